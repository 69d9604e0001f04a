"""Who can see a case, and who has: the answer to the button on its page."""

from dataclasses import dataclass, replace

from django.db.models import QuerySet

from credenza.core.concerns.walls import may_do
from credenza.office.concerns.models import Case, Look, Named
from credenza.office.concerns.queries.scope import wall_of
from credenza.office.team.queries import all_actors, sign_ins


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who can open the case, on what ground, and on which days they did."""

    user: object
    why: str
    named: Named | None
    looks: int
    last: Look | None


def readers_of(case: Case) -> list[Reader]:
    """Everybody who can open the case today, by name; four reads however many people there are."""
    wall = wall_of(case)
    named = {one.user_id: one for one in case.named.filter(ended_at=None)}
    looks = _looks(case)
    found = []
    for user, actor in all_actors():
        verdict = may_do(actor, "concern:see", wall)
        if verdict:
            own = looks.get(user.pk, [])
            latest = own[0] if own else None
            found.append(Reader(user, verdict.reason, named.get(user.pk), len(own), latest))
    return found


def looked_before(case: Case, readers: list[Reader]) -> list[tuple[object, list[Look]]]:
    """People who opened the case and cannot any more, each with their looks, the latest first."""
    can = {one.user.pk for one in readers}
    return [(own[0].user, own) for user, own in _looks(case).items() if user not in can]


def people_who_read(case: Case) -> QuerySet:
    """The accounts of those who can open the case, by name."""
    return sign_ins().filter(pk__in=[one.user.pk for one in readers_of(case)])


def workers_for(case: Case) -> QuerySet:
    """The accounts of those who work on cases where this one is; they may own it."""
    wall = wall_of(case)
    could = (
        user.pk
        for user, actor in all_actors()
        if may_do(actor, "concern:work", replace(wall, named=wall.named | {user.pk}))
    )
    return sign_ins().filter(pk__in=list(could))


def _looks(case: Case) -> dict[int, list[Look]]:
    found: dict[int, list[Look]] = {}
    for one in case.looks.select_related("user").order_by("-on", "-id"):
        found.setdefault(one.user_id, []).append(one)
    return found
