"""What the applicant disclosed, and what references raised."""

from collections.abc import Iterator

from credenza.core.applications.flags.model import Disclosure, Flag, Limits, Subject


def disclosed(subject: Subject, limits: Limits) -> Iterator[Flag]:
    """Every disclosure question answered with yes."""
    for one in subject.disclosures:
        yield Flag(one.bars or "disclosure", f"disclosure:{one.key}", _sentence(one))


def concerns(subject: Subject, limits: Limits) -> Iterator[Flag]:
    """Every concern that an answer of a reference raised."""
    for one in subject.concerns:
        evidence = (one.evidence,) if one.evidence else ()
        yield Flag("reference", f"reference:{one.key}", one.sentence, evidence)


def _sentence(one: Disclosure) -> str:
    said = f"Answered yes to “{one.label}”"
    if not one.explanation.strip():
        return f"{said}, without an explanation."
    return f"{said}: “{one.explanation.strip()}”"
