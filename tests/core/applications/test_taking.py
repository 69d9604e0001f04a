from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.applications.offering import Known, offers
from credenza.core.applications.taking import (
    Held,
    answers_of,
    differences,
    find,
    held,
    person_values,
    same_thing,
    statement,
)
from tests.core.applications.asking import SECTIONS, entry

WORK = SECTIONS["work"]
ELM = Held("work_position", issuer="Elm Clinic", starts_on=date(2019, 7, 1), precision="month")
OHIO = Held("state_licence", "35.123456", "", "OH", None, date(2027, 12, 31))


def test_a_months_answer_fills_its_whole_months():
    told = held(WORK, entry("work", kind="work_position", starts_on="2019-07", ends_on="2021-02"))
    assert (told.starts_on, told.ends_on) == (date(2019, 7, 1), date(2021, 2, 28))
    assert told.precision == "month"


def test_answers_go_to_the_columns_of_the_file():
    answers = {
        "kind": "state_licence",
        "jurisdiction": "oh",
        "number": "35.1",
        "ends_on": "1/2/2027",
    }
    told = held(SECTIONS["licences"], entry("licences", **answers))
    assert (told.kind, told.jurisdiction, told.number) == ("state_licence", "OH", "35.1")
    assert told.ends_on == date(2027, 1, 2)


def test_money_is_taken_as_a_number_and_a_month_among_the_details_as_its_first_day():
    told = held(SECTIONS["coverage"], entry("coverage", per_claim="$1,000,000"))
    assert told.details == {"per_claim": "1000000"}
    peer = held(SECTIONS["references"], entry("references", known_since="7/2015"))
    assert peer.details["known_since"] == "2015-07-01"


def test_answers_to_questions_that_are_not_asked_stay_out():
    told = held(WORK, entry("work", kind="military_service", role="Surgeon", rank="Captain"))
    assert told.details == {"rank": "Captain"}


def test_a_page_about_the_person_gives_the_persons_columns():
    told = entry("identity", last_name=" Okafor ", npi="1234567893")
    values = person_values(SECTIONS["identity"], told)
    assert values["last_name"] == "Okafor" and values["npi"] == "1234567893"
    assert held(SECTIONS["identity"], told) is None


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (Held("state_licence", "35 123456", "", "OH"), True),
        (Held("state_licence", "35.123456", "", "KY"), False),
        (Held("state_licence", "35.9", "", "OH"), False),
        (Held("rn_licence", "35.123456", "", "OH"), False),
    ],
)
def test_a_licence_is_known_by_its_state_and_number(other, same):
    assert same_thing(OHIO, other) is same


@pytest.mark.parametrize(
    ("issuer", "start", "same"),
    [
        ("elm clinic", date(2019, 9, 1), True),
        ("Elm Clinic", date(2022, 7, 1), False),
        ("Elm Clinic", None, True),
        ("Oak Clinic", date(2019, 7, 1), False),
    ],
)
def test_a_post_is_known_by_its_name_and_year(issuer, start, same):
    assert same_thing(ELM, Held("work_position", issuer=issuer, starts_on=start)) is same


def test_what_is_held_written_as_answers_and_taken_again_is_the_same():
    for section, one in ((WORK, ELM), (SECTIONS["licences"], OHIO)):
        again = held(section, entry(section.key, **answers_of(section, one)))
        assert same_thing(one, again)
        assert (again.starts_on, again.ends_on) == (one.starts_on, one.ends_on)


def test_only_what_the_application_says_and_the_file_does_not_is_a_difference():
    told = Held("state_licence", "35.123456", "", "OH", date(2010, 5, 1), date(2029, 12, 31))
    found = [
        (one.label, one.filed, one.told) for one in differences(SECTIONS["licences"], told, OHIO)
    ]
    assert found == [
        ("First issued", "", "1 May 2010"),
        ("Expires, or expired", "31 Dec 2027", "31 Dec 2029"),
    ]


def test_an_entry_finds_its_row_in_the_file():
    told = Held("state_licence", "35-123456", "", "OH")
    assert find(told, [ELM, OHIO]) == OHIO
    assert find(told, [ELM]) is None


def offered(known, *entries):
    return [(one.section, dict(one.answers)) for one in offers(SECTIONS.values(), known, entries)]


def test_what_is_known_of_the_person_is_offered_question_by_question():
    known = Known({"last_name": "Okafor", "npi": "1234567893"})
    assert offered(known, entry("identity", last_name="okafor")) == [
        ("identity", {"npi": "1234567893"})
    ]


def test_what_is_held_is_offered_as_whole_entries_the_newest_first_and_once():
    later = Held("work_position", issuer="Oak", starts_on=date(2023, 1, 1))
    found = offered(Known({}, (), [ELM, later, ELM]))
    assert [one["issuer"] for _, one in found] == ["Oak", "Elm Clinic"]


def test_what_is_told_already_is_not_offered():
    told = entry("work", kind="work_position", issuer="ELM CLINIC", starts_on="2019-07")
    assert offered(Known({}, (), [ELM]), told) == []


def test_a_name_in_use_already_is_not_offered_again():
    names = [{"last_name": "Eze", "first_name": "Ada"}, {"last_name": "Eze"}]
    assert offered(Known({}, names)) == [("other_names", {"last_name": "Eze", "first_name": "Ada"})]
    assert offered(Known({}, names), entry("other_names", last_name="EZE")) == []


texts = st.text(max_size=12)


@given(texts, texts, st.dates() | st.none())
def test_a_thing_is_the_same_as_itself(number, issuer, day):
    one = Held("work_position", number, issuer, "", day)
    letters = any(char.isalnum() for char in issuer)
    numbered = any(char.isascii() and char.isalnum() for char in number)
    assert same_thing(one, one) or not (letters or numbered)


def test_a_signed_page_of_questions_tells_how_many_were_explained():
    answers = {one.key: "no" for one in SECTIONS["disclosures"].questions}
    told = entry(
        "disclosures", **answers | {"dea_action": "yes", "dea_action__why": "Lapsed in 2012."}
    )
    found = statement(SECTIONS["disclosures"], told, date(2026, 11, 24))
    assert (found.kind, found.starts_on) == ("disclosure", date(2026, 11, 24))
    assert (found.details["yes_answers"], found.details["explained"]) == ("1", "yes")
    assert found.details["explanations"].endswith("Lapsed in 2012.")
    unexplained = entry("disclosures", **answers | {"dea_action": "yes"})
    assert statement(SECTIONS["disclosures"], unexplained, date.max).details["explained"] == "no"


def test_what_is_known_by_the_year_alone_answers_no_question_of_months_or_days():
    by_year = Held("work_position", issuer="Elm", starts_on=date(2019, 1, 1), precision="year")
    assert "starts_on" not in answers_of(WORK, by_year)
    by_month = Held("state_licence", "1", "", "OH", date(2019, 7, 1), precision="month")
    assert "starts_on" not in answers_of(SECTIONS["licences"], by_month)
