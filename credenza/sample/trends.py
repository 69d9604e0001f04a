"""Two years of the sample: what small complaints came in on its wards, and how much was done there.

On 4 West they have risen for half a year; elsewhere they come and go as chance has it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from credenza.core.calendar import add_months, month_start

WARDS = {
    "3 North": ("010010010010010010001000", 610),
    "4 West": ("001000100010000101231323", 640),
    "5 East": ("000100000100100000100100", 580),
    "6 North": ("100001000001000010000010", 600),
    "Intensive care": ("000000100000001000000000", 240),
    "Labor and delivery": ("001000000010000000010000", 330),
}
"""By ward, complaints in each of the last 24 months, the oldest first, and patient days a month."""
MONTHS = 24
FIELD = "Hospital Medicine"
"""The section whose members' own patient days are known."""
ABOUT = ("Waited long for an answer to the bell", "Food came cold", "Noise at night",
         "Was not told about the change of the plan", "Belongings could not be found")  # fmt: skip
ACCOUNT = "Said it to the nurse in charge, who put it right and told the patient so."
DAYS = (3, 2, 5, 4, 2, 6, 3, 9, 4, 2, 5, 16, 3)
"""From the telling to the end of each in turn, in days: most in time, a few late."""
UNANSWERED = 6
"""So many days nobody wrote back, of one in a dozen."""
HOURS = (2, 9, 11, 14, 17, 21, 4)


@dataclass(frozen=True, slots=True)
class Small:
    """A small complaint. ``about`` is a place in the section's list of members, None where it is
    about nobody; ``answered`` and ``days`` are after how many days who told it heard from the
    office, and it was closed.
    """

    title: str
    ward: str
    on: date
    at: time
    about: int | None
    answered: int
    days: int


def months(today: date) -> list[date]:
    """The first days of the last whole months."""
    return [add_months(month_start(today), back - MONTHS) for back in range(MONTHS)]


def complaints(today: date) -> Iterator[Small]:
    """All of them, ward by ward."""
    number = 0
    for ward, (counts, _) in WARDS.items():
        for first, count in zip(months(today), counts, strict=True):
            for _ in range(int(count)):
                number += 1
                days = DAYS[number % len(DAYS)]
                yield Small(
                    title=ABOUT[number % len(ABOUT)],
                    ward=ward,
                    on=first.replace(day=2 + number % 25),
                    at=time(HOURS[number % len(HOURS)]),
                    about=number % 9 if number % 3 == 0 else None,
                    answered=min(days, UNANSWERED if number % 12 == 0 else 1),
                    days=days,
                )


def done(today: date) -> Iterator[tuple[date, str, int]]:
    """Month, ward ("" for the whole hospital) and patient days."""
    for number, first in enumerate(months(today)):
        amounts = [(ward, days + (number * 37) % 60) for ward, (_, days) in WARDS.items()]
        yield first, "", sum(days for _, days in amounts)
        for ward, days in amounts:
            yield first, ward, days


def own_days(member: int, number: int) -> int:
    """The patient days of one member of the section in one month."""
    return 60 + member * 23 % 140 + number * 11 % 25
