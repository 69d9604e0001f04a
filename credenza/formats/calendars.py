"""Meetings as calendars take them: iCalendar by RFC 5545, invitations by RFC 5546 (iTIP).

An event's times are instants, written in UTC, so that no calendar needs to know the office's zone.
Of one UID, the higher SEQUENCE counts.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from icalendar import Calendar, Event, vCalAddress, vText

REQUEST, CANCEL, PUBLISH = "REQUEST", "CANCEL", "PUBLISH"
ANSWERS = {"": "NEEDS-ACTION", "yes": "ACCEPTED", "no": "DECLINED"}
MAKER = "-//Credenza//Medical staff office//EN"
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Happening:
    """A meeting as a calendar shows it; ``stamped_at`` is when this version of it was made."""

    uid: str
    sequence: int
    title: str
    starts_at: datetime
    ends_at: datetime
    stamped_at: datetime
    place: str = ""
    words: str = ""
    url: str = ""
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """Who invites or is invited; ``answer`` is "" (none yet), "yes" or "no"."""

    name: str
    address: str
    answer: str = ""


def invitation(event: Happening, organizer: Party, guest: Party) -> str:
    """An invitation to one guest, or its update; a cancelled event cancels it."""
    calendar = _calendar(CANCEL if event.cancelled else REQUEST)
    entry = _entry(event)
    entry.add("organizer", _address(organizer))
    attendee = _address(guest)
    attendee.params["role"] = vText("REQ-PARTICIPANT")
    attendee.params["partstat"] = vText(ANSWERS[guest.answer])
    attendee.params["rsvp"] = vText("FALSE" if event.cancelled else "TRUE")
    entry.add("attendee", attendee)
    calendar.add_component(entry)
    return _written(calendar)


def feed(title: str, events: Iterable[Happening]) -> str:
    """A calendar that programs ask for again and again."""
    calendar = _calendar(PUBLISH)
    calendar.add("x-wr-calname", _plain(title))
    calendar.add("refresh-interval;value=duration", "PT1H")
    for event in events:
        calendar.add_component(_entry(event))
    return _written(calendar)


def method_of(calendar: str) -> str:
    """The METHOD of a calendar as written here: REQUEST, CANCEL or PUBLISH."""
    return calendar.partition("METHOD:")[2].partition("\r\n")[0]


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", MAKER)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    return calendar


def _entry(event: Happening) -> Event:
    entry = Event()
    entry.add("uid", event.uid)
    entry.add("sequence", event.sequence)
    entry.add("dtstamp", event.stamped_at.astimezone(UTC))
    entry.add("dtstart", event.starts_at.astimezone(UTC))
    entry.add("dtend", event.ends_at.astimezone(UTC))
    entry.add("summary", _plain(event.title))
    entry.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    for name, value in (("location", event.place), ("description", event.words)):
        if value:
            entry.add(name, _plain(value))
    if event.url:
        entry.add("url", event.url)
    return entry


def _address(party: Party) -> vCalAddress:
    address = vCalAddress(f"mailto:{party.address}")
    # A parameter's value is one line without a quotation mark (RFC 5545, 3.2).
    address.params["cn"] = vText(" ".join(_plain(party.name).split()).replace('"', "'"))
    return address


def _plain(words: str) -> str:
    return CONTROL.sub("", words)


def _written(calendar: Calendar) -> str:
    return calendar.to_ical().decode()
