"""Inviting applicants: one link, which can be sent anew as often as it is needed."""

import secrets
from datetime import datetime, timedelta

from django.template.loader import render_to_string

from credenza.core.applications.steps import OPEN
from credenza.core.permissions import PRACTITIONER, Actor, Grant, may
from credenza.core.verdict import Refused, refused, require
from credenza.office.correspondence.actions.post import post
from credenza.office.credentialing.models import Application, Invitation
from credenza.office.credentialing.queries import scope
from credenza.office.credentialing.queries.invitations import account_of, fingerprint, link
from credenza.office.credentialing.queries.kinds import kind_of
from credenza.office.ledger.actions import about, act
from credenza.office.team.actions import enrol, give_role

LIFE = timedelta(days=14)
PAUSE = timedelta(minutes=2)
HOLDER = Actor(None, "the holder of an invitation")
_OFFICE = Actor.system("the invitation of an applicant")


@act("application:invite")
def invite(*, application: Application, email: str = "", by: Actor, at: datetime) -> Invitation:
    """Mail the applicant the link; an account is made where there is none, earlier links end.

    ``email`` is the address; the file's own where it is left out. Raises Refused without an
    address, and where the address belongs to somebody else.
    """
    about(practitioner=application.practitioner_id, application=application.pk)
    require(may(by, "application:open", scope.about(application)))
    address = (email or application.practitioner.email).strip()
    if not address:
        raise Refused(refused("The file has no e-mail address: enter one."))
    _require_account(application, address, at)
    return _send(application, address, by, at)


@act("application:send-link")
def send_again(*, invitation: Invitation, by: Actor, at: datetime) -> None:
    """Mail a fresh link to the address that the old one went to, at most every two minutes.

    Whoever holds an old link may ask: what comes of it reaches the applicant alone.
    """
    application = invitation.application
    about(practitioner=application.practitioner_id, application=application.pk)
    if application.state not in OPEN:
        raise Refused(refused("The application is closed."))
    last = application.invitations.order_by("-sent_at").first()
    if at - last.sent_at >= PAUSE:
        _send(application, last.email, by, at)


@act("application:open-link")
def come_in(*, invitation: Invitation, by: Actor, at: datetime) -> None:
    """Note that somebody came in by the link."""
    about(practitioner=invitation.application.practitioner_id)
    Invitation.objects.filter(pk=invitation.pk, opened_at=None).update(opened_at=at)


def _require_account(application: Application, address: str, at: datetime) -> None:
    """The applicant's account with its role here; the invitation's right carries both."""
    person, user = application.practitioner, account_of(application)
    grant = Grant(PRACTITIONER, application.facility_id)
    if user is None:
        name = f"{person.first_name} {person.last_name}"
        enrol(
            email=address,
            name=name[:120],
            grants=[grant],
            practitioner_id=person.pk,
            by=_OFFICE,
            at=at,
        )
    else:
        give_role(user=user, grant=grant, by=_OFFICE, at=at)


def _send(application: Application, address: str, by: Actor, at: datetime) -> Invitation:
    token = secrets.token_urlsafe(32)
    application.invitations.filter(expires_at__gt=at).update(expires_at=at)
    made = Invitation.objects.create(
        application=application,
        email=address,
        fingerprint=fingerprint(token),
        sent_at=at,
        sent_by=by.name[:120],
        expires_at=at + LIFE,
    )
    context = {
        "application": application,
        "kind": kind_of(application),
        "link": link(token),
        "days": LIFE.days,
    }
    post(
        occasion="Invitation to apply",
        key=f"application-invitation:{made.pk}",
        address=address,
        subject=f"{application.facility.name}: {kind_of(application).title}",
        body=render_to_string("credentialing/mail/invitation.txt", context),
        practitioner=application.practitioner_id,
        facility=application.facility_id,
        by=by,
        at=at,
    )
    return made
