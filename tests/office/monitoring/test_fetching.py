import datetime as dt
import os
import time
from pathlib import Path

import pytest

from credenza.core.permissions import Actor
from credenza.core.verdict import Refused
from credenza.office.monitoring.actions import fetching
from credenza.office.monitoring.actions.following import arrange, follow, leave
from credenza.office.monitoring.models import Following
from credenza.office.monitoring.queries.followed import needed, state_of, states
from credenza.office.monitoring.queries.lists import newest
from credenza.sources.catalog.sam.extract import newest as newest_extract
from credenza.sources.fetching.patience import Patience
from tests.office.monitoring.lists import KEY, whole
from tests.sources.fetching.loopback import Reply, server

NIGHT = Actor.system("lists")
OCTOBER = dt.datetime(2026, 10, 12, 6, tzinfo=dt.UTC)
NOVEMBER = dt.datetime(2026, 11, 12, 6, tzinfo=dt.UTC)
TAG = {"ETag": '"october"', "Last-Modified": "Mon, 05 Oct 2026 14:00:00 GMT"}


@pytest.fixture(autouse=True)
def _office(settings, tmp_path, db, monkeypatch):
    settings.LISTS, settings.ARRIVALS = tmp_path / "lists", tmp_path / "arrivals"
    settings.PRIVATE_LISTS = True
    monkeypatch.setattr(fetching, "Patience", lambda: Patience(attempts=1))
    monkeypatch.setattr("credenza.sources.fetching.patience.time.sleep", lambda _: None)


def following(address: str = "") -> Following:
    follow(keys=[KEY], by=NIGHT, at=OCTOBER)
    return arrange(
        following=Following.objects.get(source=KEY),
        downloads=bool(address),
        address=address,
        by=NIGHT,
        at=OCTOBER,
    )


def fetch(one: Following, at: dt.datetime = OCTOBER):
    return fetching.fetch(following=one, by=NIGHT, at=at)


def test_a_list_is_fetched_once_and_asked_for_by_its_edition_from_then_on():
    with server(Reply(whole(), headers=TAG), Reply(status=304)) as at:
        one = following(f"{at.address}/exclusions.csv")
        copy, again = fetch(one), fetch(one, NOVEMBER)
    assert again == copy
    assert (copy.origin, copy.name, copy.etag) == ("download", "exclusions.csv", '"october"')
    assert copy.published_on == dt.date(2026, 10, 5)
    assert at.headers[1]["if-none-match"] == '"october"'
    state = state_of(KEY, NOVEMBER)
    assert (state.seen_on, state.due_on) == (dt.date(2026, 11, 12), dt.date(2027, 2, 12))
    assert state.sign == "current"


OUTAGES = [
    pytest.param(Reply(status=404), "status 404: check the address", id="gone"),
    pytest.param(Reply(b"<html>busy</html>"), "This is a web page", id="a page"),
    pytest.param(Reply(whole(30)), "the last 30 entries", id="cut in half"),
    pytest.param(Reply(whole(), cut=40), "broke off", id="broken off"),
]


@pytest.mark.parametrize(("reply", "why"), OUTAGES)
def test_a_night_without_a_list_is_told_and_the_copy_before_stands(reply, why, monkeypatch):
    with server(Reply(whole()), reply) as at:
        one = following(f"{at.address}/list.csv")
        copy = fetch(one)
        assert fetch(one, NOVEMBER) is None
    assert newest(KEY) == copy
    assert why in state_of(KEY, NOVEMBER).trouble
    assert not list(Path(fetching.settings.LISTS).rglob("*.csv"))


def lay(name: str, content: bytes, age: float = 3600) -> Path:
    file = Path(fetching.settings.ARRIVALS) / KEY / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    os.utime(file, (time.time() - age,) * 2)
    return file


def test_what_lies_in_the_folder_is_taken_in_and_removed():
    file = lay("oregon.csv", whole())
    (copy,) = fetching.read_folder(by=NIGHT, at=OCTOBER)
    assert (copy.origin, copy.name, file.exists()) == ("folder", "oregon.csv", False)
    assert fetching.read_folder(by=NIGHT, at=NOVEMBER) == []


def test_what_is_still_being_written_is_left_alone():
    file = lay("oregon.csv", whole(20), age=5)
    assert fetching.read_folder(by=NIGHT, at=OCTOBER) == []
    assert file.exists()


def test_what_is_refused_stays_in_the_folder_with_the_reason():
    file = lay("oregon.csv", b"nothing of the kind\n")
    assert fetching.read_folder(by=NIGHT, at=OCTOBER) == []
    assert not file.exists()
    assert "is missing" in file.with_name("oregon.csv.why.txt").read_text()
    assert fetching.read_folder(by=NIGHT, at=NOVEMBER) == []


def test_an_office_needs_the_federal_lists_and_those_of_its_states(office):
    assert needed() == ["leie", "sam", "medicaid_oh"]


def test_lists_are_followed_once_and_left_with_a_reason():
    assert follow(keys=["leie", "sam"], by=NIGHT, at=OCTOBER) == 2
    assert follow(keys=["leie"], by=NIGHT, at=OCTOBER) == 0
    leie = Following.objects.get(source="leie")
    with pytest.raises(Refused, match="Say why"):
        leave(following=leie, reason=" ", by=NIGHT, at=OCTOBER)
    leave(following=leie, reason="The CVO screens it", by=NIGHT, at=OCTOBER)
    assert [one.source.key for one in states(OCTOBER) if one.following] == ["sam"]


def test_an_address_that_may_not_be_asked_is_refused(settings):
    settings.PRIVATE_LISTS = False
    for address in ("http://10.0.0.1/list.csv", "ftp://example.gov/list.csv"):
        with pytest.raises(Refused, match="does not begin with https"):
            following(address)
    follow(keys=[KEY], by=NIGHT, at=OCTOBER)
    with pytest.raises(Refused, match="no address that stays the same"):
        arrange(following=Following.objects.get(), downloads=True, address="", by=NIGHT, at=OCTOBER)


def test_a_list_without_a_copy_and_one_that_grew_old_are_trouble():
    one = following()
    assert "no copy of this list yet" in state_of(KEY, OCTOBER).trouble
    with server(Reply(whole())) as at:
        fetch(following(f"{at.address}/list.csv"))
    late = OCTOBER + dt.timedelta(days=92 + 8)
    assert (state_of(KEY, late).sign, one.source) == ("late", KEY)
    assert "last seen to be the newest on 12 Oct 2026" in state_of(KEY, late).trouble


def test_how_lists_stand_takes_five_reads(django_assert_num_queries):
    with django_assert_num_queries(5):
        assert len(states(OCTOBER)) == 12


def test_the_newest_extract_of_sam_is_told_by_its_day():
    names = ("26327.ZIP", "26328.ZIP", "25365.ZIP")
    files = [
        {"key": f"Exclusions/Public V2/SAM_Exclusions_Public_Extract_V2_{one}"} for one in names
    ]
    listing = {"_embedded": {"customS3ObjectSummaryList": [*files, {"key": "Readme.pdf"}]}}
    assert newest_extract(listing, "https://sam.gov/api/list?domain=x") == (
        "https://sam.gov/api/prod/fileextractservices/v1/api/download/Exclusions/Public%20V2/"
        "SAM_Exclusions_Public_Extract_V2_26328.ZIP?privacy=Public"
    )
