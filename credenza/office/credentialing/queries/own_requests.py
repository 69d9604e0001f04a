"""What members of the staff may ask for themselves: leave, the return from it, to resign."""

from dataclasses import dataclass

from credenza.core.applications.kinds import ApplicationKind
from credenza.core.applications.steps import OPEN
from credenza.core.permissions import Actor
from credenza.office.credentialing.models import Application
from credenza.office.credentialing.queries.kinds import is_for
from credenza.office.credentialing.queries.staff import may_stand_so
from credenza.office.practitioners.queries.scope import visible
from credenza.packs.loader import application_kinds


@dataclass(frozen=True, slots=True)
class Possible:
    """A facility at which somebody is on the staff, and what they may ask for there now."""

    facility: object
    kinds: list[ApplicationKind]


def own_person(actor: Actor):
    """The actor's own file, where they may ask for something; None for everybody else."""
    return visible(actor, "application:ask").filter(pk=actor.practitioner).first()


def may_ask_for(actor: Actor) -> list[Possible]:
    """What ``actor`` may ask for, facility by facility, without what runs already; three reads."""
    person = own_person(actor)
    if person is None:
        return []
    open_ones = Application.objects.filter(practitioner=person, state__in=OPEN)
    running = set(open_ones.order_by().values_list("facility", "kind"))
    kinds = [one for one in application_kinds().values() if one.by_member]
    held_ones = person.appointments.exclude(standing="ended").select_related("facility")
    found = [
        Possible(
            held.facility,
            [
                kind
                for kind in kinds
                if may_stand_so(kind, held, held.facility)
                and is_for(kind, person.profession)
                and (held.facility_id, kind.key) not in running
                and not (kind.key == "leave" and held.standing == "leave")
            ],
        )
        for held in held_ones.order_by("facility__name", "id")
    ]
    return [one for one in found if one.kinds]
