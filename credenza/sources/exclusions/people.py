"""Names as exclusion lists write them, taken apart into the parts that are compared."""

import re
from collections.abc import Container
from dataclasses import dataclass, replace

from credenza.core.names import PARTICLES, SUFFIXES
from credenza.sources.exclusions.organisations import is_organisation

LAST_COMMA_FIRST = "LAST, FIRST MIDDLE"
LAST_FIRST = "LAST FIRST MIDDLE"
FIRST_LAST = "FIRST MIDDLE LAST"

# fmt: off
CREDENTIALS = frozenset({
    "MD", "DO", "DDS", "DMD", "DC", "DPM", "OD", "PHD", "PSYD", "EDD", "DVM", "PHARMD", "RPH",
    "RN", "LPN", "LVN", "NP", "CRNP", "APRN", "CRNA", "CNM", "CNA", "CHHA", "HHA", "RPA", "RPAC",
    "PA-C", "RPT", "LCSW", "LMSW", "LMHC", "CSW", "MSW", "OTR", "DPT", "LAC", "LMT", "RRT", "ESQ",
})
# fmt: on
COMPOUND_STARTS = PARTICLES | {"st", "st.", "saint", "santa", "san", "mac", "le", "abu", "abdul"}
NAME_SUFFIXES = frozenset(SUFFIXES) - {"V"}
"""Suffixes believed where a middle name may stand; there a single V is an initial."""

NEEDS_CARE = r"[(),;/#0-9]|(?i)\b(jr|sr|i{2,3}|iv|v|aka|dba|fka|nee)\b"
"""What a plainly written name in columns does not hold."""

_ALSO = re.compile(
    r"[\s,]+(?:a\.?/?k\.?/?a\.?(?:/dba)?|d\.?/?b\.?/?a\.?|f\.?/?k\.?/?a\.?)(?:[\s,:]+|$)", re.I
)
_SAYS_ALSO = re.compile(r"^(?:a\.?/?k\.?/?a\.?|f/?k/?a|nee|née|formerly|also)[\s:.]+", re.I)
_IN_BRACKETS = re.compile(r"\(([^()]*)\)?")
_TRADES_AS = re.compile(r"\(\s*d/?b/?a[:\s]+([^()]*)\)?", re.I)
_PRISON_NUMBER = re.compile(r"[-,\s]*(?:#\s*|CDCR No\.?\s*)[A-Z]{0,2}[0-9][0-9\s-]*$", re.I)
_POINT_FOR_COMMA = re.compile(r"^([A-Z'-]{3,})\. (?=[A-Z]{2,}$)")
_OWN_PRACTICE = frozenset({"PC", "PA", "PLLC", "LLC"})
_P_C = re.compile(r"\bP\.?\s?C\.?(?=\s|$)")
_PRACTICE_ENDS = _OWN_PRACTICE | {"II", "III"}


@dataclass(frozen=True, slots=True)
class Parts:
    """A name in parts. An organisation has only ``name``; a person's ``name`` is as written
    in one piece, and empty when the list gives the parts itself."""

    last: str = ""
    first: str = ""
    middle: str = ""
    suffix: str = ""
    name: str = ""
    aliases: tuple[str, ...] = ()

    @property
    def is_person(self) -> bool:
        """Whether there are parts of a person's name."""
        return bool(self.last or self.first)


def tidy(last: str, first: str, middle: str, suffix: str = "") -> Parts:
    """A name given in columns, cleared of what was written into the wrong one.

    A suffix in the last, first or middle name goes to ``suffix``; names in brackets or after
    "aka" become aliases ("Fisher (Daube)" of Ann: "Daube, Ann"); a prisoner's number goes.
    """
    last, other_lasts = _without_others(_PRISON_NUMBER.sub("", last))
    first, other_firsts = _without_others(first)
    last, last_suffix = _without_suffix(last, SUFFIXES) if " " in last else (last, "")
    first, first_suffix = _without_suffix(first, NAME_SUFFIXES)
    middle, middle_suffix = _without_suffix(middle, NAME_SUFFIXES)
    written = SUFFIXES.get(suffix.strip(" .").upper(), suffix)
    aliases = [_filed(_SAYS_ALSO.sub("", other), first, middle) for other in other_lasts]
    for other in other_firsts:
        plain = _SAYS_ALSO.sub("", other)
        aliases.append(_filed(last, plain, middle))
        if plain != other:  # "Grace (aka Dale)" may mean either of her names
            aliases.append(_filed(plain, first, middle))
    found = written or last_suffix or first_suffix or middle_suffix
    return Parts(last, first, middle, found, aliases=tuple(aliases))


