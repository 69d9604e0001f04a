"""Notices planned by the schedule or by hand, and sent: none is lost, at most one doubled."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Exists, OuterRef
from django.template.loader import render_to_string

from credenza.core.notices import LAPSED, step_due
from credenza.core.permissions import Actor
from credenza.office.correspondence.actions.delivery import deliver, email, unsent
from credenza.office.ledger.actions import about, act
from credenza.office.monitoring.models import Notice
from credenza.office.monitoring.queries.notices import FAILED, SETTLED, WAITING
from credenza.office.practitioners.queries.confidential import chairs_read
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.queries.expirables import chairs_of, expiring
from credenza.office.team.queries import setting

PRACTITIONER, CHAIR = "practitioner", "chair"
NO_ADDRESS = "There is no e-mail address in the file."


@act("notice:plan")
def plan(*, by: Actor, at: datetime) -> int:
    """Plan what the schedule makes due today; how many. Planned again, nothing is added."""
    as_of = today(at)
    steps = {PRACTITIONER: setting("notice_days"), CHAIR: setting("chair_notice_days")}
    furthest = max([0, *steps[PRACTITIONER], *steps[CHAIR]])
    rows = list(
        expiring(by).filter(
            ends_on__lte=as_of + timedelta(days=furthest),
            ends_on__gte=as_of - timedelta(days=furthest),
        )
    )
    chairs = chairs_of(one.practitioner_id for one in rows)
    due = [notice for one in rows for notice in _due(one, steps, chairs, as_of, at)]
    return _keep(due)


@act("notice:remind")
def remind(*, credentials: Sequence[int], by: Actor, at: datetime) -> int:
    """Plan a reminder by hand; how many can go out. On the same day, a second one is not added."""
    as_of = today(at)
    rows = expiring(by, "notice:send").filter(pk__in=credentials)
    due = [
        _notice(
            one,
            (one.ends_on - as_of).days,
            f"by hand {as_of}",
            PRACTITIONER,
            at,
            one.practitioner.email,
        )
        for one in rows
    ]
    about(credentials=len(due))
    _keep([one for one in due if not one.address])
    return _keep([one for one in due if one.address])


def send_waiting(*, by: Actor, at: datetime) -> int:
    """Send what waits, as all mail of the office is sent; how many went out.

    A notice whose matter was settled meanwhile stays home.
    """
    stands = expiring(by).filter(pk=OuterRef("credential"), ends_on=OuterRef("ends_on"))
    due = unsent(Notice.objects.annotate(stands=Exists(stands)), at)
    sent = 0
    for notice in due.select_related("practitioner", "credential"):
        if notice.stands:
            sent += deliver(notice, _message, noun="notice", by=by, at=at)
        else:
            _settle(notice=notice, by=by, at=at)
    return sent


def _due(one, steps, chairs, as_of: date, at: datetime) -> Iterable[Notice]:
    for audience, days in steps.items():
        step = step_due(one.ends_on, days, as_of)
        if step is None or (audience == CHAIR and not chairs_read(one.kind)):
            continue
        occasion = "lapsed" if step == LAPSED else f"{step} days"
        addresses = (
            [one.practitioner.email] if audience == PRACTITIONER else chairs[one.practitioner_id]
        )
        for address in addresses:
            yield _notice(one, step, occasion, audience, at, address)


def _notice(one, step: int, occasion: str, audience: str, at: datetime, address: str) -> Notice:
    return Notice(
        practitioner_id=one.practitioner_id,
        credential=one,
        ends_on=one.ends_on,
        step=step,
        occasion=occasion,
        audience=audience,
        address=address,
        state=WAITING if address else FAILED,
        trouble="" if address else NO_ADDRESS,
        planned_at=at,
    )


def _keep(due: list[Notice]) -> int:
    before = Notice.objects.count()
    Notice.objects.bulk_create(due, ignore_conflicts=True)
    return Notice.objects.count() - before


@act("notice:settle")
def _settle(*, notice: Notice, by: Actor, at: datetime) -> None:
    still = Notice.objects.filter(pk=notice.pk, state=notice.state, attempts=notice.attempts)
    still.update(state=SETTLED, trouble="Settled before it was sent.")


def _message(notice: Notice) -> EmailMessage:
    """The message; it names the credential and the day, and no number."""
    context = {"notice": notice, "url": f"{settings.URL.geturl()}/my-file/"}
    body = render_to_string(f"monitoring/mail/{notice.audience}.txt", context)
    subject, _, text = body.partition("\n")
    return email(subject, text, notice.address, str(notice.pk))
