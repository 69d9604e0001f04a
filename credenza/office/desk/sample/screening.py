"""The sample's screening: two lists taken in, the staff compared, some matches ruled on.

SAM.gov is followed and has no copy, as in an office that has not yet asked for its key.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from credenza.core.screening.steps import RULED_DIFFERENT, RULED_UNSURE
from credenza.office.desk.sample.telling import Teller
from credenza.office.monitoring.actions.following import follow
from credenza.office.monitoring.actions.lists import take_in
from credenza.office.monitoring.actions.rulings import rule
from credenza.office.monitoring.actions.screening import screen
from credenza.office.monitoring.queries.lists import UPLOAD
from credenza.office.monitoring.queries.screening import matches
from credenza.office.monitoring.queries.searching import FULL
from credenza.sample.lists import leie, ohio
from credenza.sample.places import DOMAIN
from credenza.screening.bands import POSSIBLE

DIRECTOR, COORDINATOR = f"director@{DOMAIN}", f"coordinator@{DOMAIN}"
FOLLOWED = ("leie", "medicaid_oh", "sam")
TAKEN, SCREENED, RULED = -3, -2, -1
"""The days on which the lists came, the staff was compared, and matches were ruled on."""

TWIN = (
    RULED_DIFFERENT,
    "A brother or sister: the first names differ, and the publisher's page does not confirm the "
    "Social Security number.",
    ({"kind": "ssn", "words": "Not confirmed on exclusions.oig.hhs.gov"},),
)
FORMER = (
    RULED_UNSURE,
    "Former name and birth date agree; the state was asked for more by e-mail.",
    ({"kind": "asked", "words": "Never worked under that name in Ohio, by telephone"},),
)


def moments(teller: Teller) -> Iterator[tuple[datetime, Callable[[], None]]]:
    """The lists come, the night compares, the morning rules."""
    for on, hour, do in ((TAKEN, 16, _take_in), (SCREENED, 2, _compare), (RULED, 9, _rule)):
        at = teller.at(on, hour)
        yield at, partial(do, teller, at)


def _take_in(teller: Teller, at: datetime) -> None:
    by, files = teller.actors[DIRECTOR], list(teller.files.values())
    follow(keys=FOLLOWED, by=by, at=at)
    day = at.date()
    for key, name, content in (
        ("leie", "UPDATED.csv", leie(files, day)),
        ("medicaid_oh", "exclusion-list.xlsx", ohio(files, day)),
    ):
        take_in(key=key, name=name, content=content, origin=UPLOAD, by=by, at=at)


def _compare(teller: Teller, at: datetime) -> None:
    screen(kind=FULL, by=teller.actors[DIRECTOR], at=at)


def _rule(teller: Teller, at: datetime) -> None:
    by = teller.actors[COORDINATOR]
    for match in matches(by, "waiting"):
        is_twin = match.band == POSSIBLE and match.entry.get("born_on")
        said = FORMER if match.source == "medicaid_oh" else TWIN if is_twin else None
        if said:
            says, reason, seen = said
            rule(match=match, says=says, reason=reason, evidence=seen, by=by, at=at)
