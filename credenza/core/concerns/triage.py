"""What a person finds when they look at a report for the first time."""

from collections.abc import Collection
from dataclasses import dataclass

from credenza.core.concerns.kinds import PATIENT, CaseKind
from credenza.core.verdict import ALLOWED, Verdict, refused

DEFINITION = "42 CFR 482.13(a)(2); A-0118"


@dataclass(frozen=True, slots=True)
class Triage:
    """Severity, harm and bypasses by the keys of the kind's pack; ``grievance`` for patients'."""

    severity: str
    harm: str
    bypasses: tuple[str, ...] = ()
    grievance: bool | None = None
    policy: str = ""


def is_grievance(
    *, written: bool, settled_by_staff_present: bool, only_billing: bool = False
) -> Verdict:
    """Whether a patient's complaint is a grievance, with the ground.

    What the staff who were there settled at once stays a complaint, and so does what is about the
    bill alone; what is written is a grievance, and so is everything that staff present did not
    settle.
    """
    if only_billing:
        return refused("It is about the bill alone: it stays a complaint.", DEFINITION)
    if written:
        return Verdict(True, "It came in writing, which makes it a grievance.", DEFINITION)
    if settled_by_staff_present:
        return refused("Staff present settled it at once: it stays a complaint.", DEFINITION)
    return Verdict(True, "Staff present did not settle it at once: a grievance.", DEFINITION)


def may_triage(kind: CaseKind, found: Triage) -> Verdict:
    """Is the triage whole, and by what the kind knows?"""
    if found.severity not in kind.severities:
        return refused("Say how severe it is.")
    if found.harm not in kind.harms:
        return refused("Say whether anybody was harmed.")
    if unknown := [one for one in found.bypasses if one not in kind.bypasses]:
        return refused(f"“{unknown[0]}” is no ground for mandated review of this kind.")
    if kind.key == PATIENT and found.grievance is None:
        return refused("Say whether it is a grievance or a complaint settled on the spot.")
    if kind.key != PATIENT and found.grievance is not None:
        return refused("Only what patients complain of can be a grievance.")
    return ALLOWED


def traits_of(*, urgent: bool, grievance: bool | None, bypasses: Collection[str]) -> frozenset[str]:
    """What the case is, for its clocks and steps. Until triage says otherwise, a patient's report
    runs by none of the two.
    """
    found = {
        "urgent": urgent,
        "grievance": grievance is True,
        "complaint": grievance is False,
        "bypass": bool(bypasses),
    }
    return frozenset(key for key, holds in found.items() if holds)
