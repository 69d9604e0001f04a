"""A redline as a Word document with tracked changes: accepted it is the new text, rejected the old.

Moves are tracked as moves (``w:moveFrom``, ``w:moveTo``, ECMA-376 17.13.5), so that word
processors show them as such.
"""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import count

from docx import Document
from docx.document import Document as Docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from credenza.core.policies.redline import MOVED_FROM, MOVED_TO, Line
from credenza.core.policies.text import HEADING, ITEM
from credenza.core.policies.wording import ADDED, REMOVED, SAME, Run
from credenza.formats.letters.docx_parts import page, styles
from credenza.formats.policies.model import Paper

AUTHOR = "Credenza"
INDENT = 360  # twentieths of a point for each depth
_TAGS = {ADDED: "w:ins", REMOVED: "w:del", MOVED_FROM: "w:moveFrom", MOVED_TO: "w:moveTo"}


def tracked_docx(paper: Paper, lines: Sequence[Line], at: datetime) -> bytes:
    """The redline as DOCX; ``at`` is when the changes were made."""
    document = Document()
    for prepare in (page, styles):
        prepare(document)
    document.core_properties.title = f"{paper.title}: {paper.standing}"[:255]
    document.core_properties.author = paper.office[:255]
    document.add_paragraph(paper.title, style="Title")
    document.add_paragraph(paper.standing)
    marks = _Marks(at)
    for line in lines:
        _add(document, line, marks)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


class _Marks:
    """Gives every change its number, its author and its time."""

    def __init__(self, at: datetime):
        self._at = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self._numbers = count(1)

    def signed(self, tag: str, **more: str):
        """An element that says who changed it and when."""
        element = OxmlElement(tag)
        given = {"id": str(next(self._numbers)), "author": AUTHOR, "date": self._at} | more
        for name, value in given.items():
            element.set(qn(f"w:{name}"), value)
        return element


def _add(document: Docx, line: Line, marks: _Marks) -> None:
    paragraph = document.add_paragraph(style=_style(line))
    element, properties = paragraph._p, paragraph._p.get_or_add_pPr()
    if line.block.kind == ITEM or (line.block.level and line.block.kind != HEADING):
        properties.get_or_add_ind().set(qn("w:left"), str(INDENT * (line.block.level + 1)))
    if line.state in _TAGS:
        ending = OxmlElement("w:rPr")
        ending.append(marks.signed(_TAGS[line.state]))
        properties.append(ending)
    mark = Run(SAME, f"{line.block.mark} ") if line.block.mark else None
    kept = [one for one in line.runs if not _stands_elsewhere(one, line)]
    with_mark = [mark, *kept] if mark else kept
    begin, end = _range(line, marks)
    parts = [_run(one, line.state, marks) for one in with_mark]
    element.extend([*begin, *parts, *end])


def _stands_elsewhere(one: Run, line: Line) -> bool:
    """Words that went from a paragraph that moved stand, struck, where it came from."""
    return line.state == MOVED_TO and one.state == REMOVED


def _style(line: Line) -> str:
    return f"Heading {min(line.block.level, 6)}" if line.block.kind == HEADING else "Normal"


def _run(one: Run, state: str, marks: _Marks):
    """Words in a run; around it the change, where it is one."""
    tag = _tag(one.state, state)
    run = OxmlElement("w:r")
    words = OxmlElement("w:delText" if tag == "w:del" else "w:t")
    words.text = one.text
    words.set(qn("xml:space"), "preserve")
    run.append(words)
    if not tag:
        return run
    change = marks.signed(tag)
    change.append(run)
    return change


def _tag(run: str, line: str) -> str:
    """What stands around words: in a paragraph that went or came, all of them did."""
    if line in (REMOVED, MOVED_FROM, ADDED):
        return _TAGS[line]
    if line == MOVED_TO and run == SAME:
        return _TAGS[MOVED_TO]
    return _TAGS.get(run, "")


def _range(line: Line, marks: _Marks) -> tuple[list, list]:
    """The two ends of a move, by which word processors join its places."""
    if line.state not in (MOVED_FROM, MOVED_TO):
        return [], []
    tag, name = _TAGS[line.state], f"move{line.move}"
    begin = marks.signed(f"{tag}RangeStart", name=name)
    end = OxmlElement(f"{tag}RangeEnd")
    end.set(qn("w:id"), begin.get(qn("w:id")))
    return [begin], [end]
