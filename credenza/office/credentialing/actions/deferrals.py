"""A question on which a station deferred an application, asked of the applicant in a letter."""

from datetime import datetime
from zoneinfo import ZoneInfo

from credenza.core.applications.steps import DEFERRED, TARGET_DAYS
from credenza.core.calendar import add_days, local_day
from credenza.core.permissions import Actor, may
from credenza.core.verdict import Refused, refused, require
from credenza.office.correspondence.actions.letters import write_letter
from credenza.office.correspondence.queries import addressee_of
from credenza.office.credentialing.models import Application
from credenza.office.credentialing.queries.deferrals import letter_to_applicant, open_question
from credenza.office.credentialing.queries.kinds import kind_of
from credenza.office.credentialing.queries.scope import about as about_application
from credenza.office.ledger.actions import about, act


@act("station:ask")
def ask_applicant(*, application: Application, by: Actor, at: datetime):
    """Write the letter that asks the applicant; the office reads it and sends it.

    Raises Refused where no question is open, and where its letter is written already.
    """
    about(practitioner=application.practitioner_id)
    require(may(by, "application:work", about_application(application)))
    word = open_question(application)
    if word is None:
        raise Refused(refused("No question of a station waits for an answer."))
    if letter_to_applicant(application, word) is not None:
        raise Refused(refused("The letter with this question is written already."))
    return write_question(application=application, word=word, by=by, at=at)


def write_question(*, application: Application, word, by: Actor, at: datetime):
    """The letter itself, for who may speak at the station or works on the application."""
    today = local_day(at, ZoneInfo(application.facility.zone))
    return write_letter(
        kind="deferral",
        practitioner=application.practitioner,
        facility=application.facility,
        to=addressee_of(application.practitioner),
        values={
            "committee": word.station.title,
            "what": kind_of(application).title.lower(),
            "met_on": (word.meeting_on or today).isoformat(),
            "question": word.question,
            "due_on": add_days(today, TARGET_DAYS[DEFERRED]).isoformat(),
        },
        by=by,
        at=at,
    )
