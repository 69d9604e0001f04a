"""Assistants: asked by a practitioner to fill in, seeing as far as allowed, ended at once."""

from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from credenza.core.permissions import ASSISTANT, About, Actor, Grant, may
from credenza.core.verdict import Refused, refused, require
from credenza.office.correspondence.actions.post import post
from credenza.office.credentialing.models import Assistant
from credenza.office.credentialing.queries.reach import assistants_of
from credenza.office.ledger.actions import about, act
from credenza.office.team.actions import enrol, give_role
from credenza.office.team.queries import account_at, invitation_link

_OFFICE = Actor.system("a practitioner's choice of an assistant")


@act("assistant:ask")
def ask_assistant(
    *, practitioner, email: str, name: str, sees_private: bool, by: Actor, at: datetime
) -> Assistant:
    """Ask somebody by e-mail; an account is made where there is none.

    Raises Refused for anybody but the practitioner, and where the address is their own.
    """
    _require_own(practitioner.pk, by)
    user = account_at(email) or enrol(email=email, name=name[:120], grants=(), by=_OFFICE, at=at)
    if user.pk == by.id:
        raise Refused(refused("You fill in your own applications anyway."))
    if assistants_of(practitioner.pk).filter(user=user).exists():
        raise Refused(refused(f"{user.name} helps you already."))
    give_role(user=user, grant=Grant(ASSISTANT), by=_OFFICE, at=at)
    made = Assistant.objects.create(
        practitioner=practitioner,
        user=user,
        sees_private=sees_private,
        asked_at=at,
        asked_by=by.name[:120],
    )
    _tell(made, by, at)
    return made


@act("assistant:allow")
def allow(*, assistant: Assistant, sees_private: bool, by: Actor, at: datetime) -> None:
    """Say whether an assistant sees private pages too; it counts from the next page on."""
    _require_own(assistant.practitioner_id, by)
    Assistant.objects.filter(pk=assistant.pk).update(sees_private=sees_private)


@act("assistant:end")
def end(*, assistant: Assistant, by: Actor, at: datetime) -> None:
    """End an assistant's help at once."""
    _require_own(assistant.practitioner_id, by)
    Assistant.objects.filter(pk=assistant.pk, ended_at=None).update(ended_at=at)


def _require_own(practitioner: int, by: Actor) -> None:
    about(practitioner=practitioner)
    require(may(by, "assistant:ask", About(practitioner=practitioner)))


def _tell(made: Assistant, by: Actor, at: datetime) -> None:
    user, person = made.user, made.practitioner
    context = {
        "user": user,
        "practitioner": f"{person.first_name} {person.last_name}",
        "link": settings.URL.geturl() + reverse("portal"),
        "password_link": "" if user.has_usable_password() else invitation_link(user),
        "days": settings.PASSWORD_RESET_TIMEOUT // (24 * 60 * 60),
    }
    post(
        occasion="Asked to assist",
        key=f"assistant:{made.pk}",
        address=user.email,
        subject=f"{context['practitioner']} asks for your help with applications",
        body=render_to_string("credentialing/mail/assistant.txt", context),
        practitioner=person.pk,
        by=by,
        at=at,
    )
