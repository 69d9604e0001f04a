"""The shape of a privilege form: what may be asked for, and what it takes to be given it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from credenza.core.kinds import CredentialKind
from credenza.core.verdict import ALLOWED, Verdict, refused

AGES = {
    "neonate": "newborns",
    "infant": "infants",
    "child": "children",
    "adolescent": "adolescents",
    "adult": "adults",
    "elder": "older adults",
}
NOT_BY_CERTIFICATE_ALONE = "42 CFR 482.12(a)(7)"
_EMPTY_WORDS = frozenset({"and", "of", "the", "in", "for"})


def specialty_key(text: str) -> str:
    """The form in which names of specialties are compared: their words, in any order.

    "Surgery - General" and "general surgery" agree, "Obstetrics & Gynecology" and "gynecology
    and obstetrics" too. "" for a text without a word.
    """
    words = re.findall(r"\w+", text.casefold())
    return " ".join(sorted(set(words) - _EMPTY_WORDS))


@dataclass(frozen=True, slots=True)
class Specialty:
    """A field of practice: ``names`` as files write it, ``codes`` as prefixes of NUCC taxonomy.

    ``names`` are in the form of ``specialty_key``.
    """

    key: str
    title: str
    names: frozenset[str] = frozenset()
    codes: tuple[str, ...] = ()

    def is_named(self, text: str) -> bool:
        """Whether a text in a file means this specialty."""
        return specialty_key(text) in self.names

    def has_code(self, code: str) -> bool:
        """Whether a NUCC code lies in it."""
        return bool(code) and code.startswith(self.codes)


@dataclass(frozen=True, slots=True)
class Procedure:
    """One thing that is done to patients, with the ``words`` in which people ask for it."""

    key: str
    title: str
    words: tuple[str, ...] = ()

    @property
    def said(self) -> tuple[str, ...]:
        """Every way of naming it."""
        return (*self.words, self.title)


@dataclass(frozen=True, slots=True)
class Training:
    """Completed training of one of ``kinds`` in one of ``specialties`` (any, when empty).

    With ``within_years``, completed no longer ago than that.
    """

    kinds: tuple[CredentialKind, ...]
    specialties: tuple[Specialty, ...] = ()
    within_years: int | None = None


@dataclass(frozen=True, slots=True)
class Board:
    """Certified in one of ``specialties``, or on the way: ``eligible_years`` from the end of
    residency or fellowship in one of them. ``issuers`` narrows whose certificate counts.
    """

    specialties: tuple[Specialty, ...] = ()
    issuers: tuple[str, ...] = ()
    eligible_years: int | None = None


@dataclass(frozen=True, slots=True)
class Current:
    """A licence, registration or certificate of one of ``kinds`` that is good today."""

    kinds: tuple[CredentialKind, ...]


@dataclass(frozen=True, slots=True)
class Enough:
    """At least ``least`` cases within ``months``, of ``procedures`` or, when empty, of the item's.

    ``claimed``: the practitioner's own count is enough; else somebody must have confirmed it.
    """

    least: int
    months: int
    procedures: tuple[Procedure, ...] = ()
    claimed: bool = False


@dataclass(frozen=True, slots=True)
class Proctored:
    """The first ``cases`` are watched by a proctor: a condition of the grant, not a bar to it."""

    cases: int
    procedures: tuple[Procedure, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that only a person can judge, such as a course or a chair's word."""

    text: str


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of several ways is enough."""

    ways: tuple["Criterion", ...]


Criterion = Training | Board | Current | Enough | Proctored | Statement | AnyOf


@dataclass(frozen=True, slots=True)
class Item:
    """What may be asked for as one line. ``key`` begins with the form's: "urology.lithotripsy".

    ``text`` says what it lets somebody do. ``includes`` are its procedures. ``ages`` are keys of
    ``AGES``; empty, those of the form. All ``criteria`` must be met.
    """

    key: str
    title: str
    text: str
    criteria: tuple[Criterion, ...]
    includes: tuple[Procedure, ...] = ()
    ages: tuple[str, ...] = ()


class CoreSet(Item):
    """What everybody trained in the field does; asked for as a whole, less what is struck out."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class PrivilegeForm:
    """The delineation of one field. ``origin`` says what was consulted when it was written.

    ``professions`` are keys of the professions who may use it.
    """

    key: str
    title: str
    edition: str
    origin: str
    professions: tuple[str, ...]
    specialties: tuple[Specialty, ...]
    core: CoreSet
    special: tuple[Item, ...] = ()
    ages: tuple[str, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """The core, then what stands beside it."""
        return (self.core, *self.special)

    def fits(self, profession: str, codes: tuple[str, ...]) -> bool:
        """Whether somebody of this profession with these NUCC codes would be handed it."""
        if profession not in self.professions:
            return False
        return not self.specialties or any(
            specialty.has_code(code) for specialty in self.specialties for code in codes
        )


def rests_on_membership_alone(item: Item) -> Verdict:
    """Refused when nothing but certification, fellowship or a society decides about an item.

    Neither membership nor privileges may depend on those alone.
    """
    if all(_is_membership(one) for one in item.criteria):
        return refused(
            f"“{item.title}” would be decided by certification alone; "
            "add what shows that the person can do it.",
            NOT_BY_CERTIFICATE_ALONE,
        )
    return ALLOWED


def _is_membership(criterion: Criterion) -> bool:
    """Whether a board can decide by itself: one such way among several is enough."""
    if isinstance(criterion, AnyOf):
        return any(_is_membership(way) for way in criterion.ways)
    return isinstance(criterion, Board)


def procedures_of(criterion: Criterion) -> Iterator[Procedure]:
    """The procedures that a criterion counts."""
    if isinstance(criterion, AnyOf):
        for way in criterion.ways:
            yield from procedures_of(way)
    elif isinstance(criterion, Enough | Proctored):
        yield from criterion.procedures
