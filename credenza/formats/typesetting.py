"""Pages set by typst: fonts that are shipped, and no source but our own.

What people typed reaches typst as data and never as source, so that none of it is markup.
"""

import json
import os
import re
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import typst

STANDARD = "ua-1"
_ROOT = Path(__file__).parent
_NO_GLYPH = re.compile(r"the text `\"(.+?)\"` could not be displayed")
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""In the PDF's own stamp: the same words give the same bytes; their date stands on the page."""

_own = threading.local()
_own_process: dict[str, int] = {}


class Unset(ValueError):
    """What could not be set. ``lacking``: a character for which the fonts have no glyph, or ""."""

    def __init__(self, error: str):
        missing = _NO_GLYPH.search(error)
        self.lacking = missing[1] if missing else ""
        super().__init__(
            f"The fonts lack the character “{self.lacking}”."
            if missing
            else f"It could not be typeset: {error.splitlines()[0]}"
        )


def typeset(page: Path, standard: str = STANDARD, **data: Mapping) -> bytes:
    """The PDF that the page at ``page`` makes of ``data``, each read there by its name as JSON.

    ``standard`` "" is for pages that become part of other documents. Raises Unset.
    """
    _refuse_copies()
    try:
        return _compiler(page).compile(
            sys_inputs={name: json.dumps(value) for name, value in data.items()},
            format="pdf",
            pdf_standards=[standard] if standard else [],
            timestamp=int(_MADE.timestamp()),
        )
    except typst.TypstError as error:
        raise Unset(str(error)) from error


def _refuse_copies() -> None:
    """A process that was forked from one in which typst ran lacks its threads and would wait for
    ever. Raises RuntimeError instead.
    """
    used_in = _own_process.setdefault("id", os.getpid())
    if used_in != os.getpid():
        raise RuntimeError("Letters were set in this process's parent; set them after forking.")


def _compiler(page: Path) -> typst.Compiler:
    """This thread's compiler of a page: it keeps what it read, and serves one at a time."""
    own = _own.__dict__.setdefault("compilers", {})
    if page not in own:
        own[page] = typst.Compiler(input=str(page), root=str(_ROOT), font_paths=_fonts())
    return own[page]


@cache
def _fonts() -> typst.Fonts:
    folder = _ROOT / "letters" / "fonts"
    return typst.Fonts(include_system_fonts=False, font_paths=[str(folder)])
