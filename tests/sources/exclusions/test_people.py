import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.sources.exclusions.people import (
    FIRST_LAST,
    LAST_COMMA_FIRST,
    LAST_FIRST,
    ORDERS,
    Parts,
    organisation,
    split,
    tidy,
)

IN_COLUMNS = [
    (("MORRIS, III", "ALAN", ""), ("MORRIS", "ALAN", "", "III", ())),
    (("VALE", "ALAN", "CHARLES II"), ("VALE", "ALAN", "CHARLES", "II", ())),
    (("VALE", "ALAN JR.", "B"), ("VALE", "ALAN", "B", "Jr.", ())),
    (("VALE", "ALAN", "V"), ("VALE", "ALAN", "V", "", ())),
    (("V", "ALAN", ""), ("V", "ALAN", "", "", ())),
    (
        ("Fisher (Daube) (Avery) ", "Ann", ""),
        ("Fisher", "Ann", "", "", ("Daube, Ann", "Avery, Ann")),
    ),
    (("Bey aka Andrews", "Ann", "H"), ("Bey", "Ann", "H", "", ("Andrews, Ann H",))),
    (("Cooper", "Sybil (Sybla)", "V"), ("Cooper", "Sybil", "V", "", ("Cooper, Sybla V",))),
    (("Maciel-CDCR No. BK0216", "Erick", ""), ("Maciel", "Erick", "", "", ())),
    (("Smith, Jr. #67263-018", "Al", ""), ("Smith", "Al", "", "Jr.", ())),
    (("O'Neill-de la Cruz", "Ana", ""), ("O'Neill-de la Cruz", "Ana", "", "", ())),
]


@pytest.mark.parametrize(("columns", "told"), IN_COLUMNS)
def test_what_was_written_into_the_wrong_column_goes_where_it_belongs(columns, told):
    last, first, middle, suffix, aliases = told
    assert tidy(*columns) == Parts(last, first, middle, suffix, aliases=aliases)


@pytest.mark.parametrize("suffix", ["JR", "JR.", "Jr", " jr. "])
def test_a_suffix_in_its_own_column_is_written_in_one_way(suffix):
    assert tidy("VALE", "ALAN", "", suffix).suffix == "Jr."


IN_ONE = [
    (LAST_FIRST, "WELCH FREDERICK W          MD", ("WELCH", "FREDERICK", "W", "", ())),
    (LAST_FIRST, "GORDON AVA LPN/RN", ("GORDON", "AVA", "", "", ())),
    (LAST_FIRST, "BELL ANTHONY DUANE SR.", ("BELL", "ANTHONY", "DUANE", "Sr.", ())),
    (LAST_FIRST, "BELL JR ANTHONY", ("BELL", "ANTHONY", "", "Jr.", ())),
    (LAST_FIRST, "DE LA CRUZ MARIA", ("DE LA CRUZ", "MARIA", "", "", ())),
    (LAST_FIRST, "VAN DYKE", ("VAN", "DYKE", "", "", ())),
    (LAST_FIRST, "DOE ANN A/K/A ROE ANN", ("DOE", "ANN", "", "", ("ROE ANN",))),
    (LAST_FIRST, "ALBERT ADES MD PA", ("ALBERT", "ADES", "", "", ())),
    (LAST_FIRST, "DOE ANN P C MD", ("DOE", "ANN", "", "", ())),
    (LAST_FIRST, "DOE ANN P MD", ("DOE", "ANN", "P", "", ())),
    (LAST_COMMA_FIRST, "HANNAN, SR., PAUL", ("HANNAN", "PAUL", "", "Sr.", ())),
    (LAST_COMMA_FIRST, "FLOWERS JR., HERMAN J.", ("FLOWERS", "HERMAN", "J.", "Jr.", ())),
    (LAST_COMMA_FIRST, "PASSAS, STACEY a/k/a", ("PASSAS", "STACEY", "", "", ())),
    (LAST_COMMA_FIRST, "LOW, LIZ a.k.a. DIET, LIZ B.", ("LOW", "LIZ", "", "", ("DIET, LIZ B.",))),
    (LAST_COMMA_FIRST, "CAPO. LASARAH", ("CAPO", "LASARAH", "", "", ())),
    (LAST_COMMA_FIRST, "DE LA ROSA ACOSTA,", ("DE LA ROSA ACOSTA", "", "", "", ())),
    (LAST_COMMA_FIRST, "PALMER, THOMAS #14570-", ("PALMER", "THOMAS", "", "", ())),
    (LAST_COMMA_FIRST, "ALAN B. VALE, JR.", ("VALE", "ALAN", "B.", "Jr.", ())),
    (LAST_COMMA_FIRST, "HOME, CARE", ("HOME", "CARE", "", "", ())),
    (LAST_COMMA_FIRST, "Dale, Grace (Gigi)", ("Dale", "Grace", "", "", ("Dale, Gigi",))),
    (FIRST_LAST, "ROBERT CLYDE MCCARTER JR", ("MCCARTER", "ROBERT", "CLYDE", "Jr.", ())),
    (FIRST_LAST, "ANNA van der BERG", ("van der BERG", "ANNA", "", "", ())),
    (FIRST_LAST, "KATHY (EDENS) BRIGGS", ("BRIGGS", "KATHY", "", "", ("EDENS, KATHY",))),
    (FIRST_LAST, "CHER", ("CHER", "", "", "", ())),
]


