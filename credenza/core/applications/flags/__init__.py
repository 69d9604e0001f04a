"""What in a file and an application needs a closer look before anybody decides.

Each finder is pure: facts in, flags out. A flag accuses nobody; it is a sentence with its
evidence, and a person resolves it in words.
"""

from collections.abc import Iterator

from credenza.core.applications.flags import answers, career, claims, licences, names
from credenza.core.applications.flags.model import (
    TITLES,
    Concern,
    Disclosure,
    Flag,
    Limits,
    StatedName,
    Subject,
    Training,
)

__all__ = [
    "TITLES",
    "Concern",
    "Disclosure",
    "Flag",
    "Limits",
    "StatedName",
    "Subject",
    "Training",
    "find",
]
FINDERS = (
    answers.disclosed,
    licences.challenged,
    licences.lost_elsewhere,
    licences.not_listed,
    claims.pattern,
    career.gaps_open,
    career.short_training,
    career.contradicting,
    career.many_moves,
    names.differing,
    answers.concerns,
)


def find(subject: Subject, limits: Limits) -> tuple[Flag, ...]:
    """Every flag of an application, the gravest first; each key once."""
    return tuple({flag.key: flag for flag in _all(subject, limits)}.values())


def _all(subject: Subject, limits: Limits) -> Iterator[Flag]:
    for finder in FINDERS:
        yield from finder(subject, limits)
