import pytest

from credenza.core.letters import Grid, Items, Paragraph
from tests.formats.letters.samples import letter


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("NUL\0 inside", "NUL inside"),
        ("half a \ud800pair", "half a pair"),
        ("bell\x07, form feed\x0c", "bell, form feed"),
        ("hidden \u202eyrots\u202c", "hidden yrots"),
        ("Zoë Łukasiewicz-O'Neill", "Zoë Łukasiewicz-O'Neill"),
    ],
)
def test_what_no_page_can_show_is_taken_out_of_every_text(typed, kept):
    made = letter((Paragraph(typed), Items((typed,)), Grid((typed,), ((typed,),))), subject=typed)
    assert made.subject == kept
    assert made.blocks == (Paragraph(kept), Items((kept,)), Grid((kept,), ((kept,),)))


def test_a_numbered_list_stays_numbered():
    assert letter((Items(("a",), numbered=True),)).blocks == (Items(("a",), numbered=True),)
