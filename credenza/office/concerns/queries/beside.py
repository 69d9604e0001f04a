"""What closed concerns say beside an application, to who decides on it."""

from datetime import date

from credenza.core.calendar import long_date
from credenza.core.concerns.feeding import REAPPOINTMENT
from credenza.core.permissions import Actor, may
from credenza.office.concerns.queries.feeds import counts_for
from credenza.office.credentialing.beside import Beside
from credenza.office.credentialing.queries.scope import about
from credenza.office.credentialing.queries.staff import running
from credenza.office.practitioners.queries.practices import colleagues_of

SEE = "concern:feed"


def counted_beside(application, actor: Actor, as_of: date) -> Beside | None:
    """The counts since the appointment that runs began, at the application's facility.

    None for who may not know, for the applicant, for anybody of their practice, and where no
    appointment runs there: then nothing can have been counted.
    """
    if not may(actor, SEE, about(application)):
        return None
    person = application.practitioner_id
    if actor.practitioner == person or actor.practitioner in colleagues_of({person}):
        return None
    held = running(application.practitioner, application.facility)
    if held is None or held.starts_on is None:
        return None
    counts = counts_for(
        person, held.starts_on, as_of, purpose=REAPPOINTMENT, facility=application.facility_id
    )
    return Beside(
        title="Concerns",
        lines=tuple((title, str(count) if count else "none") for title, count in counts.lines),
        words=f"Since {long_date(held.starts_on)}. {counts.feed.words} {counts.feed.citation}. "
        "A count says nothing of how grave it was: who may read the cases, reads them.",
    )
