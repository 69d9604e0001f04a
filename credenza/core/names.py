"""Names of people: their parts, their form for comparison and for display.

Only what filing and importing need: telling two strangers from one person is screening's work.
"""

import unicodedata
from dataclasses import dataclass
from datetime import date

# fmt: off
PARTICLES = frozenset({
    "al", "af", "bin", "bint", "da", "das", "de", "del", "della", "den", "der", "di", "dos",
    "du", "el", "ibn", "la", "ten", "ter", "van", "von", "vom", "zu", "zum", "zur",
})
# fmt: on
SUFFIXES = {"JR": "Jr.", "SR": "Sr.", "II": "II", "III": "III", "IV": "IV", "V": "V"}
_LETTERS_WITHOUT_MARKS = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "AE"}
    | {"œ": "oe", "Œ": "OE", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i"}
)


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name. ``suffix`` is of the family (Jr., III), ``degrees`` are earned (MD)."""

    family: str
    given: str = ""
    middle: str = ""
    suffix: str = ""
    degrees: tuple[str, ...] = ()


def name_key(text: str) -> str:
    """The form for comparison: upper case ASCII letters, no marks, hyphens or spaces.

    "van der Berg", "Van Der-Berg" and "VANDERBERG" agree; scripts without Latin letters keep
    their own.
    """
    return "".join(_words(text))


def family_key(text: str) -> str:
    """The comparison form of a family name, without a suffix written into it ("Morris, III")."""
    words = _words(text)
    while len(words) > 1 and words[-1] in SUFFIXES:
        words.pop()
    return "".join(words)


def split_suffix(family: str) -> tuple[str, str]:
    """A family name and the suffix that was written into it: "Willis Jr" -> ("Willis", "Jr.")."""
    head, _, tail = family.strip().replace(",", " ").rpartition(" ")
    suffix = SUFFIXES.get(tail.strip(".").upper(), "")
    return (head.strip(), suffix) if head.strip() and suffix else (family.strip(), "")


def proper_case(text: str) -> str:
    """A name typed all in one case, as people write it; a name in mixed case stays as it is.

    "VAN DER BERG" -> "van der Berg", "o'neill" -> "O'Neill", "anna-lise" -> "Anna-Lise".
    """
    text = " ".join(text.split())
    if not (text.isupper() or text.islower()):
        return text
    *leading, last = text.lower().split(" ")
    words = [word if word in PARTICLES else _proper_word(word) for word in leading]
    return " ".join([*words, _proper_word(last)])


def display_name(name: Name) -> str:
    """The name as signed: "Anna-Lise van der Berg III, MD"."""
    parts = (name.given, name.middle, name.family, name.suffix)
    person = " ".join(part.strip() for part in parts if part.strip())
    return ", ".join((person, *name.degrees))


def filing_name(name: Name) -> str:
    """The name as filed: "van der Berg III, Anna-Lise"."""
    family = " ".join(part for part in (name.family.strip(), name.suffix.strip()) if part)
    given = " ".join(part for part in (name.given.strip(), name.middle.strip()) if part)
    return ", ".join(part for part in (family, given) if part)


def initials(name: Name) -> str:
    """The first letters of the given and family name, particles passed over: "AB"."""
    family = [word for word in name.family.split() if word.lower() not in PARTICLES]
    words = [name.given.strip(), *(family or name.family.split())[:1]]
    return "".join(word[0].upper() for word in words if word)


@dataclass(frozen=True, slots=True)
class Identity:
    """What an imported row says about who it means."""

    name: Name
    npi: str = ""
    born_on: date | None = None


def same_person_hint(one: Identity, other: Identity) -> str:
    """Why two records look like one person, or "" when nothing says so.

    An NPI is decisive both ways. Without two NPIs, family name, given name and birth date must
    all agree; a name alone is never enough.
    """
    if one.npi and other.npi:
        return f"same NPI {one.npi}" if one.npi == other.npi else ""
    if one.born_on is None or one.born_on != other.born_on:
        return ""
    keys = [(family_key(who.name.family), name_key(who.name.given)) for who in (one, other)]
    return "same name and birth date" if keys[0] == keys[1] and all(keys[0]) else ""


def without_marks(text: str) -> str:
    """Letters as a keyboard without accents types them: "Sørensen" -> "Sorensen"."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS_WITHOUT_MARKS))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def _words(text: str) -> list[str]:
    plain = without_marks(text).upper()
    spaced = "".join(char if char.isalpha() else _apart(char) for char in plain)
    return spaced.split()


def _apart(char: str) -> str:
    return "" if char in "'’ʼ`." else " "


def _proper_word(word: str) -> str:
    if word.strip(".").upper() in ("II", "III", "IV"):
        return word.upper()
    for mark in ("-", "'", "’"):
        if mark in word:
            return mark.join(_proper_word(part) for part in word.split(mark))
    return f"Mc{word[2:].capitalize()}" if word[:2] == "mc" and len(word) > 3 else word.capitalize()
