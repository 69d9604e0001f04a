"""What a curriculum vitae tells, line by line: schools, training, posts, hospitals, boards.

Found by rules alone: a heading says what its lines are about, a span of time makes a line an
entry, and the words around it are parted into a place and a role. What is found is only ever
offered, so a rule that is unsure stays silent.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from credenza.formats.cv import words
from credenza.formats.cv.dates import Span, spans
from credenza.formats.cv.words import BOARDS, EDGES, HOSPITALS, LICENCES, MILITARY, OTHER
from credenza.formats.roster.states import STATES

MOST = 150
SCHOOL = "school"
LONGEST = 300


@dataclass(frozen=True, slots=True)
class Found:
    """One entry: its kind by the credential packs ("school" for any that gives a degree), and what
    its lines say of it.

    ``precision`` "year": only years were written. ``line`` is where it was found, for the person.
    """

    kind: str
    place: str = ""
    role: str = ""
    specialty: str = ""
    degree: str = ""
    number: str = ""
    state: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    precision: str = "month"
    line: str = ""


def find_entries(lines: Sequence[str]) -> list[Found]:
    """Every entry of a curriculum vitae, in its order; at most some hundred."""
    found = []
    for heading, block in _blocks(lines):
        entry = _entry(heading, block)
        if entry is not None:
            found.append(entry)
        if len(found) == MOST:
            break
    return found


def _blocks(lines: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """Lines that belong together, each with the heading they stand under.

    A block begins with a line that has a span of time, or a line before it without one.
    """
    heading, block = OTHER, []
    for line in lines:
        text = " ".join(line.replace("\t", "  |  ").split())
        named = _heading(text)
        if named or not text or (_starts(text) and _has_span(block)):
            if block:
                yield heading, block
            block = []
        heading = named or heading
        if text and not named:
            block.append(text[:LONGEST])
    if block:
        yield heading, block


def _heading(text: str) -> str:
    """What a line announces, where it is a short one without a date."""
    plain = text.strip(EDGES)
    if not plain or len(plain) > 60 or len(plain.split()) > 6 or any(spans(plain)):
        return ""
    shouted = plain.isupper() or text.rstrip().endswith(":")
    short = len(plain.split()) <= 3
    for name, pattern in words.HEADINGS:
        match = pattern.search(plain)
        if match and (shouted or short) and not words.PLACE.search(plain[match.end() :]):
            return name
    return OTHER if plain.isupper() and short and not words.PLACE.search(plain) else ""


def _starts(text: str) -> bool:
    return any(spans(text)) or bool(words.LICENCE.search(text)) or bool(words.BOARD.search(text))


def _has_span(block: Sequence[str]) -> bool:
    return any(_starts(line) for line in block)


def _entry(heading: str, block: list[str]) -> Found | None:
    if heading == OTHER:
        return None
    text = " | ".join(block[:3])
    if heading == LICENCES:
        return _licence(text)
    if heading == BOARDS:
        return _board(text)
    when = next(spans(text), None)
    return _post(heading, text, when) if when else None


def _licence(text: str) -> Found | None:
    match = words.LICENCE.search(text)
    if match is None:
        return None
    codes = {name.casefold(): code for code, name in STATES.items()}
    return Found(
        "state_licence",
        number=match["number"].strip(" .-"),
        state=codes[match["state"].casefold()],
        line=text[:200],
    )


def _board(text: str) -> Found | None:
    match = words.BOARD.search(text)
    if match is None:
        return None
    when = next(spans(text), None)
    return Found(
        "board_certification",
        place=match[0].strip(EDGES),
        specialty=match[1].strip(EDGES),
        starts_on=when.starts_on if when else None,
        precision=when.precision if when else "month",
        line=text[:200],
    )


def _post(heading: str, text: str, when: Span) -> Found | None:
    start, end = when.place
    place, role = _parted(f"{text[:start]} | {text[end:]}")
    kind = _kind(heading, text)
    if not kind or not (place or role):
        return None
    specialty = words.SPECIALTY.search(text)
    return Found(
        kind,
        place=place or role,
        role=role if place else "",
        specialty=next(filter(None, specialty.groups()), "").strip(EDGES) if specialty else "",
        degree=_degree(text) if kind == SCHOOL else "",
        starts_on=None if kind == SCHOOL and _is_single(when) else when.starts_on,
        ends_on=when.ends_on,
        precision=when.precision,
        line=text[:200],
    )


def _is_single(when: Span) -> bool:
    """Whether one day or year alone is written: of a school, that of the degree."""
    return when.ends_on is not None and when.ends_on.year == when.starts_on.year


def _degree(text: str) -> str:
    if match := words.DEGREE.search(text):
        return match[0]
    return next((short for name, short in words.DEGREE_NAMES.items() if name in text.lower()), "")


def _kind(heading: str, text: str) -> str:
    if heading == MILITARY:
        return "military_service"
    if heading == HOSPITALS:
        return "hospital_affiliation"
    if heading in (words.TRAINING, words.EDUCATION):
        trained = (kind for pattern, kind in words.TRAINING_KINDS if pattern.search(text))
        return next(trained, SCHOOL if words.SCHOOL.search(text) else "")
    return "work_position"


def _parted(text: str) -> tuple[str, str]:
    """The place and the role among the parts of a line."""
    parts = [part.strip(EDGES) for part in re.split(r"\||;| [-–—] |, (?=[A-Z])", text)]
    parts = [part for part in parts if part and not part.isdigit()]
    place = next((one for one in parts if words.PLACE.search(one)), "")
    role = next((one for one in parts if one != place and words.ROLE.search(one)), "")
    rest = [one for one in parts if one not in (place, role)]
    if not place and rest:
        place = rest[0]
    return place[:200], role[:200]
