"""Writing to those who have something to read and sign."""

from collections.abc import Iterator
from datetime import date, datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from credenza.core.permissions import Actor
from credenza.core.policies.asking import reminder_due
from credenza.office.compliance.models import Attestation
from credenza.office.correspondence.actions.post import post
from credenza.office.ledger.actions import act
from credenza.office.practitioners.queries.days import today
from credenza.office.team.queries import accounts_of_files
from credenza.packs.loader import policy_asking

OCCASION = "Something to read and sign"


@act("attestation:ask")
def ask_by_mail(*, attestation: Attestation, day: date, by: Actor, at: datetime) -> None:
    """Write to one reader about all that waits for them in a campaign, once a day at most.

    Whoever has no account is not written to: there is nothing they could open.
    """
    mine = _waiting().filter(campaign=attestation.campaign_id)
    mine = mine.filter(user=attestation.user_id, practitioner=attestation.practitioner_id)
    papers = list(mine.order_by("due_on", "id"))
    mine.update(reminded_on=day)
    if attestation.user_id is None or not papers:
        return
    link = settings.URL.geturl() + reverse("to-sign")
    context = {"papers": papers, "first": papers[0], "day": day, "link": link}
    subject, _, body = render_to_string("compliance/mail/to_sign.txt", context).partition("\n")
    post(
        occasion=OCCASION,
        key=f"to-sign-{attestation.campaign_id}-{attestation.user_id}-{day}",
        address=attestation.email,
        subject=subject,
        body=body.lstrip("\n"),
        practitioner=attestation.practitioner_id,
        facility=papers[0].campaign.facility_id,
        by=by,
        at=at,
    )


@act("attestation:join")
def join_accounts(*, by: Actor, at: datetime) -> int:
    """Hand papers to the accounts of those who had none when they were given; how many."""
    alone = list(_waiting().filter(user=None).order_by("id"))
    known = accounts_of_files({one.practitioner_id for one in alone})
    joined = [one for one in alone if one.practitioner_id in known]
    for one in joined:
        account = known[one.practitioner_id]
        one.user, one.email = account, account.email
        one.reminded_on = None
        one.save(update_fields=["user", "email", "reminded_on"])
    return len(joined)


def remind_due(*, by: Actor, at: datetime) -> int:
    """Remind everybody whose day has come; how many people. It may run twice a day."""
    join_accounts(by=by, at=at)
    day = today(at)
    due = list(_due(day))
    for one in due:
        ask_by_mail(attestation=one, day=day, by=by, at=at)
    return len(due)


def _due(day: date) -> Iterator[Attestation]:
    """One paper of each reader and campaign of which a mark has come."""
    marks, seen = policy_asking().remind, set()
    for one in _waiting().filter(user__isnull=False).order_by("due_on", "id"):
        who = one.campaign_id, one.user_id, one.practitioner_id
        if who in seen or reminder_due(one.due_on, day, marks, one.reminded_on) is None:
            continue
        seen.add(who)
        yield one


def _waiting():
    rows = Attestation.objects.filter(
        signed_at=None, excused_at=None, campaign__closed_at=None
    ).select_related("campaign__facility", "policy_version__policy")
    return rows.defer("policy_version__blocks")
