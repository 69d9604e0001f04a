"""Who sits in a committee on a day, what is vacant, and whose term ends soon."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from credenza.core.committees.charter import Charter
from credenza.core.committees.seats import SEATS
from credenza.core.committees.terms import Held, Vacancy, ends_soon, vacancies
from credenza.office.meetings.models import Seat
from credenza.office.meetings.queries.scope import seated

ORDER = tuple(SEATS)


@dataclass(frozen=True, slots=True)
class Bench:
    """A committee as it is filled on a day."""

    seats: tuple[Seat, ...]
    vacant: tuple[Vacancy, ...]
    ending: tuple[Seat, ...]

    @property
    def missing(self) -> int:
        """How many seats are vacant."""
        return sum(one.missing for one in self.vacant)


def bench_of(committee, charter: Charter, on: date) -> Bench:
    """Who sits in one committee; substitutes stand in its list, and fill no vacancy."""
    return _bench(list(seats_on(on).filter(committee=committee)), charter, on)


def benches(charters: dict[int, Charter], on: date) -> dict[int, Bench]:
    """Who sits in each committee of ``charters``, by its id, in one read."""
    held: dict[int, list[Seat]] = {pk: [] for pk in charters}
    for seat in seats_on(on).filter(committee__in=charters):
        held[seat.committee_id].append(seat)
    return {pk: _bench(held[pk], charter, on) for pk, charter in charters.items()}


def seats_on(on: date) -> QuerySet[Seat]:
    """Seats held on the day, with whom each one stands in for and whose file it is."""
    return seated(on).select_related("user", "practitioner", "stands_in_for")


def coming_seats(committee, on: date) -> QuerySet[Seat]:
    """Seats given already whose term begins after the day."""
    rows = Seat.objects.filter(committee=committee, starts_on__gt=on)
    return rows.select_related("user", "practitioner").order_by("starts_on", "name", "id")


def former_seats(committee, on: date) -> QuerySet[Seat]:
    """Seats whose term is over, the latest first."""
    return Seat.objects.filter(committee=committee, ends_on__lt=on).order_by("-ends_on", "name")


def person_of(seat: Seat) -> str:
    """What tells whoever holds a seat from others: the sign-in, the file, the address, the name."""
    if seat.user_id:
        return f"user {seat.user_id}"
    if seat.practitioner_id:
        return f"file {seat.practitioner_id}"
    return (seat.email or seat.name).casefold()


def in_order(seat: Seat) -> tuple:
    """By what seats are listed: the chair first, substitutes last, alike ones by name."""
    place = ORDER.index(seat.kind) if seat.kind in ORDER else len(ORDER)
    return seat.stands_in_for_id is not None, place, seat.name, seat.pk


def _bench(seats: list[Seat], charter: Charter, on: date) -> Bench:
    return Bench(
        seats=tuple(sorted(seats, key=in_order)),
        vacant=tuple(vacancies(charter.seats, _held(seats))),
        ending=tuple(seat for seat in seats if ends_soon(seat.ends_on, on)),
    )


def _held(seats: Iterable[Seat]) -> list[Held]:
    own = (seat for seat in seats if seat.stands_in_for_id is None)
    return [Held(seat.kind, seat.title, seat.ends_on) for seat in own]
