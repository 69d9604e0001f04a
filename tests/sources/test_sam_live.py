from datetime import date

import pytest

from credenza.sources.base import NotChecked
from credenza.sources.catalog.sam.live import LiveExclusions
from credenza.sources.fetching.gate import Forbidden, Gate
from tests.sources.fetching.loopback import Reply, server, told

NPI = "1000000103"


def record(last: str = "TAMBERLANE", **actions) -> dict:
    return {
        "exclusionDetails": {
            "classificationType": "Individual",
            "exclusionType": "Prohibition/Restriction",
            "exclusionProgram": "Reciprocal",
            "excludingAgencyCode": "HHS",
            "excludingAgencyName": "HEALTH AND HUMAN SERVICES, DEPARTMENT OF",
        },
        "exclusionIdentification": {
            "ueiSAM": None,
            "npi": NPI,
            "firstName": "AUGUSTUS",
            "middleName": None,
            "lastName": last,
            "entityName": None,
        },
        "exclusionActions": {
            "listOfActions": [
                {
                    "activateDate": "02-03-2021",
                    "terminationDate": None,
                    "terminationType": "Indefinite",
                    "recordStatus": "Active",
                }
                | actions
            ]
        },
        "exclusionPrimaryAddress": {"city": "SALEM", "stateOrProvinceCode": "OR"},
        "exclusionOtherInformation": {
            "additionalComments": None,
            "references": {"referencesList": [{"exclusionName": "GUS TAMBERLANE", "type": "also"}]},
        },
    }


def page(*records: dict, total: int | None = None) -> Reply:
    count = len(records) if total is None else total
    return told({"totalRecords": count, "excludedEntity": list(records), "links": {}})


def asked(*replies: Reply, question=lambda live: live.by_npi(NPI), **given):
    waits = []
    with (
        server(*replies) as at,
        LiveExclusions("a-key", at.address, pace=0.0, wait=waits.append, **given) as live,
    ):
        return question(live), at, waits


def test_an_exclusion_is_read():
    found, at, _ = asked(page(record()))
    (one,) = found
    assert (one.last, one.first, one.middle, one.npi) == ("TAMBERLANE", "AUGUSTUS", "", NPI)
    assert (one.begins_on, one.ends_on, one.is_active) == (date(2021, 2, 3), None, True)
    assert (one.state, one.aliases) == ("OR", ("GUS TAMBERLANE",))
    assert at.queries == [{"npi": NPI, "page": "0", "size": "10", "api_key": "a-key"}]


def test_nobody_excluded_is_an_answer():
    assert asked(page())[0] == []


def test_every_page_is_asked_for():
    first = page(*(record(f"TAMBERLANE{n}") for n in range(10)), total=13)
    rest = page(*(record(f"QUILL{n}") for n in range(3)), total=13)
    found, at, _ = asked(first, rest, question=lambda live: live.by_name("Tamberlane", "Augustus"))
    assert len(found) == 13
    assert [query["page"] for query in at.queries] == ["0", "1"]
    assert at.queries[0]["exclusionName"] == "Augustus Tamberlane"


def test_pages_that_end_early_are_no_answer():
    first = page(*(record() for _ in range(10)), total=13)
    with pytest.raises(NotChecked, match="told of 13 exclusions and gave 10"):
        asked(first, page(total=13))


def test_a_name_that_too_many_have_is_to_be_asked_more_narrowly():
    many = page(*(record() for _ in range(10)), total=4000)
    with pytest.raises(NotChecked, match="knows 4000 exclusions"):
        asked(many, question=lambda live: live.by_name("Smith"))


OUTAGES = [
    pytest.param(Reply(b"", 500), "status 500", id="broken"),
    pytest.param(Reply(b"slow down", 429), "status 429", id="too many"),
    pytest.param(Reply(page(record()).body, cut=30), "the answer broke off", id="half a body"),
    pytest.param(Reply(b"<html>"), "another shape", id="a web page"),
    pytest.param(Reply(b"[" * 100_000), "another shape", id="nested without end"),
    pytest.param(told({"totalRecords": 1}), "another shape", id="no records"),
    pytest.param(told({"totalRecords": 1, "excludedEntity": [{}]}), "another shape", id="empty"),
    pytest.param(told({"totalRecords": 0, "excludedEntity": [record()]}), "not complete", id="0"),
    pytest.param(Reply(page(record()).body, pause=0.6), "no answer within", id="slow"),
]


@pytest.mark.parametrize(("reply", "why"), OUTAGES)
def test_an_outage_is_not_checked_and_one_that_passes_is_answered(reply, why):
    with pytest.raises(NotChecked, match=rf"{why}.*, 3 attempts.*Nothing is known"):
        asked(reply, timeout=0.3)
    assert asked(reply, page(record()), timeout=0.3)[0][0].npi == NPI


@pytest.mark.parametrize("status", [401, 403])
def test_a_key_that_is_not_taken_is_told_at_once(status):
    with pytest.raises(NotChecked, match=f"answered with status {status}"):
        asked(Reply(b'{"error": {"code": "API_KEY_INVALID"}}', status))


def test_a_refused_question_says_what_was_said():
    with pytest.raises(NotChecked, match=r'did not take the question: "Invalid page size"'):
        asked(told({"errors": [{"message": "Invalid page size"}]}))


def test_the_key_is_in_no_message():
    with pytest.raises(NotChecked) as caught:
        asked(Reply(b"", 500))
    assert "a-key" not in str(caught.value)


def test_dates_that_make_no_sense_are_told():
    one = asked(page(record(activateDate="02-30-0199", terminationDate="12/31/2027")))[0][0]
    assert (one.begins_on, one.ends_on) == (None, date(2027, 12, 31))
    assert one.dates_unread == ("activateDate: 02-30-0199",)


def test_what_cannot_be_an_npi_is_not_asked():
    assert asked(page(), question=lambda live: live.by_npi("1000000104"))[1].paths == []


def test_an_address_within_the_office_is_not_asked():
    with pytest.raises(Forbidden):
        asked(page(), gate=Gate())
