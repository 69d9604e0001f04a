"""Objects of the addresses of screening: a match of a northern surgeon's, and what follows."""

from collections.abc import Callable

from credenza.core.screening.steps import SAME
from credenza.office.monitoring.actions.rulings import rule
from credenza.office.monitoring.models import Duty
from tests.fixtures import BEGAN, SYSTEM, Office
from tests.house.objects.practitioners import document, surgeon
from tests.house.objects.target import Target
from tests.office.monitoring.matched import alert_of, match_of


def _matched(office: Office) -> Target:
    match = match_of(surgeon(office))
    return Target({"pk": match.pk}, match.practitioner_id)


def _looked_at(office: Office) -> Target:
    person = surgeon(office)
    match, copy = match_of(person), document(person)
    seen = [{"kind": "registry", "words": "", "document": copy.pk}]
    rule(match=match, says=SAME, reason="One and the same", evidence=seen, by=SYSTEM, at=BEGAN)
    return Target({"pk": match.pk, "document_id": copy.pk}, person.pk)


def _duty(office: Office) -> Target:
    match = match_of(surgeon(office))
    rule(match=match, says=SAME, reason="One and the same", by=SYSTEM, at=BEGAN)
    duty = Duty.objects.filter(kind="notify").get()
    return Target({"pk": duty.pk, "decision": "done"}, match.practitioner_id)


def _file(office: Office) -> Target:
    person = surgeon(office)
    return Target({"pk": person.pk}, person.pk)


def _differing(office: Office) -> Target:
    alert = alert_of(surgeon(office))
    return Target({"pk": alert.pk}, alert.practitioner_id)


OBJECTS: dict[str, Callable[[Office], Target]] = {
    "match": _matched,
    "match-agree": _matched,
    "match-document": _looked_at,
    "duty-decide": _duty,
    "watched-settle": _differing,
    "practitioner-screening": _file,
}
