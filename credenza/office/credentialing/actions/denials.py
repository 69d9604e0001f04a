"""Denials of single privileges, while the application goes on without them.

To deny a privilege for competence or conduct is as adverse as to deny the whole (42 USC
11151(9)), while a criterion that is not met is no such reason: the director says which it is.
Until the practitioner was heard or waived it, the item is put off and nothing final is decided.
"""

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from credenza.core.applications.hearing import TO_CONFIRM
from credenza.core.calendar import local_day
from credenza.core.permissions import Actor
from credenza.core.privileges.recommending import DEFER, DENY, Recommendation
from credenza.core.privileges.steps import OPEN_REQUEST
from credenza.office.credentialing.actions.deciding import GRANT_KINDS
from credenza.office.credentialing.models import Hearing, Station
from credenza.office.credentialing.queries.hearings import denied_items
from credenza.office.credentialing.queries.privileges import request_of, titles_of
from credenza.office.ledger.actions import about, act
from credenza.office.privileging.actions import grants
from credenza.office.privileging.queries.requests import undecided

Lines = Mapping[str, Recommendation]
HELD_BACK = Recommendation(DEFER, "Held back until the practitioner was heard or waived it.")


def hold_back(*, station: Station, lines: Lines, by: Actor, at: datetime) -> Lines:
    """What may be decided now of ``lines``: a denial that may be adverse is put off.

    For items that were not denied before a hearing is proposed, for the director to confirm.
    """
    denied = {item: said for item, said in lines.items() if said.says == DENY}
    known = denied_items(station.application)
    if new := {item: said for item, said in denied.items() if item not in known}:
        propose(station=station, denied=new, by=by, at=at)
    return {
        item: HELD_BACK if item in denied and not known.get(item) else said
        for item, said in lines.items()
    }


@act("hearing:propose")
def propose(*, station: Station, denied: Lines, by: Actor, at: datetime) -> Hearing:
    """Ask the director whether these privileges were denied for competence or conduct."""
    application = station.application
    about(practitioner=application.practitioner_id, items=sorted(denied))
    titles = titles_of(application)
    return Hearing.objects.create(
        application=application,
        station=station,
        state=TO_CONFIRM,
        proposed_on=local_day(at, ZoneInfo(application.facility.zone)),
        reasons="\n".join(f"{titles.get(item, item)}: {denied[item].reason}" for item in denied),
        on_privileges=True,
        items=[(item, titles.get(item, item)) for item in denied],
    )


def open_items(hearing: Hearing) -> set[str]:
    """The items of a hearing on which no last word was said."""
    request = request_of(hearing.application)
    if request is None or request.state not in OPEN_REQUEST:
        return set()
    asked = undecided(request).values_list("item", flat=True)
    return {key for key, _ in hearing.items} & set(asked)


def settle_items(
    *, hearing: Hearing, said: Recommendation, on: date, by: Actor, at: datetime
) -> None:
    """Say the last word on what was put off of a hearing; other items that wait go on waiting."""
    application, mine = hearing.application, open_items(hearing)
    if not mine:
        return
    request = request_of(application)
    asked = undecided(request).values_list("item", flat=True)
    last = application.term_ends_on or on
    grants.decide(
        request=request,
        lines={item: said if item in mine else HELD_BACK for item in asked},
        starts_on=on,
        ends_on=last if said.grants else max(on, last),
        decided_on=on,
        kind=GRANT_KINDS.get(application.kind, "regular"),
        by=by,
        at=at,
    )
