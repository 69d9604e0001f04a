from datetime import date

import pytest

from credenza.formats.roster import (
    AppointmentFacts,
    CredentialFacts,
    PersonFacts,
    RosterRow,
    join_rows,
)

NPI, OTHER_NPI = "1234567893", "1999999919"
BORN = date(1972, 2, 29)
LICENCE = CredentialFacts("state_licence", "MD-01", "OH", ends_on=date(2027, 1, 31))


def row(number, last="Roe", first="Jo", appointment=None, credentials=(), **person):
    facts = PersonFacts(last, first, **person)
    return RosterRow(number, facts, appointment, tuple(credentials))


def joined(*rows):
    found = join_rows(rows)
    assert found.errors == ()
    return found


def refusals(*rows):
    return [(error.row, error.reason) for error in join_rows(rows).errors]


def test_rows_of_one_npi_join_with_their_facilities_and_licences():
    second = CredentialFacts("state_licence", "77", "KY")
    [person] = joined(
        row(2, npi=NPI, appointment=AppointmentFacts("Cedar"), credentials=[LICENCE]),
        row(3, last="ROE", npi=NPI, appointment=AppointmentFacts("Maple"), credentials=[second]),
    ).people
    assert person.rows == (2, 3)
    assert [one.facility for one in person.appointments] == ["Cedar", "Maple"]
    assert person.credentials == (LICENCE, second)


def test_rows_of_one_name_and_birth_date_join_and_fill_each_others_blanks():
    [person] = joined(row(2, born_on=BORN, npi=NPI), row(5, born_on=BORN, email="a@b.org")).people
    assert (person.person.npi, person.person.email) == (NPI, "a@b.org")


def test_rows_join_across_a_third_that_links_them():
    rows = (row(2, npi=NPI), row(3, born_on=BORN), row(4, npi=NPI, born_on=BORN))
    assert [one.rows for one in joined(*rows).people] == [(2, 3, 4)]


def test_a_row_that_repeats_another_is_imported_once_and_said():
    found = joined(row(2, npi=NPI, credentials=[LICENCE]), row(9, npi=NPI, credentials=[LICENCE]))
    assert len(found.people) == 1
    assert [(one.row, one.reason) for one in found.warnings] == [
        (9, "It repeats row 2 and is imported once.")
    ]


def test_one_licence_written_two_ways_is_one():
    again = CredentialFacts("state_licence", "md 01", "OH", starts_on=date(2020, 1, 1))
    [person] = joined(
        row(2, npi=NPI, credentials=[LICENCE]), row(3, npi=NPI, credentials=[again])
    ).people
    assert [(one.number, one.starts_on, one.ends_on) for one in person.credentials] == [
        ("MD-01", date(2020, 1, 1), date(2027, 1, 31))
    ]


def test_a_small_difference_keeps_the_first_and_is_said():
    found = joined(row(2, npi=NPI, email="a@b.org"), row(3, npi=NPI, email="c@d.org"))
    assert found.people[0].person.email == "a@b.org"
    assert "Row 2 says “a@b.org”" in found.warnings[0].reason


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ({"npi": NPI, "born_on": BORN}, {"npi": NPI, "born_on": date(1971, 1, 1)}, "birth dates"),
        ({"npi": NPI, "born_on": BORN}, {"npi": OTHER_NPI, "born_on": BORN}, "different NPIs"),
        ({"npi": NPI, "ssn": "1"}, {"npi": NPI, "ssn": "2"}, "Social Security"),
        ({"npi": NPI}, {"npi": NPI, "last": "Poe"}, "different names"),
        ({"ssn": "1"}, {"ssn": "1", "first": "Al"}, "different names"),
        (
            {"npi": NPI, "credentials": [LICENCE]},
            {
                "npi": NPI,
                "credentials": [CredentialFacts("state_licence", "MD01", "OH", ends_on=BORN)],
            },
            "different dates for state licence",
        ),
        (
            {"npi": NPI, "appointment": AppointmentFacts("Cedar", category="Active")},
            {"npi": NPI, "appointment": AppointmentFacts("Cedar", category="Courtesy")},
            "two appointments at Cedar",
        ),
    ],
)
def test_rows_that_contradict_each_other_are_all_refused(one, other, words):
    found = refusals(row(2, **one), row(3, "Fay", "Al", npi="1"), row(4, **other))
    assert [number for number, _ in found] == [2, 4]
    assert all("Rows 2, 4" in reason and words in reason for _, reason in found)


def test_two_terms_at_one_facility_that_follow_each_other_both_count():
    first = AppointmentFacts("Cedar", starts_on=date(2022, 1, 1), ends_on=date(2023, 12, 31))
    second = AppointmentFacts("Cedar", starts_on=date(2024, 1, 1))
    [person] = joined(
        row(2, npi=NPI, appointment=first), row(3, npi=NPI, appointment=second)
    ).people
    assert person.appointments == (first, second)


def test_two_people_of_one_name_with_npis_of_their_own_stay_two():
    found = joined(row(2, npi=NPI), row(3, npi=OTHER_NPI))
    assert len(found.people) == 2
    assert found.warnings == ()


def test_namesakes_that_cannot_be_compared_stay_two_and_are_said():
    found = joined(row(2, npi=NPI), row(3, born_on=BORN))
    assert len(found.people) == 2
    assert [(one.row, one.reason) for one in found.warnings] == [(3, "Row 2 has the same name.")]


def test_a_bare_name_beside_a_namesake_is_refused_and_the_namesake_is_not():
    rows = (row(2, npi=NPI), row(3, email="a@b.org"))
    assert [number for number, _ in refusals(*rows)] == [3]
    assert [one.rows for one in join_rows(rows).people] == [(2,)]


def test_a_bare_name_alone_or_repeated_exactly_is_one_person():
    assert [one.rows for one in joined(row(2), row(3, "Poe"), row(4)).people] == [(2, 4), (3,)]
