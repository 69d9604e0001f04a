import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.letters import Grid, Items, LetterField, LetterKind, Paragraph, compose
from credenza.core.verdict import Refused

TODAY = dt.date(2026, 11, 24)
STANDING = {
    "addressee": "Dr. Okafor",
    "practitioner": "Ada Okafor, MD",
    "facility": "North General",
}


def kind(*parts, **more) -> LetterKind:
    """A letter that takes what ``PARTS`` declares."""
    values = {
        "key": "sample",
        "title": "Sample",
        "family": "samples",
        "audience": "practitioner",
        "subject": "About {what}",
        "fields": (
            LetterField("what", "What", required=True),
            LetterField("by", "By", "date", at_least=30),
            LetterField("why", "Why", "list"),
            LetterField("rows", "Rows", "table", columns=("One", "Two")),
            LetterField("note", "Note", "long_text"),
        ),
    }
    return LetterKind(**values | {"body": tuple(map(Paragraph, parts)), **more})


def composed(*parts, **values):
    return compose(kind(*parts), {"what": "this"} | values, STANDING, TODAY).blocks


def test_placeholders_are_filled_in_once():
    words = compose(kind("{what} and {facility}"), {"what": "{facility}"}, STANDING, TODAY)
    assert words.subject == "About {facility}"
    assert words.blocks == (Paragraph("{facility} and North General"),)


def test_the_greeting_names_whom_it_goes_to():
    assert compose(kind(), {"what": "x"}, STANDING, TODAY).salutation == "Dear Dr. Okafor:"


def test_a_day_is_written_out():
    assert composed("Until {by}.", by="2027-01-05") == (Paragraph("Until 5 January 2027."),)


def test_a_part_about_something_left_empty_is_left_out():
    assert composed("{what}", "Note: {note}", "{why}", note=" \n ", why=[]) == (Paragraph("this"),)


def test_a_list_gives_a_line_to_each_item_and_none_to_empty_ones():
    assert composed("{why}", why=["one", " ", "two  words"]) == (Items(("one", "two words")),)
    assert composed("{why}", why="one\n\ntwo words") == (Items(("one", "two words")),)


def test_a_tables_short_rows_are_filled_up():
    assert composed("{rows}", rows=["a | b", "c"]) == (
        Grid(("One", "Two"), (("a", "b"), ("c", ""))),
    )


def test_paragraphs_of_a_long_text_stay_paragraphs():
    assert composed("{note}", note="One.\n\nTwo.") == (Paragraph("One."), Paragraph("Two."))


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"what": " "}, "fill in “What”"),
        ({"wath": "x"}, "has no place for “wath”"),
        ({"by": "soon"}, "write a day such as 2026-11-24"),
        ({"by": "2026-12-23"}, "at least 30 days after the date of the letter: 24 December 2026"),
        ({"rows": ["a|b|c"]}, "Row 1 of “Rows” has 3 cells"),
    ],
)
def test_what_cannot_be_written_is_refused_with_field_and_remedy(values, says):
    with pytest.raises(Refused, match=says.replace("|", r"\|")):
        composed("{what}", **values)


def test_the_thirtieth_day_is_long_enough():
    assert composed("{by}", by="2026-12-24")


def test_thirty_days_from_the_last_of_january_reach_past_a_leap_day():
    late = kind("{by}")
    with pytest.raises(Refused):
        compose(late, {"what": "x", "by": "2028-02-28"}, STANDING, dt.date(2028, 1, 30))
    assert compose(late, {"what": "x", "by": "2028-02-29"}, STANDING, dt.date(2028, 1, 30))


@given(st.text())
def test_whatever_is_typed_stands_in_the_letter_once_and_is_never_filled_in_again(typed):
    words = " ".join(typed.split())
    if not words:
        return
    assert composed("- {what} -", what=typed) == (Paragraph(f"- {words} -"),)
