"""Opening applications and inviting their applicants, as one act."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from credenza.core.calendar import add_days
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused
from credenza.office.correspondence.actions.letters import write_letter
from credenza.office.correspondence.queries import addressee_of
from credenza.office.credentialing.actions.invitations import invite
from credenza.office.credentialing.actions.opening import Left, open_application, open_cohort
from credenza.office.credentialing.models import Application
from credenza.office.credentialing.queries.kinds import kind_of
from credenza.office.ledger.actions import about, act


@act("application:invite-one")
def invite_one(
    *,
    practitioner,
    facility,
    kind: str,
    department=None,
    staff_category: str = "",
    details: Mapping[str, object] | None = None,
    by: Actor,
    at: datetime,
) -> Application:
    """Open an application and ask its applicant to fill it in: by e-mail, or, without an address,
    by a letter to be posted. A kind that the office fills in asks nobody.
    """
    opened = open_application(
        practitioner=practitioner,
        facility=facility,
        kind=kind,
        department=department,
        staff_category=staff_category,
        details=details,
        by=by,
        at=at,
    )
    _ask(opened, by=by, at=at)
    return opened


@act("application:invite-cohort")
def invite_cohort(
    *, practitioners: Iterable, facility, kind: str, title: str, by: Actor, at: datetime
) -> tuple[list[Application], list[Left]]:
    """Open a cohort and invite everybody in it: those opened, and whoever was left out or could
    not be written to, each with the reason.
    """
    cohort, opened, left = open_cohort(
        practitioners=practitioners, facility=facility, kind=kind, title=title, by=by, at=at
    )
    about(cohort=cohort.pk)
    for one in opened:
        try:
            _ask(one, by=by, at=at)
        except Refused as refusal:
            left.append(Left(one.practitioner, f"Opened, not invited. {refusal.verdict.reason}"))
    return opened, left


def _ask(opened: Application, *, by: Actor, at: datetime) -> None:
    if not kind_of(opened).portal:
        return
    if opened.practitioner.email:
        invite(application=opened, by=by, at=at)
    else:
        _by_letter(opened, by=by, at=at)


def _by_letter(opened: Application, *, by: Actor, at: datetime) -> None:
    kind = kind_of(opened)
    due_on = opened.fill_by or add_days(at.date(), kind.days_to_fill)
    write_letter(
        kind="invitation",
        practitioner=opened.practitioner,
        facility=opened.facility,
        to=addressee_of(opened.practitioner),
        values={"what": kind.title, "due_on": due_on.isoformat()},
        by=by,
        at=at,
    )
