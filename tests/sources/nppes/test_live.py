import json
import socket
from contextlib import contextmanager

import pytest

from credenza.core.identifiers import npi_is_valid
from credenza.sources.base import NotChecked
from credenza.sources.catalog.nppes.answers import entry_from
from credenza.sources.catalog.nppes.live import LiveRegistry
from tests.sources.fetching.loopback import Reply, server
from tests.sources.nppes.files import shared

NPI = "1000000103"
RESULT = {
    "number": NPI,
    "enumeration_type": "NPI-1",
    "created_epoch": "1150243200000",
    "last_updated_epoch": "1614643200000",
    "basic": {
        "first_name": "MARGARET",
        "last_name": "WHITAKER",
        "middle_name": "ELLEN",
        "name_prefix": "--",
        "name_suffix": "--",
        "credential": "M.D.",
        "sex": "F",
        "sole_proprietor": "NO",
        "enumeration_date": "2006-06-14",
        "last_updated": "2021-03-02",
        "status": "A",
    },
    "addresses": [
        {"address_purpose": "MAILING", "address_1": "PO BOX 210", "state": "OH"},
        {
            "address_purpose": "LOCATION",
            "address_1": "400 ORCHARD LN",
            "city": "CEDAR VALLEY",
            "state": "OH",
            "postal_code": "450011234",
            "country_code": "US",
            "telephone_number": "513-555-0110",
        },
    ],
    "practiceLocations": [{"address_1": "9 QUARRY RD", "state": "KY"}],
    "taxonomies": [
        {"code": "207R00000X", "license": "35.099001", "state": "OH", "primary": True},
        {"code": "207Q00000X", "license": None, "state": None, "primary": False, "desc": None},
    ],
    "identifiers": [{"identifier": "2900001", "code": "05", "state": "OH", "issuer": None}],
    "other_names": [{"type": "Former Name", "code": "1", "last_name": "FENWICK", "prefix": "--"}],
}


def answer(*results: dict) -> bytes:
    return json.dumps({"result_count": len(results), "results": list(results)}).encode()


@contextmanager
def registry(*replies: Reply, timeout: float = 5.0):
    waits: list[float] = []
    with (
        server(*replies) as there,
        LiveRegistry(f"{there.address}/api/", timeout=timeout, wait=waits.append) as live,
    ):
        yield live, there.queries, waits


def test_an_npi_is_asked_for_and_read():
    with registry(Reply(answer(RESULT))) as (live, asked, _):
        entry = live.by_npi(NPI)
    assert asked == [{"version": "2.1", "number": NPI}]
    assert (entry.name.family, entry.name.prefix, entry.sex) == ("WHITAKER", "", "F")
    assert (entry.practice.line1, entry.practice.phone) == ("400 ORCHARD LN", "5135550110")
    assert [each.line1 for each in entry.other_practices] == ["9 QUARRY RD"]
    assert [each.licence for each in entry.taxonomies] == ["35.099001", ""]
    assert entry.other_names[0].kind == "former"
    assert entry.enumerated_on.isoformat() == "2006-06-14"
    assert entry.sole_proprietor is False


def test_older_answers_with_gender_and_whole_numbers_read_alike():
    older = json.loads(json.dumps(RESULT))
    older |= {"number": int(NPI), "created_epoch": 1150243200}
    older["basic"]["gender"] = older["basic"].pop("sex")
    with registry(Reply(answer(older)), Reply(answer(RESULT))) as (live, _, _):
        assert live.by_npi(NPI) == live.by_npi(NPI)


def test_a_name_is_asked_for_as_the_registry_wants_it():
    with registry(Reply(answer(RESULT))) as (live, asked, _):
        assert live.by_name("Muñoz", "Zoë", "oh", limit=500)[0].npi == NPI
    assert asked == [
        {
            "version": "2.1",
            "last_name": "MUNOZ",
            "first_name": "ZOE*",
            "state": "OH",
            "enumeration_type": "NPI-1",
            "limit": "200",
        }
    ]


def test_more_of_a_name_than_fit_into_one_answer_are_asked_for_page_by_page():
    full, rest = answer(*[RESULT] * 200), answer(*[RESULT] * 50)
    with registry(Reply(full), Reply(rest)) as (live, asked, _):
        assert len(live.by_name("Whitaker", limit=300)) == 250
    assert [each.get("skip") for each in asked] == [None, "200"]


def test_no_result_is_not_found():
    with registry(Reply(answer())) as (live, _, _):
        assert live.by_npi(NPI) is None
        assert live.by_name("Nobody") == []


def test_an_organisation_is_no_practitioner():
    organisation = {**RESULT, "enumeration_type": "NPI-2", "basic": {"organization_name": "X"}}
    with registry(Reply(answer(organisation))) as (live, _, _):
        assert live.by_npi(NPI) is None


