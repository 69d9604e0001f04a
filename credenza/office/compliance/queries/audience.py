"""From those who were chosen to the people themselves."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date

from credenza.core.names import display_name
from credenza.core.policies.asking import Audience, Reader, once_each
from credenza.office.correspondence.queries.addressees import name_of
from credenza.office.meetings.queries.seats import seats_on
from credenza.office.practitioners.queries.members import members
from credenza.office.team.queries import accounts, accounts_of_files, holders


def kept(audience: Audience) -> dict[str, object]:
    """An audience as it is kept."""
    return {name: list(v) if isinstance(v, tuple) else v for name, v in asdict(audience).items()}


def audience_of(data: dict) -> Audience:
    """The audience of what ``kept`` gave."""
    found = {name: tuple(v) if isinstance(v, list) else v for name, v in data.items()}
    return Audience(**found)


def readers(facility: int, audience: Audience, day: date) -> list[Reader]:
    """The people of an audience at a facility on a day, each once; a fixed number of reads."""
    found: list[Reader] = []
    if audience.everyone:
        found += of_files(members(facility, day))
    elif audience.departments:
        found += of_files(members(facility, day, audience.departments))
    if audience.roles:
        found += map(_of_account, holders(audience.roles, facility))
    if audience.committees:
        seats = seats_on(day).filter(committee__in=audience.committees, user__isnull=False)
        found += (_of_account(seat.user) for seat in seats)
    if audience.people:
        found += map(_of_account, accounts(audience.people))
    return once_each(found)


def of_files(practitioners: Iterable) -> list[Reader]:
    """Practitioners as readers, with their accounts where they have one; one read more."""
    rows = list(practitioners)
    known = accounts_of_files([one.pk for one in rows])
    return [_of_file(one, known.get(one.pk)) for one in rows]


def _of_file(practitioner, account) -> Reader:
    return Reader(
        name=display_name(name_of(practitioner)),
        email=account.email if account else practitioner.email,
        user=account.pk if account else None,
        practitioner=practitioner.pk,
    )


def _of_account(user) -> Reader:
    return Reader(user.name, user.email, user.pk, user.practitioner_id)
