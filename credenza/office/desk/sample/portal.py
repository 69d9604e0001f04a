"""The sample's practitioner in the portal: invited to reappointment, and half way through."""

from collections.abc import Callable, Iterator
from datetime import datetime

from credenza.office.credentialing.actions.answers import begin, say_none
from credenza.office.credentialing.actions.asking import open_privileges
from credenza.office.credentialing.actions.invitations import invite
from credenza.office.credentialing.actions.opening import open_application
from credenza.office.credentialing.actions.suggesting import offer_known, take_all
from credenza.office.credentialing.queries.forms import section_of
from credenza.office.desk.sample.telling import Teller
from credenza.sample.places import DOMAIN, MEDICAL_CENTER

Moment = tuple[datetime, Callable[[], None]]
OWN = 0
"""The number of the file of whoever signs in as the practitioner."""
INVITED, BEGAN = -9, -2  # days from the opening day
TAKEN = ("identity", "contact", "licences", "registrations")
NOTHING = ("claims", "other_names")


def moments(teller: Teller) -> Iterator[Moment]:
    """The invitation, and the evening on which the filling in began."""
    invited, began = teller.at(INVITED, 10), teller.at(BEGAN, 20)
    yield invited, lambda: _invite(teller, invited)
    yield began, lambda: _begin(teller, began)


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
