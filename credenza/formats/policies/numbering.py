"""The numbers that a word processor counts itself: they stand nowhere in a DOCX's text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from docx.document import Document as Docx
from docx.oxml.ns import qn

_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
BULLET = "•"
LARGEST = 9_999


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: what it counts in, from where, and how it is written ("%1.%2")."""

    form: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass
class Numbering:
    """Counts the lists of one document, paragraph by paragraph in their order."""

    lists: Mapping[str, Mapping[int, Level]]
    abstract: Mapping[str, str]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def mark(self, number: str, depth: int) -> str:
        """What stands before the next paragraph of list ``number`` at a depth from 0; "" for none.

        Lists that share their definition are counted together, as word processors do.
        """
        levels = self.lists.get(number)
        if not levels or depth not in levels:
            return ""
        level = levels[depth]
        counts = self._counts.setdefault(self.abstract.get(number, number), {})
        counts[depth] = min(counts.get(depth, level.start - 1) + 1, LARGEST)
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        if level.form == "bullet":
            return BULLET
        if level.form == "none":
            return ""
        return _PLACE.sub(lambda found: _counted(levels, counts, int(found[1]) - 1), level.text)


def numbering_of(document: Docx) -> Numbering:
    """The lists that a document defines."""
    part = next(
        (one for one in document.part.package.iter_parts() if _is_numbering(one)), None
    )  # fmt: skip
    if part is None:
        return Numbering({}, {})
    root = part.element
    levels = {
        one.get(qn("w:abstractNumId")): dict(map(_level, one.findall(qn("w:lvl"))))
        for one in root.findall(qn("w:abstractNum"))
    }
    abstract = {
        one.get(qn("w:numId")): _value(one, "w:abstractNumId") for one in root.findall(qn("w:num"))
    }
    lists = {number: levels.get(one, {}) for number, one in abstract.items()}
    return Numbering(lists, abstract)


def written(number: int, form: str) -> str:
    """A number as a list writes it, such as 4 in "lowerRoman": "iv"."""
    if form in ("lowerRoman", "upperRoman"):
        return _cased(_roman(number), form)
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return _cased(letter, form)
    return f"{number:02}" if form == "decimalZero" else str(number)


def _counted(levels: Mapping[int, Level], counts: Mapping[int, int], depth: int) -> str:
    level = levels.get(depth, Level())
    return written(counts.get(depth, level.start), level.form)


def _cased(text: str, form: str) -> str:
    return text.upper() if form.startswith("upper") else text


def _roman(number: int) -> str:
    said = ""
    for value, letters in _ROMAN:
        said += letters * (number // value)
        number %= value
    return said


def _is_numbering(part) -> bool:
    return part.content_type.endswith("wordprocessingml.numbering+xml")


def _level(element) -> tuple[int, Level]:
    start = _value(element, "w:start")
    level = Level(
        form=_value(element, "w:numFmt") or "decimal",
        text=_value(element, "w:lvlText"),
        start=int(start) if start.isdecimal() else 1,
    )
    return int(element.get(qn("w:ilvl"), "0")), level


def _value(element, tag: str) -> str:
    found = element.find(qn(tag))
    return "" if found is None else found.get(qn("w:val"), "")