def split(name: str, order: str, *, business: bool = False) -> Parts:
    """A name written in one column in the given order, or an organisation's.

    ``business`` says that the list calls the excluded a business. The practice of one
    practitioner ("DOE JANE MD PC") is read as the practitioner's own name.
    """
    written = _PRISON_NUMBER.sub("", name)
    main, *others = [part.strip() for part in _ALSO.split(_TRADES_AS.sub(" ", written))]
    others = [part.strip(" ,") for part in (*others, *_TRADES_AS.findall(written))]
    aliases = tuple(other for other in others if other)
    main = _POINT_FOR_COMMA.sub(r"\1, ", main) if order == LAST_COMMA_FIRST else main
    person = _practitioner_of(main) or main
    has_comma = order == LAST_COMMA_FIRST
    if is_organisation(person, business=business, persons_have_comma=has_comma):
        return Parts(name=main.strip(","), aliases=aliases)
    parts = _SPLITTERS[order](person)
    return replace(parts, name=name, aliases=parts.aliases + aliases)


def organisation(name: str) -> Parts:
    """The name of an organisation, what follows "dba" or "aka" being an alias."""
    main, *others = (part.strip() for part in _ALSO.split(name))
    return Parts(name=main or name, aliases=tuple(other for other in others if other))


def _practitioner_of(name: str) -> str:
    """Whose practice a name is: what stands before a degree and a legal form; else ''."""
    words = _P_C.sub("PC", name).split()
    end = len(words)
    while end > 2 and (_is_credential(words[end - 1]) or words[end - 1] in _PRACTICE_ENDS):
        end -= 1
    tail = words[end:]
    is_own = any(map(_is_credential, tail)) and not _OWN_PRACTICE.isdisjoint(tail)
    return " ".join(words[:end]) if is_own else ""


def _last_comma_first(name: str) -> Parts:
    last, _, rest = name.partition(",")
    if " " in last and rest.strip(" .").upper() in SUFFIXES:  # "ANN VALE, JR."
        return _first_last(f"{last} {rest}")
    suffix, comma, given = rest.partition(",")
    if comma and suffix.strip(" .").upper() in SUFFIXES:  # "HANNAN, SR., PAUL"
        last, rest = f"{last}, {suffix.strip()}", given
    brackets = " ".join(f"({other})" for other in _IN_BRACKETS.findall(rest))
    words = _without_credentials(_IN_BRACKETS.sub(" ", rest).replace(",", " ").split())
    return tidy(last, f"{' '.join(words[:1])} {brackets}".strip(), " ".join(words[1:]))


def _last_first(name: str) -> Parts:
    words = _without_credentials(name.split())
    at = 1
    while at < len(words) - 1 and words[at - 1].lower() in COMPOUND_STARTS:
        at += 1
    if at < len(words) - 1 and words[at].strip(".,").upper() in SUFFIXES:
        at += 1
    last = " ".join(words[:at]).strip(",")
    return tidy(last, " ".join(words[at : at + 1]), " ".join(words[at + 1 :]))


def _first_last(name: str) -> Parts:
    brackets = " ".join(f"({other})" for other in _IN_BRACKETS.findall(name))
    words = _without_credentials(_IN_BRACKETS.sub(" ", name).split())
    if len(words) > 2 and words[-1].strip(".,").upper() in SUFFIXES:
        words[-2:] = [f"{words[-2]} {words[-1]}"]
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in PARTICLES:
        at -= 1
    last = f"{' '.join(words[at:])} {brackets}".strip()
    return tidy(last, " ".join(words[:at][:1]), " ".join(words[1:at]))


_SPLITTERS = {
    LAST_COMMA_FIRST: _last_comma_first,
    LAST_FIRST: _last_first,
    FIRST_LAST: _first_last,
}
ORDERS = tuple(_SPLITTERS)


def _without_credentials(words: list[str]) -> list[str]:
    while len(words) > 1 and _is_credential(words[-1]):
        words = words[:-1]
    return words


def _is_credential(word: str) -> bool:
    parts = word.upper().replace(".", "").strip(",").split("/")
    return all(part in CREDENTIALS for part in parts)


def _without_others(text: str) -> tuple[str, list[str]]:
    """A part of a name, and the other names written into it in brackets or after "aka"."""
    main, *also = _ALSO.split(_IN_BRACKETS.sub(" ", text))
    others = [*_IN_BRACKETS.findall(text), *also]
    return " ".join(main.split()).strip(" ,;"), [other.strip(" ,") for other in others if other]


def _without_suffix(text: str, suffixes: Container[str]) -> tuple[str, str]:
    words = text.replace(",", " ").split()
    key = words[-1].strip(".").upper() if words else ""
    if key not in suffixes:
        return text.strip(" ,"), ""
    return " ".join(words[:-1]), SUFFIXES[key]


def _filed(last: str, first: str, middle: str) -> str:
    """An alias as it is filed; one that holds a comma is whole already."""
    return last if "," in last else f"{last}, {first} {middle}".strip(" ,")
