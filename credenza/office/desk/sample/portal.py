"""The sample's practitioner in the portal: invited to reappointment, half way through, and helped
by an assistant.
"""

from collections.abc import Callable, Iterator
from datetime import datetime

from credenza.office.correspondence.actions.post import deliver_waiting
from credenza.office.credentialing.actions.answers import begin, say_none
from credenza.office.credentialing.actions.asking import open_privileges
from credenza.office.credentialing.actions.assistants import ask_assistant
from credenza.office.credentialing.actions.invitations import invite
from credenza.office.credentialing.actions.opening import open_application
from credenza.office.credentialing.actions.suggesting import offer_known, take_all
from credenza.office.credentialing.queries.forms import section_of
from credenza.office.desk.sample.telling import Teller
from credenza.sample.places import DOMAIN, MEDICAL_CENTER, SIGN_INS

Moment = tuple[datetime, Callable[[], None]]
ASSISTANT = next(one for one in SIGN_INS if one.role == "assistant")
OWN = 0
"""The number of the file of whoever signs in as the practitioner."""
INVITED, BEGAN, HELPED = -9, -2, -1  # days from the opening day
TAKEN = ("identity", "contact", "licences", "registrations")
NOTHING = ("claims", "other_names")


def moments(teller: Teller) -> Iterator[Moment]:
    """The invitation, the evening on which the filling in began, and the call for help after it."""
    invited, began, helped = teller.at(INVITED, 10), teller.at(BEGAN, 20), teller.at(HELPED, 12)
    yield invited, lambda: _invite(teller, invited)
    yield began, lambda: _begin(teller, began)
    yield helped, lambda: _be_helped(teller, helped)


def _invite(teller: Teller, at: datetime) -> None:
    by = teller.actors[f"coordinator@{DOMAIN}"]
    rows, place = teller.written[OWN], teller.ground.facilities[MEDICAL_CENTER]
    held = next(one for one in rows.appointments if one.facility_id == place)
    application = open_application(
        practitioner=rows.practitioner, facility=held.facility, kind="reappointment", by=by, at=at
    )
    invite(application=application, email=f"practitioner@{DOMAIN}", by=by, at=at)


def _begin(teller: Teller, at: datetime) -> None:
    by = teller.actors[f"practitioner@{DOMAIN}"]
    application = teller.written[OWN].practitioner.applications.get(kind="reappointment")
    begin(application=application, by=by, at=at)
    offer_known(application=application, by=by, at=at)
    open_privileges(application=application, by=by, at=at)
    for key in TAKEN:
        take_all(application=application, section=section_of(application, key), by=by, at=at)
    for key in NOTHING:
        section = section_of(application, key)
        say_none(application=application, section=section, none=True, by=by, at=at)


def _be_helped(teller: Teller, at: datetime) -> None:
    ask_assistant(
        practitioner=teller.written[OWN].practitioner,
        email=ASSISTANT.email,
        name=ASSISTANT.name,
        sees_private=False,
        by=teller.actors[f"practitioner@{DOMAIN}"],
        at=at,
    )
    deliver_waiting(by=teller.actors[f"coordinator@{DOMAIN}"], at=at)