@pytest.mark.parametrize("npi", ["", "1000000104", "x"])
def test_what_cannot_be_an_npi_is_not_asked(npi):
    with registry(Reply(answer(RESULT))) as (live, asked, _):
        assert live.by_npi(npi) is None
    assert asked == []


OUTAGES = [
    pytest.param(Reply(status=429), "status 429", id="too many"),
    pytest.param(Reply(b"oops", status=500), "status 500", id="broken"),
    pytest.param(Reply(answer(RESULT), cut=40), "the answer broke off", id="half a body"),
    pytest.param(Reply(b"<html>maintenance</html>"), "another shape", id="a web page"),
    pytest.param(Reply(b"[]"), "another shape", id="a list"),
    pytest.param(Reply(b"{}"), "another shape", id="nothing said"),
    pytest.param(Reply(b'{"result_count": 1, "results": [{}]}'), "another shape", id="no fields"),
    pytest.param(Reply(b'{"result_count": 2, "results": []}'), "not complete", id="fewer"),
    pytest.param(Reply(b"\xff\xfe{}"), "another shape", id="not text"),
]


@pytest.mark.parametrize(("reply", "reason"), OUTAGES)
def test_an_outage_is_not_checked_and_never_not_found(reply, reason):
    with (
        registry(reply) as (live, asked, waits),
        pytest.raises(NotChecked, match=rf"{reason}.*, 3 attempts.*Nothing is known"),
    ):
        live.by_npi(NPI)
    assert len(asked) == 3
    assert waits == [0.5, 1.0]


@pytest.mark.parametrize("reply", [outage.values[0] for outage in OUTAGES])
def test_an_outage_that_passes_is_answered(reply):
    with registry(reply, Reply(answer(RESULT))) as (live, asked, _):
        assert live.by_npi(NPI).npi == NPI
    assert len(asked) == 2


def test_the_pause_a_busy_server_asks_for_is_kept_up_to_a_bound():
    busy = [Reply(status=429, headers={"Retry-After": after}) for after in ("3", "3600")]
    with registry(*busy, Reply(answer(RESULT))) as (live, _, waits):
        live.by_npi(NPI)
    assert waits == [3.0, 10.0]


@pytest.mark.parametrize(
    "slow", [Reply(answer(RESULT), pause=1.0), Reply(answer(RESULT), drip=True)]
)
def test_a_slow_answer_is_given_up(slow):
    with (
        registry(slow, timeout=0.2) as (live, _, _),
        pytest.raises(NotChecked, match=r"answer within 0\.2 s"),
    ):
        live.by_npi(NPI)


def test_a_refused_question_says_what_the_registry_said():
    errors = b'{"Errors": [{"description": "No valid search criteria", "number": "04"}]}'
    with (
        registry(Reply(errors)) as (live, asked, _),
        pytest.raises(NotChecked, match=r"did not take the question: .No valid search criteria"),
    ):
        live.by_name("Whitaker")
    assert len(asked) == 1


@pytest.mark.parametrize("status", [301, 403, 404])
def test_a_wrong_address_is_not_tried_again(status):
    moved = Reply(status=status, headers={"Location": "/elsewhere"})
    with (
        registry(moved) as (live, asked, _),
        pytest.raises(NotChecked, match=f"status {status}: check the address"),
    ):
        live.by_npi(NPI)
    assert len(asked) == 1


@pytest.mark.parametrize("address", ["http://127.0.0.1:{port}/", "not an address", "http://["])
def test_nobody_at_the_address_is_not_checked(address):
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))  # bound and not listening: connections are refused
        address = address.replace("{port}", str(held.getsockname()[1]))
        with (
            LiveRegistry(address, wait=lambda _: None) as live,
            pytest.raises(NotChecked, match="could not be asked"),
        ):
            live.by_npi(NPI)


def test_an_answer_without_end_is_not_swallowed(monkeypatch):
    monkeypatch.setattr("credenza.sources.fetching.questions.LARGEST", 100)
    with (
        registry(Reply(answer(RESULT))) as (live, _, _),
        pytest.raises(NotChecked, match="too large"),
    ):
        live.by_npi(NPI)


def test_recorded_public_answers_are_read():
    people = 0
    for file in sorted(shared("nppes/npi_registry_api").glob("*.json")):
        for result in json.loads(file.read_text()).get("results", []):
            if result["enumeration_type"] == "NPI-1":
                entry = entry_from(result)
                people += 1
                assert npi_is_valid(entry.npi)
                assert entry.name.family
                assert entry.practice is not None
                assert entry.sex in {"F", "M", "X", ""}
                assert entry.unreadable == ()
                assert "--" not in (entry.name.prefix, entry.name.suffix)
    assert people == 236
