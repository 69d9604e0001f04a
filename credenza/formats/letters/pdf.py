"""PDF by typst: tagged, PDF/UA-1, in en-US, with fonts that are shipped.

What people typed reaches typst as data and never as source, so that none of it is markup.
"""

import json
import os
import re
import threading
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import typst

from credenza.core.letters import Block, Grid, Items
from credenza.formats.letters.model import Letter, LetterTrouble

_HERE = Path(__file__).parent
_STANDARD = "ua-1"
_NO_GLYPH = re.compile(r"the text `\"(.+?)\"` could not be displayed")
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""In the PDF's own stamp: the same letter gives the same bytes; its date stands on the page."""

_own = threading.local()
_own_process: dict[str, int] = {}


def as_pdf(letter: Letter) -> bytes:
    """The letter on US letter paper. Raises LetterTrouble where the fonts lack a character."""
    _refuse_copies()
    try:
        return _compiler().compile(
            sys_inputs={"letter": json.dumps(_data(letter))},
            format="pdf",
            pdf_standards=_STANDARD,
            timestamp=int(_MADE.timestamp()),
        )
    except typst.TypstError as error:
        raise LetterTrouble(_words(str(error))) from error


def _refuse_copies() -> None:
    """A process that was forked from one in which typst ran lacks its threads and would wait for
    ever. Raises RuntimeError instead.
    """
    used_in = _own_process.setdefault("id", os.getpid())
    if used_in != os.getpid():
        raise RuntimeError("Letters were set in this process's parent; set them after forking.")


def _compiler() -> typst.Compiler:
    """This thread's compiler: it keeps what it read, and is not made for two at a time."""
    if not hasattr(_own, "compiler"):
        page = _HERE / "letter.typ"
        _own.compiler = typst.Compiler(input=str(page), root=str(_HERE), font_paths=_fonts())
    return _own.compiler


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[str(_HERE / "fonts")])


def _data(letter: Letter) -> dict:
    return {
        "title": letter.subject or letter.letterhead.name,
        "head": {"name": letter.letterhead.name, "lines": letter.letterhead.lines},
        "dated": letter.dated,
        "delivery": letter.delivery,
        "addressee": letter.addressee,
        "subject": letter.subject,
        "salutation": letter.salutation,
        "blocks": [_block(one) for one in letter.blocks],
        "closing": letter.closing,
        "signer": {"name": letter.signer.name, "title": letter.signer.title},
        "legend": letter.legend,
        "copies": letter.copies,
    }


def _block(block: Block) -> dict:
    if isinstance(block, Grid):
        return {"kind": "grid", "head": block.head, "rows": block.rows}
    if isinstance(block, Items):
        return {"kind": "items", "items": block.items, "numbered": block.numbered}
    return {"kind": "paragraph", "text": block.text}


def _words(error: str) -> str:
    missing = _NO_GLYPH.search(error)
    if missing is None:
        return f"The letter could not be typeset: {error.splitlines()[0]}"
    return (
        f"The fonts of letters lack the character “{missing[1]}”. "
        "Write it in Latin letters, or take it out."
    )
