"""A committee in session, for the tests of meetings and of votes."""

from dataclasses import dataclass

import pytest

from credenza.office.ledger.actions import acting
from credenza.office.meetings.actions.motions import Wording, move_motion, second
from credenza.office.meetings.actions.sessions import open_session
from credenza.office.meetings.models import AgendaItem, Meeting, Motion, Seat
from credenza.office.team.queries import actor_of
from tests.office.meetings.rooms import NOW, OFFICE, make_committee, make_meeting, make_seat

NAMES = ("Adaeze Okafor", "Ben Lindqvist", "Carmen Brandt-Ruiz", "Dina Haddad", "Eli Moreau")


@dataclass
class Sitting:
    """A meeting called to order, with its seats by their first letter and one open item."""

    meeting: Meeting
    item: AgendaItem
    seats: dict[str, Seat]

    def __getattr__(self, letter: str) -> Seat:
        return self.seats[letter]

    def actor(self, letter: str):
        """Who holds that seat, signed in."""
        return actor_of(self.seats[letter].user)

    def moved(self, kind: str = "main", text: str = "That it be so", **more) -> Motion:
        """A motion moved by A and seconded by B, in the office's hand."""
        motion = move_motion(
            meeting=self.meeting,
            kind=kind,
            item=more.pop("item", self.item),
            mover=more.pop("mover", self.a),
            wording=Wording(text, **more),
            by=OFFICE,
            at=NOW,
        )
        return second(motion=motion, seat=self.b, by=OFFICE, at=NOW)


def make_sitting(facility, *, kind="mec", present="abcd", written=False, sign_in=True) -> Sitting:
    """Five voting seats (A in the chair), the first ones present, E away."""
    committee = make_committee(facility, kind)
    more = {} if sign_in else {"user": None}
    seats = {
        letter: make_seat(
            committee, name, "chair" if letter == "a" else "member", is_physician=True, **more
        )
        for letter, name in zip("abcde", NAMES, strict=True)
    }
    meeting = make_meeting(committee, kind="written" if written else "regular")
    item = make_item(meeting)
    there = [seats[letter] for letter in present]
    meeting = open_session(meeting=meeting, present=there, by=OFFICE, at=NOW)
    return Sitting(meeting, item, seats)


def make_item(meeting, title="Sedation policy", **values) -> AgendaItem:
    """An item typed by hand."""
    values = {"origin": "added", "state": "open", "position": 1} | values
    with acting("test:item", by=OFFICE, at=NOW):
        return AgendaItem.objects.create(meeting=meeting, title=title, **values)


@pytest.fixture
def sitting(office) -> Sitting:
    """The executive committee of the northern facility in session."""
    return make_sitting(office.north)
