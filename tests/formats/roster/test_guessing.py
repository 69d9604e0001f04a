import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credenza.formats.roster import fields, guess_mapping


def guessed(*headers):
    return [(one.field, one.group) for one in guess_mapping(headers).columns]


@pytest.mark.parametrize(
    ("header", "field", "group"),
    [
        ("Last Name", "last_name", 1),
        ("LNAME", "last_name", 1),
        ("Provider Name (Last, First)", "full_name", 1),
        ("Practitioner Name", "full_name", 1),
        ("MI", "middle_name", 1),
        ("Credentials", "degree", 1),
        ("Maiden Name", "former_name", 1),
        ("DOB", "birth_date", 1),
        ("Soc. Sec. No.", "ssn", 1),
        ("Individual NPI", "npi", 1),
        ("Provider Type", "profession", 1),
        ("Primary Specialty", "specialty", 1),
        ("Specialty 2", "specialty", 2),
        ("Cell #", "mobile", 1),
        ("Address Line 2", "street_2", 1),
        ("Zip+4", "postal_code", 1),
        ("Fac Name", "facility", 1),
        ("Staff Cat", "category", 1),
        ("Next Reappt Date", "reappointment_due_on", 1),
        ("Lic1 No", "licence_number", 1),
        ("License State 2", "licence_state", 2),
        ("License 3 Expiration Date", "licence_ends_on", 3),
        ("LicExpDt", "licence_ends_on", 1),
        ("DEA #", "dea_number", 1),
        ("DEA2Exp", "dea_ends_on", 2),
        ("CDS Expires", "csr_ends_on", 1),
        ("Board Cert. Exp. Date", "board_ends_on", 1),
        ("Malpractice Ins. Carrier", "malpractice_carrier", 1),
        ("Policy No.", "malpractice_policy", 1),
        ("Med School", "medical_school", 1),
        ("Yr Graduated", "graduation_year", 1),
        ("ACLS Exp", "acls_ends_on", 1),
        ("NRP", "nrp_ends_on", 1),
        ("Licence Nmber", "licence_number", 1),
        ("Mal practice Carrier", "malpractice_carrier", 1),
        ("Date License Issued", "licence_issued_on", 1),
        ("CPR Exp", "bls_ends_on", 1),
        ("Brd Cert", "board_name", 1),
        ("License Status", "", 1),
        ("DEA Status", "", 1),
        ("OH License No", "", 1),
        ("RN License Number", "", 1),
        ("Emergency Contact Phone", "", 1),
        ("Specialty Board Status", "", 1),
        ("Action", "", 1),
        ("Duration", "", 1),
        ("Shoe size", "", 1),
        ("Why refused", "", 1),
        ("", "", 1),
    ],
)
def test_headers_as_offices_write_them_find_their_field(header, field, group):
    assert guessed(header) == [(field, group)]


def test_a_header_that_could_mean_two_fields_is_left_out_and_both_are_named():
    [column] = guess_mapping(["Expiration Date"]).columns
    assert (column.field, column.confidence) == ("", 0.0)
    assert column.note.startswith("Could be ") and " or " in column.note


def test_two_equal_claims_to_one_field_are_both_left_out():
    first, second = guess_mapping(["NPI", "NPI Number"]).columns
    assert (first.field, second.field) == ("", "")
    assert first.note == "NPI is also claimed by “NPI Number”."


def test_the_better_of_two_claims_wins():
    exact, loser = guess_mapping(["NPI", "Provider NPI"]).columns
    assert (exact.field, exact.confidence) == ("npi", 1.0)
    assert loser.field == "" and "also claimed by “NPI”" in loser.note


def test_similarity_is_less_certain_than_an_alias():
    [column] = guess_mapping(["Medical Schol"]).columns
    assert column.field == "medical_school"
    assert 0.75 < column.confidence < 0.95


def test_a_second_column_for_a_field_that_has_but_one_is_left_out_and_said():
    [column] = guess_mapping(["Medical Schol 2"]).columns
    assert column.note == "Medical school has no number 2."


@settings(deadline=None)
@given(st.lists(st.text(max_size=30), max_size=12))
def test_no_field_is_ever_given_to_two_columns(headers):
    filled = [target for target in guessed(*headers) if target[0]]
    assert len(filled) == len(set(filled))
    assert all(fields()[key].repeats or group == 1 for key, group in filled)


def test_no_alias_belongs_to_two_fields():
    for field in fields().values():
        [column] = guess_mapping([field.label]).columns
        assert column.field == field.key, field.label
