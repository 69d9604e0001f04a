from datetime import date

import pytest

from credenza.core.applications.conflicts import FileSays, Told, conflicts
from credenza.core.applications.taking import Held
from tests.core.applications.asking import SECTIONS, entry

TODAY = date(2026, 11, 24)
FILE = FileSays("Okafor", ("Eze",), date(1980, 3, 1), (Held("state_licence", "35.1", "", "OH"),))
NAMED = [entry("identity", last_name="Okafor"), entry("other_names", last_name="Eze")]
DEA = entry("registrations", kind="dea", number="AB1234563")
OHIO = entry(
    "licences", kind="state_licence", jurisdiction="OH", number="35.1", ends_on="2027-01-01"
)


NO_FILE = FileSays()


def words(*entries, file=NO_FILE):
    return [one.words for one in conflicts(Told(SECTIONS, entries, file, TODAY))]


def blocking(*entries):
    return [one for one in conflicts(Told(SECTIONS, entries, FileSays(), TODAY)) if one.blocks]


def test_answers_that_agree_with_each_other_and_the_file_raise_nothing():
    assert words(*NAMED, OHIO, file=FILE) == []


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ([entry("work", starts_on="2020-05", ends_on="2019-05")], "before it begins"),
        ([entry("work", issuer="Elm", starts_on="2027-05")], "Elm begins in the future"),
        ([entry("references", issuer="Ann", relative="yes")], "Ann is a relative"),
        (
            [entry("contact", email="me@x.org"), entry("references", issuer="A", email="ME@x.org")],
            "your own e-mail",
        ),
        (
            [entry("references", email="a@x.org"), entry("references", "2", email="a@x.org")],
            "address of another peer",
        ),
        (
            [entry("licences", restricted="yes"), entry("disclosures", licence_action="no")],
            "said to be or have been restricted",
        ),
        (
            [entry("training", completed="no"), entry("disclosures", training_action="no")],
            "was not finished",
        ),
        ([entry("claims", paid="$250,000"), entry("disclosures", reported="no")], "Data Bank"),
        ([entry("coverage", starts_on="2024-01-01", ends_on="2025-01-01")], "in force today"),
        ([entry("identity", last_name="Ito"), DEA], "not the initial of Ito"),
    ],
)  # fmt: skip
def test_a_contradiction_is_told_in_a_sentence(entries, said):
    [found] = words(*entries)
    assert said in found


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ([entry("identity", last_name="Okafor")], "The office knows you as Okafor"),
        ([*NAMED, entry("licences", jurisdiction="KY", number="9")], "licence of OH, 35.1"),
        ([*NAMED, OHIO, entry("education", starts_on="1990-08", issuer="Elm")], "fifteenth"),
    ],
)
def test_what_the_file_holds_is_compared(entries, said):
    assert any(said in one for one in words(*entries, file=FILE))


def test_a_licence_of_the_hospitals_state_must_be_current():
    file = FileSays(state="OH")
    lapsed = entry("licences", kind="state_licence", jurisdiction="OH", ends_on="2026-11-23")
    today = entry("licences", kind="state_licence", jurisdiction="OH", ends_on="2026-11-24")
    assert words(lapsed, file=file) == ["No licence of OH that is current is listed."]
    assert words(today, file=file) == []


def test_numbers_that_differ_in_padding_are_the_same_licence():
    padded = entry("licences", kind="state_licence", jurisdiction="OH", number="MD-035.1")
    assert words(*NAMED, padded, file=FILE) == []


def test_what_cannot_both_be_true_must_be_mended_before_signing():
    assert blocking(entry("work", starts_on="2020-05", ends_on="2019-05"))
    assert not blocking(entry("work", issuer="Elm", starts_on="2027-05"))


def test_a_dea_number_under_a_former_name_is_no_conflict():
    former = entry("other_names", last_name="Bauer")
    assert words(entry("identity", last_name="Ito"), former, DEA) == []
