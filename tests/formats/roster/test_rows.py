from datetime import date

import pytest

from credenza.formats.roster import Context, RosterRow, check_row, guess_mapping
from credenza.formats.roster.fields import blocks
from credenza.formats.tables import Row
from credenza.packs.loader import credential_kinds

TODAY = date(2026, 11, 24)
HERE = Context(
    TODAY, {"Cedar Valley Hospital": "Cedar Valley Hospital", "CVH": "Cedar Valley Hospital"}
)


def check(context=HERE, **cells):
    cells = {"Last Name": "Roe", "First Name": "Jo"} | {
        header.replace("_", " "): cell for header, cell in cells.items()
    }
    mapping = guess_mapping(list(cells))
    unmapped = [column.header for column in mapping.columns if not column.field]
    assert not unmapped
    return check_row(Row(7, tuple(cells.values())), mapping, context)


def good(**cells):
    checked = check(**cells)
    assert isinstance(checked, RosterRow), checked
    return checked


def errors(**cells):
    checked = check(**cells)
    assert isinstance(checked, list), checked
    return [(error.header, error.reason) for error in checked]


def test_a_row_becomes_a_person_with_clean_values():
    person = good(
        NPI=1234567893.0, DOB="2/29/1972", Degree="M.D., FACS", Cell="6145550100",
        Phone="614 555 0101", Specialty="Surgery", Specialty_2="Trauma", State="Ohio",
        Languages="Spanish; French", Maiden_Name="Poe", Suffix="jr",
    ).person  # fmt: skip
    assert (person.npi, person.born_on, person.suffix) == ("1234567893", date(1972, 2, 29), "Jr.")
    assert person.degrees == ("MD", "FACS")
    assert person.phones == (("mobile", "614-555-0100"), ("office", "614-555-0101"))
    assert person.specialties == ("Surgery", "Trauma")
    assert (person.state, person.former_name) == ("OH", "Poe")
    assert person.languages == ("Spanish", "French")


def test_a_full_name_in_one_column_is_parted_and_kept_raw():
    row = Row(2, ("van der Berg III, Anna-Lise, MD, FACS",))
    person = check_row(row, guess_mapping(["Name"]), HERE).person
    assert (person.last_name, person.first_name, person.suffix) == (
        "van der Berg",
        "Anna-Lise",
        "III",
    )
    assert person.degrees == ("MD", "FACS")
    assert person.raw_name == "van der Berg III, Anna-Lise, MD, FACS"


def test_separate_names_win_over_the_full_name_which_stays_as_written():
    person = good(Full_Name="ROE JO MD").person
    assert (person.last_name, person.first_name, person.raw_name) == ("Roe", "Jo", "ROE JO MD")


def test_a_suffix_written_into_the_last_name_is_taken_out():
    person = good(**{"Last Name": "Willis Jr"}).person
    assert (person.last_name, person.suffix) == ("Willis", "Jr.")


def test_numbered_columns_become_several_licences():
    credentials = good(
        Lic1_No="MD-0123", License_State_1="OH", License_1_Exp="1/31/2027",
        License_2_Number="77", License_State_2="Kentucky", License_2_Issue_Date="3/1/2020",
    ).credentials  # fmt: skip
    assert [(one.kind, one.number, one.state) for one in credentials] == [
        ("state_licence", "MD-0123", "OH"),
        ("state_licence", "77", "KY"),
    ]
    assert credentials[0].ends_on == date(2027, 1, 31)
    assert credentials[1].starts_on == date(2020, 3, 1)


def test_every_block_of_columns_becomes_its_credential():
    kinds = [
        one.kind
        for one in good(
            License="1", License_State="OH", DEA="AR1234563", CDS="c1", CDS_State="OH",
            Board="ABIM", Carrier="Acme", Limits="1M/3M", Med_School="Ohio State",
            Grad_Year="1998", BLS="1/1/2027", ACLS="1/1/2027", ATLS="1/1/2027", PALS="1/1/2027",
            NRP="1/1/2027",
        ).credentials
    ]  # fmt: skip
    assert kinds == [
        "state_licence", "dea", "state_cds", "board_certification", "malpractice_coverage",
        "medical_school", "bls", "acls", "atls", "pals", "nrp",
    ]  # fmt: skip


