"""Objects of the addresses of screening: a match of a northern surgeon's, and what follows."""

from collections.abc import Callable

from credenza.core.screening.steps import OPEN, SAME
from credenza.office.monitoring.actions.rulings import rule
from credenza.office.monitoring.models import Duty, Match, Run
from credenza.office.monitoring.queries.bearing import sealed
from credenza.office.practitioners.models import Practitioner
from tests.fixtures import BEGAN, SYSTEM, Office
from tests.house.objects.practitioners import surgeon
from tests.house.objects.target import Target


def _run() -> Run:
    return Run.objects.create(
        number=1,
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


def _match(person: Practitioner) -> Match:
    run = _run()
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
        opened_in=run,
        changed_in=run,
    )
    held = {"for": [], "against": [], "ours": {"name": [str(person)]}}
    match.evidence_sealed = sealed(held, match, "evidence")
    match.save()
    return match


def _matched(office: Office) -> Target:
    match = _match(surgeon(office))
    return Target({"pk": match.pk}, match.practitioner_id)


def _duty(decision: str) -> Callable[[Office], Target]:
    def make(office: Office) -> Target:
        match = _match(surgeon(office))
        rule(match=match, says=SAME, reason="One and the same", by=SYSTEM, at=BEGAN)
        duty = Duty.objects.filter(kind="notify").get()
        return Target({"pk": duty.pk, "decision": decision}, match.practitioner_id)

    return make


def _file(office: Office) -> Target:
    person = surgeon(office)
    return Target({"pk": person.pk}, person.pk)


OBJECTS: dict[str, Callable[[Office], Target]] = {
    "match": _matched,
    "match-agree": _matched,
    "duty-decide": _duty("done"),
    "practitioner-screening": _file,
}
