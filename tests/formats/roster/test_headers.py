import pytest

from credenza.formats.roster.headers import normal_header, split_group, without_owner


@pytest.mark.parametrize(
    "header",
    ["LicNo", "Lic. #", "LICENSE_NO", "License Number", "licence nbr", "Lic Num", " License  no. "],
)
def test_the_many_writings_of_a_licence_number_are_one(header):
    assert normal_header(header) == "license number"


@pytest.mark.parametrize(
    ("header", "normal"),
    [
        ("DEAExpDt", "dea expiration date"),
        ("E-Mail", "email"),
        ("D.O.B.", "d o b"),
        ("License2State", "license 2 state"),
        ("ZipCode", "zip"),
        ("", ""),
        ("###", "number number number"),
        ("Año", "a o"),
    ],
)
def test_headers_come_into_one_form(header, normal):
    assert normal_header(header) == normal


def test_the_word_for_whose_column_it_is_is_dropped_unless_it_stands_alone():
    assert without_owner("provider last name") == "last name"
    assert without_owner("provider") == "provider"


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("license 2 number", ("license number", 2)),
        ("license number", ("license number", 1)),
        ("address 2 line 3", ("address 2 line 3", 1)),
        ("license 2020 number", ("license 2020 number", 1)),
        ("license 0", ("license 0", 1)),
    ],
)
def test_a_number_in_a_header_names_its_group(text, split):
    assert split_group(text) == split
