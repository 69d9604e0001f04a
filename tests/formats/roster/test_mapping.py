import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credenza.formats.roster import (
    Column,
    Mapping,
    MappingError,
    fields,
    guess_mapping,
    shipped_mappings,
)

TARGETS = st.sampled_from([("", 1), *((key, 1) for key in fields()), ("licence_number", 7)])


@settings(deadline=None)
@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), TARGETS, max_size=8))
def test_a_saved_mapping_reads_back_as_it_was(chosen):
    columns = tuple(Column(header, key, group) for header, (key, group) in chosen.items())
    mapping = Mapping(columns, name='Ours "new"', about="From\tthe old system")
    read = Mapping.from_toml(mapping.to_toml())
    assert read.columns == columns
    assert read.name == 'Ours "new"'


@pytest.mark.parametrize("key", ["md_staff_like", "cactus_like"])
def test_a_shipped_mapping_is_usable_and_lies_over_its_own_headers(key):
    mapping = shipped_mappings()[key]
    headers = tuple(column.header for column in mapping.columns)
    assert mapping.problems() == ()
    assert mapping.for_headers(headers).columns == mapping.columns
    assert "-like" in mapping.name


def test_a_saved_mapping_finds_headers_in_another_order_and_writing():
    saved = Mapping((Column("LAST_NAME", "last_name"), Column("NPI No", "npi")))
    laid = saved.for_headers(("npi number", "", "Shoe size", "Last Name"))
    assert [column.field for column in laid.columns] == ["npi", "", "", "last_name"]
    assert laid.columns[2].note == "Not in the saved mapping."


def test_a_saved_mapping_says_which_of_its_columns_a_file_lacks():
    saved = Mapping((Column("Last", "last_name"), Column("NPI No", "npi")))
    assert saved.absent_from(("LAST", "Shoe size")) == ("NPI No",)


def test_a_person_may_choose_a_column_and_leave_one_out():
    mapping = guess_mapping(["Last", "First", "Expires"]).choose("Expires", "licence_ends_on", 2)
    assert mapping.columns[2] == Column("Expires", "licence_ends_on", 2)
    assert mapping.choose("Last", "").problems() == (
        "No column holds the name: map last and first name, or the full name.",
    )


def test_two_columns_for_one_field_are_a_problem():
    mapping = guess_mapping(["Name", "A", "B"]).choose("A", "licence_number", 2)
    assert mapping.choose("B", "licence_number", 2).problems() == (
        "Licence number 2 is filled by two columns: leave one out.",
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name = ", "Invalid value"),
        ('name = "x"', "'columns' is missing"),
        ('[columns]\n"A" = "shoe_size"', "'shoe_size', which is no field"),
        ('[columns]\n"A" = "npi:2"', "group '2'"),
        ('[columns]\n"A" = "licence_number:0"', "group '0'"),
        ('[columns]\n"A" = 3', "write a text"),
        ('colour = "red"\n[columns]', "'colour' is not known"),
    ],
)
def test_a_saved_mapping_that_is_wrong_is_refused_with_the_place(text, words):
    with pytest.raises(MappingError, match="The saved mapping cannot be read") as caught:
        Mapping.from_toml(text)
    assert words in str(caught.value)
