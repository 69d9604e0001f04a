"""Policies written in Markdown."""

from credenza.core.policies.text import HEAD, HEADING, ITEM, NOTE, PARAGRAPH, ROW, Block
from credenza.formats.policies.markdown import read_markdown

TEXT = """# Article 1. Officers

The *chief of staff* serves **two years**.[^term]

1. Chooses the chairs
   - within thirty days
   - after hearing the departments

   and tells the board
2. Presides

| Officer | Term |
|---|---|
| Chief | 2 years |

[^term]: May be chosen again
    once.
"""


def test_every_kind_of_block_is_read():
    assert read_markdown(TEXT).blocks == (
        Block(HEADING, "Article 1. Officers", 1),
        Block(PARAGRAPH, "The chief of staff serves two years.[term]"),
        Block(ITEM, "Chooses the chairs", 0, "1."),
        Block(ITEM, "within thirty days", 1, "•"),
        Block(ITEM, "after hearing the departments", 1, "•"),
        Block(PARAGRAPH, "and tells the board", 1),
        Block(ITEM, "Presides", 0, "2."),
        Block(HEAD, "Officer | Term", cells=("Officer", "Term")),
        Block(ROW, "Chief | 2 years", cells=("Chief", "2 years")),
        Block(NOTE, "May be chosen again once.", mark="term"),
    )


def test_html_is_words_and_nothing_else():
    [block] = read_markdown("<script>alert(1)</script>").blocks
    assert block == Block(PARAGRAPH, "<script>alert(1)</script>")


def test_what_nobody_sees_is_taken_out():
    [block] = read_markdown("\ufeffThe\x00 chair\u202e of\u200b the staff\r\n").blocks
    assert block.text == "The chair of the staff"


def test_pictures_are_told_to_be_lost():
    assert read_markdown("Before ![a plan](plan.png) after").lost
