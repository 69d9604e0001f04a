"""The office's letters: their kinds as the packs describe them, and the words of one."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from credenza.core.calendar import add_days, long_date
from credenza.core.verdict import Refused, refused

AUDIENCES = ("practitioner", "department", "referee", "outside")
FIELD_TYPES = ("text", "long_text", "date", "list", "table")
STANDING = ("addressee", "practitioner", "facility", "date")
"""Placeholders that the office fills in every letter."""

_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class LetterField:
    """A placeholder of a kind. ``columns`` head a table, whose rows are written “one | two”.

    ``at_least`` is how many days after the letter's own date a day must lie.
    """

    key: str
    label: str
    type: str = "text"
    required: bool = False
    columns: tuple[str, ...] = ()
    help: str = ""
    example: str = ""
    at_least: int = 0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running words."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list, with dots or with numbers."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A small table; every row has as many cells as the head."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Paragraph | Items | Grid


@dataclass(frozen=True, slots=True)
class LetterKind:
    """One kind of letter.

    ``audience`` is whom it is written to; only letters to the practitioner are theirs to read.
    ``body`` holds paragraphs, lists and placeholders; a part that names an optional field which
    is empty is left out. ``legend`` marks what is confidential: such a letter travels by e-mail
    only where ``attach`` says so, else as a link behind the sign-in. ``proof_of_delivery``: it
    counts only when its receipt can be shown.
    """

    key: str
    title: str
    family: str
    audience: str
    subject: str
    body: tuple[Block, ...]
    fields: tuple[LetterField, ...] = ()
    salutation: str = "Dear {addressee}:"
    closing: str = "Sincerely,"
    legend: str = ""
    citation: str = ""
    attach: bool = False
    proof_of_delivery: bool = False

    @property
    def is_confidential(self) -> bool:
        """Whether its text must not travel by open e-mail."""
        return not self.attach

    def field(self, key: str) -> LetterField | None:
        """The declared field of that key."""
        return next((one for one in self.fields if one.key == key), None)


@dataclass(frozen=True, slots=True)
class Words:
    """What one letter says, all placeholders filled."""

    subject: str
    salutation: str
    blocks: tuple[Block, ...]
    closing: str
    legend: str = ""
    filled: Mapping[str, str] = field(default_factory=dict)


Value = str | list[str] | tuple[str, ...]


def compose(
    kind: LetterKind, values: Mapping[str, Value], standing: Mapping[str, str], as_of: date
) -> Words:
    """The words of a letter of ``kind`` dated ``as_of``.

    ``standing`` has what STANDING names, but for the date. A field of type date takes a day as
    2026-11-24. Raises Refused, naming the field, where a required one is empty, a day is none or
    too early, a row of a table too long, or where a value has no place in the letter.
    """
    _refuse_unknown(kind, values)
    _refuse_missing(kind, values)
    for one in kind.fields:
        _refuse_day(kind, one, _lines(values.get(one.key, "")), as_of)
    return _composed(kind, values, standing, as_of)


def draft(
    kind: LetterKind, values: Mapping[str, Value], standing: Mapping[str, str], as_of: date
) -> Words:
    """The words so far: what is still to be filled in stands there as its label in brackets.

    Raises Refused for a row of a table that is too long.
    """
    gaps = {
        one.key: f"[{one.label}]"
        for one in kind.fields
        if one.required and not _lines(values.get(one.key, ""))
    }
    return _composed(kind, {**values, **gaps}, standing, as_of)


def _composed(
    kind: LetterKind, values: Mapping[str, Value], standing: Mapping[str, str], as_of: date
) -> Words:
    given = {one.key: _written(one, values.get(one.key, "")) for one in kind.fields}
    texts = {"date": long_date(as_of), **standing}
    texts |= {key: text for key, text in given.items() if isinstance(text, str)}
    return Words(
        subject=_filled(kind.subject, texts),
        salutation=_filled(kind.salutation, texts),
        blocks=tuple(_blocks(kind, given, texts)),
        closing=kind.closing,
        legend=kind.legend,
        filled=texts,
    )


def placeholders(text: str) -> Iterator[str]:
    """The names in braces in a text."""
    return (found[1] for found in _PLACEHOLDER.finditer(text))


def texts_of(block: Block) -> Iterator[str]:
    """Every text in a block."""
    if isinstance(block, Paragraph):
        yield block.text
    elif isinstance(block, Items):
        yield from block.items
    else:
        yield from block.head
        for row in block.rows:
            yield from row


def _refuse_unknown(kind: LetterKind, values: Mapping[str, Value]) -> None:
    known = {one.key for one in kind.fields}
    for key in values:
        if key not in known:
            raise Refused(
                refused(
                    f"“{kind.title}” has no place for “{key}”; it takes "
                    f"{', '.join(sorted(known)) or 'nothing'}."
                )
            )


def _refuse_missing(kind: LetterKind, values: Mapping[str, Value]) -> None:
    missing = [
        one.label for one in kind.fields if one.required and not _lines(values.get(one.key, ""))
    ]
    if missing:
        words = ", ".join(f"“{label}”" for label in missing)
        raise Refused(refused(f"“{kind.title}” cannot be written yet: fill in {words}."))


def _refuse_day(kind: LetterKind, one: LetterField, lines: list[str], as_of: date) -> None:
    if one.type != "date" or not lines:
        return
    try:
        day = date.fromisoformat(lines[0])
    except ValueError:
        reason = f"“{one.label}” is {lines[0]!r}; write a day such as 2026-11-24."
        raise Refused(refused(reason)) from None
    if one.at_least and day < add_days(as_of, one.at_least):
        reason = (
            f"“{one.label}” must lie at least {one.at_least} days after the date of the letter: "
            f"{long_date(add_days(as_of, one.at_least))} or later."
        )
        raise Refused(refused(reason, kind.citation))


def _written(one: LetterField, value: Value) -> str | Block | None:
    """A field's value as it goes into the letter; "" or None where it is empty."""
    lines = _lines(value)
    if one.type == "list":
        return Items(tuple(lines)) if lines else None
    if one.type == "table":
        return _grid(one, lines) if lines else None
    if one.type == "date":
        return _day(lines[0]) if lines else ""
    return "\n".join(lines)


