"""Letters as PDF, tagged, in en-US."""

from pathlib import Path

from credenza.core.letters import Block, Grid, Items
from credenza.formats.letters.model import Letter, LetterTrouble
from credenza.formats.typesetting import Unset, typeset

_PAGE = Path(__file__).parent / "letter.typ"


def as_pdf(letter: Letter) -> bytes:
    """The letter on US letter paper. Raises LetterTrouble where the fonts lack a character."""
    try:
        return typeset(_PAGE, letter=_data(letter))
    except Unset as unset:
        raise _trouble(unset) from unset


def _data(letter: Letter) -> dict:
    return {
        "title": letter.subject or letter.letterhead.name,
        "head": {"name": letter.letterhead.name, "lines": letter.letterhead.lines},
        "dated": letter.dated,
        "delivery": letter.delivery,
        "addressee": letter.addressee,
        "subject": letter.subject,
        "salutation": letter.salutation,
        "blocks": [block_data(one) for one in letter.blocks],
        "closing": letter.closing,
        "signer": {"name": letter.signer.name, "title": letter.signer.title},
        "legend": letter.legend,
        "copies": letter.copies,
    }


def block_data(block: Block) -> dict:
    """A block as the pages read it."""
    if isinstance(block, Grid):
        return {"kind": "grid", "head": block.head, "rows": block.rows}
    if isinstance(block, Items):
        return {"kind": "items", "items": block.items, "numbered": block.numbered}
    return {"kind": "paragraph", "text": block.text}


def _trouble(unset: Unset) -> LetterTrouble:
    if not unset.lacking:
        return LetterTrouble(str(unset))
    return LetterTrouble(
        f"The fonts of letters lack the character “{unset.lacking}”. "
        "Write it in Latin letters, or take it out."
    )
