import httpx
import pytest

from credenza.sources.fetching.gate import Forbidden, Gate
from credenza.sources.fetching.patience import TryAgain

PUBLIC = "93.184.215.14"


def gate(*numbers: str, private: bool = False) -> Gate:
    return Gate(private=private, look_up=lambda name, port: numbers)


def test_the_machine_is_asked_by_number_and_named_as_it_was():
    target = gate(PUBLIC).target("https://lists.example.gov/a/UPDATED.csv?x=1")
    assert target.url == httpx.URL(f"https://{PUBLIC}/a/UPDATED.csv?x=1")
    assert (target.host, target.name) == ("lists.example.gov", "lists.example.gov")


INSIDE = [
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fd00::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::a00:1",
    "2002:a00:1::",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "ff02::1",
]


@pytest.mark.parametrize("number", INSIDE)
def test_a_machine_of_the_own_network_is_not_asked(number):
    with pytest.raises(Forbidden, match="no machine of the public internet"):
        gate(number).target("https://lists.example.gov/")


def test_one_inner_number_among_outer_ones_is_enough_to_refuse():
    with pytest.raises(Forbidden):
        gate(PUBLIC, "10.0.0.1").target("https://lists.example.gov/")


@pytest.mark.parametrize("written", ["127.0.0.1", "2130706433", "0x7f000001", "0177.0.0.1"])
def test_a_number_in_another_notation_is_seen_through(written):
    with pytest.raises((Forbidden, TryAgain)):
        Gate().target(f"https://{written}/")


BAD = [
    ("http://lists.example.gov/", "does not begin with https"),
    ("file:///etc/passwd", "does not begin with https"),
    ("gopher://lists.example.gov/", "does not begin with https"),
    ("https://", "does not begin with https"),
    ("https://lists.example.gov:8443/", "not asked at port 8443"),
    ("https://user:secret@lists.example.gov/", "must not hold a name or a password"),
    ("https://lists.example.gov:port/", "is not an address"),
    ("", "does not begin with https"),
]


@pytest.mark.parametrize(("address", "why"), BAD)
def test_other_addresses_are_refused_with_the_reason(address, why):
    with pytest.raises(Forbidden, match=why):
        gate(PUBLIC).target(address)


def test_an_office_may_let_its_own_server_through():
    target = gate("10.0.0.7", private=True).target("http://mirror.example:8080/leie.csv")
    assert str(target.url) == "http://10.0.0.7:8080/leie.csv"
    assert target.host == "mirror.example:8080"


def test_a_name_that_nobody_knows_may_be_known_later():
    with pytest.raises(TryAgain, match=r"no machine is known as lists\.example\.gov"):
        gate().target("https://lists.example.gov/")


def test_the_older_kind_of_number_goes_first():
    assert gate("2606:4700::1", PUBLIC).target("https://a.example/").url.host == PUBLIC