def test_the_kinds_are_those_of_the_credential_packs():
    assert {block.kind for block in blocks().values()} <= set(credential_kinds())


def test_a_month_is_stored_as_its_last_day_with_its_precision_and_a_warning():
    checked = good(License="1", License_State="OH", License_Exp="Feb 2028")
    assert checked.credentials[0].ends_on == date(2028, 2, 29)
    assert checked.credentials[0].precision == "month"
    assert [str(one) for one in checked.warnings] == [
        "Row 7, License Exp “Feb 2028”: Only the month is given; it is taken as 2028-02-29. "
        "Please confirm."
    ]


def test_an_endless_expiry_is_continuous_and_asks_to_be_confirmed():
    checked = good(Board="ABIM", Board_Exp="12/31/9999")
    assert checked.credentials[0].continuous
    assert checked.credentials[0].ends_on is None
    assert checked.warnings[0].remedy == "Please confirm."


def test_the_offices_own_state_and_facility_stand_in_where_the_row_names_none():
    context = Context(TODAY, facility="Cedar Valley Hospital", state="OH")
    checked = check(context, License="1", Department="Surgery")
    assert checked.credentials[0].state == "OH"
    assert checked.appointment.facility == "Cedar Valley Hospital"


def test_a_state_alone_or_a_denied_board_is_no_credential():
    assert good(License_State="OH", Board="No").credentials == ()


def test_a_facility_is_found_by_any_of_its_writings():
    assert good(Facility="cvh", Status="Active").appointment.facility == "Cedar Valley Hospital"
    assert good(Facility="CEDAR-VALLEY HOSPITAL").appointment.facility == "Cedar Valley Hospital"


def test_a_row_without_a_word_of_an_appointment_has_none():
    assert good(NPI="1234567893").appointment is None


def test_a_dea_number_of_another_letter_only_warns():
    checked = good(DEA="AB1234563")
    assert "not the initial of Roe" in checked.warnings[0].reason
    assert good(DEA="AB1234563", Maiden_Name="Bell").warnings == ()


@pytest.mark.parametrize(
    ("cells", "header", "words"),
    [
        ({"Last Name": ""}, "Last Name", "missing"),
        ({"First Name": "n/a"}, "First Name", "missing"),
        ({"NPI": "1234567890"}, "NPI", "check digit"),
        ({"DOB": "2/31/1970"}, "DOB", "no such day"),
        ({"License": "1"}, "Licence state 1", "state is missing"),
        (
            {"License Exp": "1/1/2027", "License State": "OH"},
            "Licence number 1",
            "number is missing",
        ),
        ({"Board Exp": "1/1/2027"}, "Board 1", "board is missing"),
        ({"Facility": "Cedar Vally Hosp"}, "Facility", "not known here"),
        ({"Department": "Surgery"}, "Facility", "names no facility"),
        (
            {"Appointment Date": "1/1/2026", "Appointment End Date": "1/1/2025", "Facility": "CVH"},
            "Appointment End Date",
            "ends before it starts (Appointment Date: 1/1/2026)",
        ),
        (
            {"Carrier": "A", "Coverage Effective Date": "2/1/2026", "Policy Exp Date": "1/1/2026"},
            "Policy Exp Date",
            "ends before it starts",
        ),
    ],
)
def test_a_bad_row_names_the_column_and_the_reason(cells, header, words):
    [(at, reason)] = errors(**cells)
    assert at == header
    assert words in reason


def test_all_errors_of_a_row_are_told_at_once_with_row_value_and_remedy():
    found = check(NPI="123", Email="x", Zip="1")
    assert [(one.row, one.header, one.value) for one in found] == [
        (7, "NPI", "123"),
        (7, "Email", "x"),
        (7, "Zip", "1"),
    ]
    assert all(one.remedy for one in found)


def test_the_remedy_for_an_unknown_facility_suggests_the_nearest():
    [error] = check(Facility="Cedar Vally Hosp")
    assert error.remedy == "Did you mean Cedar Valley Hospital?"


def test_social_security_numbers_and_birth_dates_never_appear_in_a_remark():
    found = check(SSN="000-12-3499", DOB="2/31/1970")
    assert [one.value for one in found] == ["…99", "(birth date)"]
    assert "1970" not in " ".join(map(str, found))
