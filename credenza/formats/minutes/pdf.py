"""Minutes as PDF, tagged, in en-US."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from credenza.core.committees.minutes import Section, Written
from credenza.core.letters import Block
from credenza.formats.letters import LetterTrouble, cleaned
from credenza.formats.letters.pdf import block_data
from credenza.formats.typesetting import Unset, typeset

_PAGE = Path(__file__).parent / "minutes.typ"


def as_pdf(minutes: Written) -> bytes:
    """The minutes on US letter paper. Raises LetterTrouble where the fonts lack a character."""
    try:
        return typeset(_PAGE, minutes=_data(minutes))
    except Unset as unset:
        raise LetterTrouble(
            f"{unset} Write it in Latin letters, or take it out." if unset.lacking else str(unset)
        ) from unset


def addendum_pdf(minutes: Written, title: str, paragraphs: Sequence[Block]) -> bytes:
    """A correction of sealed minutes, on paper of its own. Raises LetterTrouble as above."""
    section = Section("addendum", title, "", tuple(paragraphs))
    return as_pdf(replace(minutes, sections=(section,), signers=()))


def paragraphs_of(words: str) -> list[str]:
    """Words that were typed, line by line."""
    return [line.strip() for line in words.splitlines() if line.strip()]


def _data(minutes: Written) -> dict:
    return {
        "office": cleaned(minutes.office),
        "committee": cleaned(minutes.committee),
        "title": cleaned(minutes.title),
        "facts": [cleaned(one) for one in minutes.facts],
        "legend": cleaned(minutes.legend),
        "statute": cleaned(minutes.statute),
        "standing": cleaned(minutes.standing),
        "signers": [cleaned(one) for one in minutes.signers],
        "sections": [_section(one) for one in minutes.sections],
    }


def _section(section: Section) -> dict:
    return {
        "number": section.number,
        "title": cleaned(section.title),
        "heading": cleaned(section.heading),
        "words": paragraphs_of(cleaned(section.words)),
        "facts": [block_data(cleaned(one)) for one in section.facts],
    }