@pytest.mark.parametrize(("order", "name", "told"), IN_ONE)
def test_a_name_in_one_column_is_taken_apart(order, name, told):
    last, first, middle, suffix, aliases = told
    assert split(name, order) == Parts(last, first, middle, suffix, name, aliases)


ORGANISATIONS = [
    (LAST_FIRST, "101 FIRST CARE PHARMACY INC", False),
    (LAST_FIRST, "J & S SUPPLY", False),
    (LAST_FIRST, "GREATER CITY EAR NOSE AND THROAT", False),
    (LAST_FIRST, "BUTTERFLY OPTICS", True),
    (LAST_COMMA_FIRST, "AIMS DIAGNOSTIC", False),
    (LAST_COMMA_FIRST, "STAVCO, INC.", False),
    (LAST_COMMA_FIRST, "INTEGRITY HOME VISITS,", False),
    (FIRST_LAST, "VINE HOMECARE LLC", False),
]


@pytest.mark.parametrize(("order", "name", "business"), ORGANISATIONS)
def test_an_organisation_is_told_by_its_words(order, name, business):
    parts = split(name, order, business=business)
    assert not parts.is_person
    assert parts.name == name.strip(",")


@pytest.mark.parametrize("name", ["FAMILY PETER", "VAN HORN ALICE", "HOME ALEC"])
def test_a_doubt_is_decided_for_the_person(name):
    assert split(name, LAST_FIRST).is_person


def test_the_other_name_of_an_organisation_is_an_alias():
    assert organisation("CAMAL, LLC dba ST. E CARE").aliases == ("ST. E CARE",)
    assert organisation("PLAIN CARE INC") == Parts(name="PLAIN CARE INC")


WORDS = st.lists(st.text("ABCDEGHLMOP'", min_size=1, max_size=8), min_size=1, max_size=6)


@given(WORDS, st.sampled_from([" ", ", "]), st.sampled_from(ORDERS), st.booleans())
def test_a_name_always_keeps_something_to_be_found_by(words, between, order, business):
    parts = split(between.join(words), order, business=business)
    assert parts.is_person or parts.name


@given(st.text(max_size=60), st.sampled_from(ORDERS))
def test_any_text_in_one_column_is_read(name, order):
    assert isinstance(split(name, order), Parts)


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=30))
def test_any_text_in_columns_is_read(last, first, middle):
    assert isinstance(tidy(last, first, middle), Parts)
