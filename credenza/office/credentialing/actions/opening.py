"""Opening applications: one for one person, or many at once as a cohort."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction

from credenza.core.applications.kinds import ApplicationKind
from credenza.core.applications.steps import INVITED, VERIFYING
from credenza.core.calendar import add_days, local_day
from credenza.core.facts import Standing
from credenza.core.permissions import Actor, may
from credenza.core.verdict import Refused, refused, require
from credenza.office.credentialing.actions import steps
from credenza.office.credentialing.models import Application, Cohort
from credenza.office.credentialing.queries.kinds import is_for, known_kind
from credenza.office.credentialing.queries.scope import about as about_application
from credenza.office.credentialing.queries.staff import may_stand_so, running
from credenza.office.ledger.actions import about, act
from credenza.office.practitioners.actions import appointments


@dataclass(frozen=True, slots=True)
class Left:
    """Somebody for whom no application was opened, and why."""

    practitioner: object
    why: str


@act("application:open")
def open_application(
    *,
    practitioner,
    facility,
    kind: str,
    department=None,
    staff_category: str = "",
    details: Mapping[str, object] | None = None,
    cohort: Cohort | None = None,
    by: Actor,
    at: datetime,
) -> Application:
    """Open an application of ``kind``; the applicant fills it in, or else the office does.

    A kind that appoints makes the person an applicant to the staff, so that the rules begin to
    judge the file there. Raises Refused for an unknown kind, one that is not for the profession
    or the person's place on the staff, a department of another facility, and while another of
    the kind is running there.
    """
    opened = Application(
        practitioner=practitioner,
        facility=facility,
        department=department,
        cohort=cohort,
        kind=kind,
        staff_category=staff_category,
        details=dict(details or {}),
    )
    return _open(opened, "application:open", by=by, at=at)


@act("application:ask")
def ask_for(*, practitioner, facility, kind: str, by: Actor, at: datetime) -> Application:
    """Open an application that members of the staff may ask for themselves, such as a leave.

    Raises Refused for other kinds and other people's files, and where ``open_application`` would.
    """
    if by.practitioner != practitioner.pk or not known_kind(kind).by_member:
        raise Refused(refused("This is for the medical staff office to open."))
    opened = Application(practitioner=practitioner, facility=facility, kind=kind)
    return _open(opened, "application:ask", by=by, at=at)


def _open(opened: Application, right: str, *, by: Actor, at: datetime) -> Application:
    """Begin an application, with what the running appointment there says and it leaves open."""
    kind, held = known_kind(opened.kind), running(opened.practitioner, opened.facility)
    opened.department = opened.department or getattr(held, "department", None)
    opened.staff_category = opened.staff_category or getattr(held, "category", "")
    opened.state = INVITED if kind.portal else VERIFYING
    opened.opened_at, opened.opened_by, opened.since_at = at, by.name[:120], at
    opened.fill_by = opened.due_on = _fill_by(kind, opened.facility, at)
    require(may(by, right, about_application(opened)))
    _require_openable(opened, kind, held)
    _save_alone(opened, kind)
    about(practitioner=opened.practitioner_id, application=opened.pk, kind=opened.kind)
    steps.begin(opened, by=by, at=at)
    if kind.appoints and held is None:
        _make_applicant(opened, by=by, at=at)
    return opened


@act("application:open-cohort")
def open_cohort(
    *, practitioners: Iterable, facility, kind: str, title: str, by: Actor, at: datetime
) -> tuple[Cohort, list[Application], list[Left]]:
    """Open one application for each of ``practitioners``: the cohort, those opened, and those
    left out with the reason. Raises Refused where not one could be opened.
    """
    require(may(by, "application:open", _about_place(facility)))
    cohort = Cohort.objects.create(
        facility=facility, kind=kind, title=title, opened_at=at, opened_by=by.name[:120]
    )
    opened, left = [], []
    for person in practitioners:
        try:
            made = open_application(
                practitioner=person, facility=facility, kind=kind, cohort=cohort, by=by, at=at
            )
        except Refused as refusal:
            left.append(Left(person, refusal.verdict.reason))
        else:
            opened.append(made)
    if not opened:
        why = left[0].why if left else "Nobody was picked."
        raise Refused(refused(f"No application was opened. {why}"))
    about(cohort=cohort.pk, opened=len(opened), left=len(left))
    return cohort, opened, left


def _about_place(facility):
    return about_application(Application(facility=facility))


def _require_openable(opened: Application, kind: ApplicationKind, held) -> None:
    person, department = opened.practitioner, opened.department
    if not is_for(kind, person.profession):
        raise Refused(refused(f"“{kind.title}” is not for the profession of {person}."))
    if department is not None and department.facility_id != opened.facility_id:
        raise Refused(refused(f"{department} is not a department of {opened.facility}."))
    require(may_stand_so(kind, held, opened.facility))


def _save_alone(opened: Application, kind: ApplicationKind) -> None:
    """The database lets one application of a kind run at a facility; say so where it refuses."""
    try:
        with transaction.atomic():
            opened.save()
    except IntegrityError as error:
        why = f"An application of {opened.practitioner} there, “{kind.title}”, is running."
        raise Refused(refused(f"{why} Go on with that one.")) from error


def _fill_by(kind: ApplicationKind, facility, at: datetime):
    if not kind.portal:
        return None
    return add_days(local_day(at, ZoneInfo(facility.zone)), kind.days_to_fill)


def _make_applicant(opened: Application, *, by: Actor, at: datetime) -> None:
    appointments.add(
        practitioner=opened.practitioner,
        values={
            "facility": opened.facility,
            "department": opened.department,
            "category": opened.staff_category,
            "standing": Standing.APPLICANT,
        },
        by=by,
        at=at,
    )