def _lines(value: Value) -> list[str]:
    lines = value.splitlines() if isinstance(value, str) else value
    return [text for text in (" ".join(line.split()) for line in lines) if text]


def _grid(one: LetterField, lines: Iterable[str]) -> Grid:
    width = len(one.columns)
    rows = [tuple(cell.strip() for cell in line.split("|")) for line in lines]
    for number, row in enumerate(rows, 1):
        if len(row) > width:
            raise Refused(
                refused(
                    f"Row {number} of “{one.label}” has {len(row)} cells; write at most {width}, "
                    f"separated by | ({' | '.join(one.columns)})."
                )
            )
    return Grid(one.columns, tuple(row + ("",) * (width - len(row)) for row in rows))


def _day(text: str) -> str:
    """A day written out; in a draft, what was typed where it is none yet."""
    try:
        return long_date(date.fromisoformat(text))
    except ValueError:
        return text


def _blocks(
    kind: LetterKind, given: Mapping[str, str | Block | None], texts: Mapping[str, str]
) -> Iterator[Block]:
    for block in kind.body:
        alone = _alone(block)
        if alone in given:
            yield from _own_blocks(given[alone])
        elif all(texts.get(name) for text in texts_of(block) for name in placeholders(text)):
            yield _filled_block(block, texts)


def _alone(block: Block) -> str:
    """The name of the placeholder that is all of a paragraph; "" where it is not."""
    match = _PLACEHOLDER.fullmatch(block.text) if isinstance(block, Paragraph) else None
    return match[1] if match else ""


def _own_blocks(value: str | Block | None) -> Iterator[Block]:
    if isinstance(value, str):
        yield from (Paragraph(line) for line in value.splitlines())
    elif value is not None:
        yield value


def _filled_block(block: Block, texts: Mapping[str, str]) -> Block:
    if isinstance(block, Paragraph):
        return Paragraph(_filled(block.text, texts))
    if isinstance(block, Items):
        return Items(tuple(_filled(item, texts) for item in block.items), block.numbered)
    return block


def _filled(text: str, texts: Mapping[str, str]) -> str:
    """Each placeholder once: braces in a value stay what they are."""
    return _PLACEHOLDER.sub(lambda found: " ".join(texts[found[1]].split()), text)
