"""Members are asked by e-mail for their vote between meetings."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from credenza.core.committees.session import SessionState
from credenza.core.permissions import Actor
from credenza.office.correspondence.actions.post import post
from credenza.office.meetings.models import Motion
from credenza.office.meetings.queries.sessions import seats

OCCASION = "Vote between meetings"


def ask_for_votes(*, motion: Motion, state: SessionState, by: Actor, at: datetime) -> None:
    """Ask everybody who may vote on a motion and can sign in to do so, once, until its end.

    The mail names neither the item nor the motion: both wait behind the sign-in.
    """
    voters = state.may_vote(state.motion(motion.pk))
    rows = seats(motion.meeting).filter(pk__in=voters, user__is_active=True)
    for seat in rows.select_related("user"):
        text = _words(motion, seat.name)
        subject, _, body = text.partition("\n")
        post(
            occasion=OCCASION,
            key=f"vote-{motion.pk}-{seat.pk}",
            address=seat.email or seat.user.email,
            subject=subject,
            body=body.lstrip("\n"),
            facility=motion.meeting.committee.facility_id,
            by=by,
            at=at,
        )


def _words(motion: Motion, name: str) -> str:
    committee = motion.meeting.committee
    until = motion.closes_at.astimezone(ZoneInfo(committee.facility.zone))
    link = settings.URL.geturl() + reverse("meeting-session", args=[motion.meeting_id])
    context = {
        "name": name,
        "committee": committee,
        "until": until.strftime("%A %-d %B %Y, %H:%M"),
        "link": link,
    }
    return render_to_string("meetings/mail/vote.txt", context)
