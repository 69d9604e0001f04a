"""Applications that wait for committees."""

from credenza.core.applications.route import Votes
from credenza.office.credentialing.actions.review import send
from credenza.office.credentialing.actions.stations import Said, speak
from credenza.office.credentialing.models import Application
from credenza.office.credentialing.queries.ways import open_station
from tests.office.files import NOW, TODAY
from tests.office.meetings.rooms import OFFICE

VOTED = {"votes": Votes(yes=5), "meeting_on": TODAY}


def before(applied, key: str, category: str = "1", **values) -> Application:
    """A complete application that was sent on its way and lies at the station ``key``."""
    one = applied(state="complete", category=category, complete_on=TODAY, **values)
    one = send(application=one, by=OFFICE, at=NOW)
    while (station := open_station(one)).key != key:
        one = speak(station=station, said=Said("as_asked", **VOTED), by=OFFICE, at=NOW)
    return one
