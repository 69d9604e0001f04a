"""The sample's screening: two lists taken in, the staff compared, some matches ruled on.

SAM.gov is followed and has no copy, as in an office that has not yet asked for its key.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from credenza.core.permissions import Actor
from credenza.core.screening.steps import RULED_DIFFERENT, RULED_UNSURE
from credenza.office.desk.sample.telling import Teller
from credenza.office.monitoring.actions.following import follow
from credenza.office.monitoring.actions.lists import note, take_in
from credenza.office.monitoring.actions.rulings import rule
from credenza.office.monitoring.actions.screening import screen
from credenza.office.monitoring.queries.lists import DOWNLOAD, REFUSED, UPLOAD
from credenza.office.monitoring.queries.screening import matches
from credenza.office.monitoring.queries.searching import FULL
from credenza.sample.lists import leie, ohio
from credenza.sample.places import DOMAIN
from credenza.screening.bands import POSSIBLE

DIRECTOR, COORDINATOR = f"director@{DOMAIN}", f"coordinator@{DOMAIN}"
FOLLOWED = ("leie", "medicaid_oh", "sam")
EARLIER, BROKEN_OFF, TAKEN, SCREENED, RULED = -33, -4, -3, -2, -1
"""The days on which the month's copy before came, half a file came, the lists came, the staff was
compared, and matches were ruled on."""

SINCE = ("themselves", "twin", "namesake in Texas")
"""Who came to the federal list since the copy before."""

LISTS = Actor.system("lists")
HALF = (
    "UPDATED.csv is not the whole list “List of Excluded Individuals/Entities (LEIE)”: it has "
    "31,204 rows, where the whole list has 65,000 to 150,000. Nobody may be cleared by it; "
    "download it again."
)
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
    """The lists come, one of them broken off first, the night compares, the morning rules."""
    days = (
        (EARLIER, 16, _take_in_before),
        (BROKEN_OFF, 1, _break_off),
        (TAKEN, 16, _take_in),
        (SCREENED, 2, _compare),
        (RULED, 9, _rule),
    )
    for on, hour, do in days:
        at = teller.at(on, hour)
        yield at, partial(do, teller, at)


def _take_in_before(teller: Teller, at: datetime) -> None:
    by = teller.actors[DIRECTOR]
    follow(keys=FOLLOWED, by=by, at=at)
    content = leie(list(teller.files.values()), teller.at(TAKEN, 16).date(), without=SINCE)
    take_in(key="leie", name="UPDATED.csv", content=content, origin=UPLOAD, by=by, at=at)


def _break_off(teller: Teller, at: datetime) -> None:
    note(key="leie", origin=DOWNLOAD, outcome=REFUSED, words=HALF, by=LISTS, at=at)


def _take_in(teller: Teller, at: datetime) -> None:
    by, files = teller.actors[DIRECTOR], list(teller.files.values())
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
