"""A charter's rules as people read them aloud."""

from collections.abc import Iterable
from fractions import Fraction

from credenza.core.committees.charter import Charter, QuorumRule

DAYS = {
    "MO": "Monday",
    "TU": "Tuesday",
    "WE": "Wednesday",
    "TH": "Thursday",
    "FR": "Friday",
    "SA": "Saturday",
    "SU": "Sunday",
}
PLACES = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}
MONTHS = {1: "every month", 2: "every second month", 3: "every third month", 6: "twice a year"}
SHARES = {Fraction(1, 2): "half", Fraction(1, 3): "a third", Fraction(2, 3): "two thirds"}


def quorum_words(rule: QuorumRule) -> str:
    """What makes a quorum: "Half of the voting members, at least 3"."""
    number = f"{rule.at_least} voting {'member' if rule.at_least == 1 else 'members'}"
    if not rule.share:
        words = number
    else:
        share = "all" if rule.share == 1 else SHARES.get(rule.share, str(rule.share))
        words = f"{'more than ' if rule.above else ''}{share} of the voting members"
        if rule.at_least > 1:
            words += f", at least {rule.at_least}"
    if rule.physicians:
        words += "; most of them physicians"
    return words[:1].upper() + words[1:]


def meets_words(charter: Charter) -> str:
    """When the committee meets: "First Tuesday, every month, at 07:30"."""
    if not charter.recurrence:
        return "As called"
    return f"{recurrence_words(charter.recurrence)}, at {charter.starts:%H:%M}"


def recurrence_words(rule: str) -> str:
    """An RRULE by weekdays in words; one of another shape as it is written."""
    parts = dict(part.partition("=")[::2] for part in rule.upper().split(";"))
    every = int(parts.get("INTERVAL", "1"))
    days = list(filter(None, (_day(one) for one in parts.get("BYDAY", "").split(",") if one)))
    if not days or set(parts) - {"FREQ", "INTERVAL", "BYDAY"}:
        return rule
    rhythm = _rhythm(parts["FREQ"], every)
    return f"{_first_upper(_listed(days))}, {rhythm}" if rhythm else rule


def _rhythm(freq: str, every: int) -> str:
    if freq == "MONTHLY":
        return MONTHS.get(every, f"every {every} months")
    if freq == "WEEKLY":
        return "every week" if every == 1 else f"every {every} weeks"
    return ""


def _day(written: str) -> str:
    """ "1TU" as "first Tuesday", "TU" as "Tuesday"; "" for one of another shape."""
    place, day = written[:-2], DAYS.get(written[-2:], "")
    if not place:
        return day
    which = PLACES.get(int(place), "") if place.lstrip("+-").isdigit() else ""
    return f"{which} {day}" if which and day else ""


def _listed(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def _first_upper(words: str) -> str:
    return words[:1].upper() + words[1:]
