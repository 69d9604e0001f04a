"""Surveyors are let in by accounts of their own, which end with the survey."""

from datetime import datetime

from credenza.core.permissions import GUESTS, SURVEYOR, Actor, Grant
from credenza.core.verdict import Refused, refused
from credenza.office.compliance.models import Survey, Surveyor
from credenza.office.compliance.queries.surveys import surveys_elsewhere
from credenza.office.ledger.actions import about, act
from credenza.office.team.actions import disable, enable, give_role, invite, invite_again
from credenza.office.team.queries import account_at, roles_of

COLLEAGUE = "{email} is a colleague's address: a surveyor's account is for surveys alone."
OVER = "The survey is over: open another one."


@act("surveyor:let-in")
def let_in(*, survey: Survey, name: str, email: str, by: Actor, at: datetime) -> Surveyor:
    """Give somebody an account that reads this survey's files until it ends, and mail them the
    link. Somebody who surveyed before comes back by the account they had.

    Raises Refused for the address of a colleague, and where ``by`` may not give roles there.
    """
    if survey.closed_at is not None or survey.ends_at <= at:
        raise Refused(refused(OVER))
    user = _account(survey, name, email, by, at)
    one, _ = Surveyor.objects.update_or_create(
        survey=survey,
        user=user,
        defaults={"let_in_at": at, "let_in_by": by.name, "ended_at": None},
    )
    about(survey=survey.pk, surveyor=user.pk)
    return one


@act("surveyor:prolong")
def prolong(*, surveyor: Surveyor, by: Actor, at: datetime) -> None:
    """Let a surveyor's role end when the survey does."""
    _give(surveyor.user, surveyor.survey, by, at)


@act("surveyor:end")
def end_surveyor(*, surveyor: Surveyor, by: Actor, at: datetime, reason: str = "") -> None:
    """Let one surveyor in no more: their sessions end at once. Who is in another survey that
    runs keeps the account for that.
    """
    surveyor.ended_at = at
    surveyor.save(update_fields=["ended_at"])
    if not surveys_elsewhere(surveyor.user_id, surveyor.survey, at):
        disable(user=surveyor.user, by=by, at=at)


def _account(survey: Survey, name: str, email: str, by: Actor, at: datetime):
    user = account_at(email)
    if user is None:
        return invite(
            email=email, name=name, grant=_grant(survey), ends_at=survey.ends_at, by=by, at=at
        )
    if user.practitioner_id or not roles_of(user) <= GUESTS:
        raise Refused(refused(COLLEAGUE.format(email=email)))
    if not user.is_active:
        enable(user=user, by=by, at=at)
        user.refresh_from_db()
    _give(user, survey, by, at)
    if not user.has_usable_password():
        invite_again(user=user, by=by, at=at)
    return user


def _give(user, survey: Survey, by: Actor, at: datetime) -> None:
    give_role(user=user, grant=_grant(survey), ends_at=survey.ends_at, by=by, at=at)


def _grant(survey: Survey) -> Grant:
    return Grant(SURVEYOR, survey.facility_id)
