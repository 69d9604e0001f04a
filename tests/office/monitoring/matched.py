"""Rows of screening written by hand: a run, a match, what the registry differs in."""

from credenza.core.screening.steps import OPEN
from credenza.office.monitoring.models import Alert, Match, Run
from credenza.office.monitoring.queries.bearing import sealed
from credenza.office.practitioners.models import Practitioner
from tests.fixtures import BEGAN


def run(number: int = 1) -> Run:
    """A run that found something."""
    return Run.objects.create(
        number=number,
        kind="full",
        everybody=True,
        at=BEGAN,
        on=BEGAN.date(),
        by="test",
        seconds=1,
        edition="e",
        practitioners=1,
        looked_at=1,
        opened=1,
        fallen=0,
        gone=0,
        cleared=0,
    )


def match_of(person: Practitioner, number: int = 1) -> Match:
    """A match of a practitioner with somebody of the federal list, found by a run of that
    number, to be ruled on."""
    made = run(number)
    match = Match(
        practitioner=person,
        source="leie",
        entry_id="1",
        act="an act",
        entry={"last": person.last_name, "first": person.first_name},
        score=0.9,
        band="likely",
        ours_mark="ours",
        theirs_mark="theirs",
        state=OPEN,
        opened_at=BEGAN,
        changed_at=BEGAN,
        opened_in=made,
        changed_in=made,
    )
    held = {"for": [], "against": [], "ours": {"name": [str(person)]}}
    match.evidence_sealed = sealed(held, match, "evidence")
    match.save()
    return match


def alert_of(person: Practitioner) -> Alert:
    """Something on which the registry and a file differ."""
    return Alert.objects.create(
        practitioner=person,
        subject="name",
        ours="Okafor",
        registry="Okonkwo",
        words="The registry has the family name Okonkwo.",
        of_consequence=True,
        opened_at=BEGAN,
        sha256="0" * 64,
    )
