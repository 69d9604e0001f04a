"""Who is found, in which band, and why."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credenza.screening.bands import CONFIRMED, LIKELY, NAME_ONLY
from credenza.screening.match import match
from tests.screening.people import ADAMS, NPI, OTHER_NPI, found, frame, score

LISTED = {"family": "ADAMCZYK", "given": "THEODORA", "middle": "LOUISE", "born_on": "19710324"}


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"family": "ADAMCZYK JR"},
        {"family": "ADAMZCYK"},
        {"given": "DORA"},
        {"given": "T"},
        {"middle": "L"},
        {"middle": ""},
        {"family": "THEODORA", "given": "ADAMCZYK"},
        {"given": "LOUISE", "middle": "THEODORA"},
        {"given": "THEODORALOUISE", "middle": ""},
        {"family": "ADAMCZYK-HOLLOWAY"},
        {"family": "VAN ADAMCZYK"},
        {"family": "ADAMCZYK", "born_on": "03/24/71"},
        {"born_on": "19710424"},
    ],
)
def test_a_person_is_found_however_the_list_writes_her(change):
    row = found(ADAMS, LISTED | {"state": "IA"} | change)
    assert row["band"] == LIKELY, row


def test_one_npi_confirms():
    row = found(ADAMS, LISTED | {"npi": NPI})
    assert row["band"] == CONFIRMED
    assert f"NPI {NPI} the same" in row["reasons"]


def test_one_npi_alone_is_never_passed_over():
    stranger = {"family": "OKONKWO", "given": "BRAM", "born_on": "19500101", "npi": NPI}
    row = found(ADAMS, stranger)
    assert row["band"] == LIKELY
    assert "family names differ: ADAMCZYK and OKONKWO" in row["reasons"].split("against:")[1]


def test_another_npi_speaks_against():
    missing = LISTED | {"born_on": ""}
    assert score(ADAMS, missing | {"npi": OTHER_NPI}) < score(ADAMS, missing)
    row = found(ADAMS, missing | {"npi": OTHER_NPI})
    assert f"NPIs differ: {NPI} and {OTHER_NPI}" in row["reasons"].split("against:")[1]


def test_a_common_name_alone_is_only_a_name():
    common = {"id": "R1", "family": "Smith", "given": "Mary", "born_on": "1980-05-06"}
    row = found(common, {"family": "SMITH", "given": "MARY", "born_on": "19511130"})
    assert row["band"] == NAME_ONLY


def test_a_rare_name_says_more_than_a_common_one():
    undated = {"family": "SMITH", "given": "MARY"}
    assert score(undated, undated) < score(LISTED | {"born_on": ""}, LISTED | {"born_on": ""})


def test_a_former_name_is_found_and_said():
    married = ADAMS | {"family": "Holloway", "other_names": "Adamczyk, Theodora Louise"}
    row = found(married, LISTED)
    assert row["band"] == LIKELY
    assert "other name ADAMCZYK" in row["reasons"]


def test_a_twin_is_less_likely_than_the_person_herself():
    assert score(ADAMS, LISTED | {"given": "MAUREEN", "middle": ""}) < score(ADAMS, LISTED)


def test_organisations_and_empty_lists_match_nobody():
    assert match(frame(ADAMS), frame({"id": "E1", "npi": NPI})).is_empty()
    assert match(frame(ADAMS), frame()).is_empty()
    assert match(frame(), frame(ADAMS)).is_empty()


def test_odd_rows_do_no_harm():
    odd = [
        {"id": "E2", "family": "\0", "born_on": "x"},
        {"id": "E3", "family": "'-.", "given": "/"},
        {"id": "E4", "family": "A" * 1_000_000, "given": "陈", "other_names": "B" * 1_000_000},
    ]
    rows = match(frame(ADAMS), frame({"id": "E1"} | LISTED, *odd))
    assert rows["entry_id"].to_list() == ["E1"]


PEOPLE = st.fixed_dictionaries(
    {
        "family": st.sampled_from(
            ["Adamczyk", "Adamczik", "Smith", "Smith-Adamczyk", "de la Cruz", "Theodora", "Dora"]
        ),
        "given": st.sampled_from(
            [
                "Theodora",
                "Thoedora",
                "Dora",
                "T",
                "Louise",
                "Mary",
                "Adamczyk",
                "Adamczyklouise",
                "",
            ]
        ),
        "middle": st.sampled_from(["", "L", "Louise", "Theodora"]),
        "sex": st.sampled_from(["", "F", "M"]),
        "suffix": st.sampled_from(["", "Jr", "III"]),
        "other_names": st.sampled_from(["", "Adamczyk, Theodora; Cruz"]),
        "born_on": st.sampled_from(["", "1971-03-24", "1971-01-01", "1971-04-24", "1950-11-02"]),
        "npi": st.sampled_from(["", NPI, OTHER_NPI, "1234567890"]),
        "state": st.sampled_from(["", "IA", "TX"]),
        "zip": st.sampled_from(["", "50613"]),
    }
)


SEVERAL = st.lists(PEOPLE, min_size=1, max_size=8)


def scores(people: list[dict], listed: list[dict]) -> dict[tuple[str, str], float]:
    """The score of every matched pair, by the places of its people."""
    sides = (
        frame(*({**row, "id": str(n)} for n, row in enumerate(side))) for side in (people, listed)
    )
    return {(row[0], row[1]): row[2] for row in match(*sides).iter_rows()}


@settings(deadline=None, max_examples=25)
@given(SEVERAL, SEVERAL)
def test_it_does_not_matter_which_side_is_the_roster(some, others):
    back = {(there, here): value for (here, there), value in scores(others, some).items()}
    assert scores(some, others) == pytest.approx(back)


@settings(deadline=None, max_examples=15)
@given(SEVERAL, SEVERAL, SEVERAL)
def test_more_rows_on_either_side_never_hide_or_change_a_match(some, others, more):
    alone, among = scores(some, others), scores(some + more, others + more)
    assert alone.items() <= among.items()


@settings(deadline=None, max_examples=25)
@given(SEVERAL, PEOPLE, st.sampled_from([("npi",), ("born_on",), ("state", "zip")]))
def test_more_agreement_never_lowers_the_score(some, other, fields):
    said = [person for person in some if all(person[field] for field in fields)]
    for person in said[:2]:
        agreed = other | {field: person[field] for field in fields}
        before, after = scores([person], [other]), scores([person], [agreed])
        assert all(after[pair] >= value for pair, value in before.items())
