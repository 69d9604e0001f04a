"""Criteria as a form prints them, one sentence each."""

from collections.abc import Iterable

from credenza.core.kinds import CredentialKind
from credenza.core.privileges.forms import (
    AnyOf,
    Board,
    Criterion,
    Current,
    Enough,
    Procedure,
    Proctored,
    Statement,
    Training,
)


def statement(criterion: Criterion) -> str:
    """What a criterion asks, as a phrase that a form can print."""
    match criterion:
        case Training():
            return _training(criterion)
        case Board():
            return _board(criterion)
        case Current():
            return f"Current {titles(criterion.kinds)}"
        case Enough():
            own = " (the practitioner's own count is enough)" if criterion.claimed else ""
            what = _of(criterion.procedures)
            return f"At least {cases(criterion.least)}{what} in {criterion.months} months{own}"
        case Proctored():
            return f"The first {cases(criterion.cases)}{_of(criterion.procedures)} under a proctor"
        case Statement():
            return criterion.text
        case AnyOf():
            phrases = [statement(way) for way in criterion.ways]
            return "; or ".join([phrases[0], *(_lower(phrase) for phrase in phrases[1:])])


def titles(kinds: Iterable[CredentialKind]) -> str:
    """Kinds of credential as a sentence names them: "residency or fellowship"."""
    return one_of(_lower(kind.title) for kind in kinds)


def one_of(words: Iterable[str]) -> str:
    """A list of which one is meant: "a, b or c"."""
    words = list(words)
    return " or ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def cases(number: int, *, bare: bool = False) -> str:
    """ "1 case", "12 cases"; ``bare`` leaves the number out."""
    noun = "case" if number == 1 else "cases"
    return noun if bare else f"{number} {noun}"


def _training(criterion: Training) -> str:
    fields = one_of(one.title for one in criterion.specialties)
    within = criterion.within_years
    recent = f" within the last {within} years" if within is not None else ""
    return f"Completed {titles(criterion.kinds)}{f' in {fields}' if fields else ''}{recent}"


def _board(criterion: Board) -> str:
    fields = one_of(one.title for one in criterion.specialties)
    by = f" by {one_of(criterion.issuers)}" if criterion.issuers else ""
    words = f"Certified{f' in {fields}' if fields else ''}{by}"
    if criterion.eligible_years is None:
        return words
    return f"{words}, or within {criterion.eligible_years} years of the end of training"


def _of(procedures: tuple[Procedure, ...]) -> str:
    return f" of {one_of(_lower(one.title) for one in procedures)}" if procedures else ""


def _lower(title: str) -> str:
    return title if title[:2].isupper() else title[:1].lower() + title[1:]
