import pytest

from credenza.formats.roster.people import ParsedName, clean_degrees, parse_full_name
from credenza.formats.roster.problems import CellProblem


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "van der Berg III, Anna-Lise, MD, FACS",
            ParsedName("van der Berg", "Anna-Lise", "", "III", ("MD", "FACS")),
        ),
        ("O'BRIEN, MARY K.", ParsedName("O'Brien", "Mary", "K.")),
        ("Dr. John Q. Smith Jr., D.O.", ParsedName("Smith", "John", "Q.", "Jr.", ("DO",))),
        ("Do, Kim", ParsedName("Do", "Kim")),
        ("José Nuñez, MD PhD", ParsedName("Nuñez", "José", "", "", ("MD", "PhD"))),
    ],
)
def test_a_full_name_is_taken_apart(text, name):
    assert parse_full_name(text) == name


@pytest.mark.parametrize("text", ["Cher", "Smith, John & Mary", "de la Vega III, MD, FACS, José"])
def test_a_name_that_cannot_be_told_apart_is_refused(text):
    with pytest.raises(CellProblem) as caught:
        parse_full_name(text)
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("parts", "degrees"),
    [
        (("M.D.",), ("MD",)),
        (("MD PhD", "FACS"), ("MD", "PhD", "FACS")),
        (("Pharm D",), ("Pharm D",)),
        (("MD", "MD"), ("MD",)),
    ],
)
def test_degrees_lose_their_points_and_come_apart(parts, degrees):
    assert clean_degrees(parts) == degrees
