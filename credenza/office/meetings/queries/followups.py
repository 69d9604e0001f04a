"""Action items within reach, and who may do what with them."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from credenza.core.calendar import add_days
from credenza.core.committees.followup import AHEAD, OPEN
from credenza.core.committees.seats import PRESIDING
from credenza.core.permissions import Actor, may
from credenza.core.verdict import ALLOWED, Verdict, refused
from credenza.office.meetings.models import ActionItem
from credenza.office.meetings.queries.agenda import is_withheld
from credenza.office.meetings.queries.scope import about, seat_of, seated, visible_committees
from credenza.office.practitioners.queries.days import today
from credenza.office.team.queries import colleagues

Owners = dict[str, tuple[str, object]]

LISTS = {"open": "Open", "mine": "Mine", "late": "Late", "closed": "Done and dropped"}
NOT_YOURS = "Its owner, the chair or the office says that it is done."
NOT_GIVING = "The chair, the vice chair or the office gives something to do."


def visible_action_items(actor: Actor, verb: str) -> QuerySet[ActionItem]:
    """Action items of the committees within reach, and one's own, the first due first.

    Nothing that was given at an item about ``actor``.
    """
    return _of(actor, Q(committee__in=visible_committees(actor, verb).values("pk")) | _own(actor))


def listed(rows: QuerySet[ActionItem], which: str, actor: Actor, as_of: date) -> QuerySet:
    """Those that one of LISTS holds; of what is closed the latest first."""
    narrowed = {
        "mine": rows.filter(_own(actor), state=OPEN),
        "late": rows.filter(state=OPEN, due_on__lt=as_of),
        "closed": rows.exclude(state=OPEN).order_by("-closed_at", "-id"),
    }
    return narrowed.get(which, rows.filter(state=OPEN))


def pressing(actor: Actor, as_of: date) -> QuerySet[ActionItem]:
    """Of what is open: one's own that is due within a week, and all that is late where ``actor``
    keeps the meetings.
    """
    kept = visible_committees(actor, "meeting:keep").values("pk")
    near = _own(actor) & Q(due_on__lte=add_days(as_of, max(AHEAD)))
    return _of(actor, near | Q(committee__in=kept, due_on__lt=as_of)).filter(state=OPEN)


def readable(rows: Iterable[ActionItem], actor: Actor) -> list[ActionItem]:
    """Without what was given at items in which ``actor`` has no part."""
    return [one for one in rows if one.item is None or not is_withheld(one.item, actor)]


def open_in(committee) -> QuerySet[ActionItem]:
    """What is open in a committee."""
    return ActionItem.objects.filter(committee=committee, state=OPEN).order_by("due_on", "id")


def may_give(actor: Actor, committee) -> Verdict:
    """May ``actor`` give something to do in the committee's name?"""
    if may(actor, "meeting:keep", about(committee)):
        return ALLOWED
    seat = seat_of(actor, committee, today(timezone.now()))
    return ALLOWED if seat and seat.kind in PRESIDING else refused(NOT_GIVING)


def may_finish(actor: Actor, one: ActionItem) -> Verdict:
    """May ``actor`` say that it is done?"""
    owner = one.user_id or one.seat.user_id
    if actor.id is not None and owner == actor.id:
        return ALLOWED
    return ALLOWED if may_give(actor, one.committee) else refused(NOT_YOURS)


def owners(committee, as_of: date, task: ActionItem | None = None) -> list[tuple[str, Owners]]:
    """Who may be given something to do: those who sit there on the day, and the office, each by
    a key "seat-7" or "user-3". Whoever has ``task`` already stays among them.
    """
    seats = list(seated(as_of).filter(committee=committee))
    people = list(colleagues())
    if task and task.seat and task.seat not in seats:
        seats.append(task.seat)
    if task and task.user and task.user not in people:
        people.append(task.user)
    return [
        ("The committee", {f"seat-{one.pk}": (one.name, one) for one in seats}),
        ("The office", {f"user-{one.pk}": (one.name, one) for one in people}),
    ]


def _own(actor: Actor) -> Q:
    if actor.id is None:
        return Q(pk=None)
    return Q(user=actor.id) | Q(seat__user=actor.id)


def _of(actor: Actor, which: Q) -> QuerySet[ActionItem]:
    rows = ActionItem.objects.filter(which).order_by("due_on", "id")
    if actor.practitioner is not None:
        about_them = ActionItem.objects.filter(item__practitioner=actor.practitioner)
        rows = rows.exclude(pk__in=about_them.values("pk"))
    return rows.select_related(
        "committee__facility", "seat", "user", "item__meeting__committee__facility"
    )
