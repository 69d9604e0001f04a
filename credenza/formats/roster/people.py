"""Full names in one column, taken apart."""

from dataclasses import dataclass

from nameparser import HumanName

from credenza.core.names import SUFFIXES, proper_case, split_suffix
from credenza.formats.roster.problems import CellProblem

_APART = "Give last and first name in columns of their own."


@dataclass(frozen=True, slots=True)
class ParsedName:
    """A full name in parts; ``degrees`` as written, without points."""

    last_name: str
    first_name: str
    middle_name: str = ""
    suffix: str = ""
    degrees: tuple[str, ...] = ()


def parse_full_name(text: str) -> ParsedName:
    """The parts of "van der Berg III, Anna-Lise, MD, FACS"; raises CellProblem.

    What cannot be told apart for certain (one word, two people) is refused.
    """
    name = HumanName(text)
    if not name.last or not name.first:
        raise CellProblem("Last and first name cannot be told apart.", _APART)
    if "&" in text or " and " in text.lower():
        raise CellProblem("There seem to be two people in one cell.", "Give each a row.")
    last, suffix = split_suffix(proper_case(name.last))
    generations, degrees = _split_generations(name.suffix)
    return ParsedName(
        last_name=last,
        first_name=proper_case(name.first),
        middle_name=proper_case(name.middle),
        suffix=suffix or generations,
        degrees=degrees,
    )


def clean_degrees(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Degrees without points, several in one part ("MD PhD") apart: ("MD", "PhD")."""
    found = []
    for part in parts:
        words = part.replace(".", "").split()
        together = len(words) > 1 and all(len(word) <= 5 and word != "Pharm" for word in words)
        found += words if together else [" ".join(words)]
    return tuple(dict.fromkeys(degree for degree in found if degree))


def clean_suffix(text: str) -> str:
    """Jr., Sr., II … in one form; anything else as it is."""
    return SUFFIXES.get(text.strip().strip(".").upper(), text.strip())


def _split_generations(text: str) -> tuple[str, tuple[str, ...]]:
    parts = [part.strip() for part in text.split(",") if part.strip()]
    generations = [part for part in parts if part.strip(".").upper() in SUFFIXES]
    degrees = tuple(part for part in parts if part not in generations)
    return clean_suffix(generations[0]) if generations else "", clean_degrees(degrees)
