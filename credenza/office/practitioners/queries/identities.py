"""Who the practitioners are, as lists of the world tell people apart."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from django.db.models import Exists, OuterRef, QuerySet

from credenza.office.practitioners.models import (
    Appointment,
    Credential,
    OtherName,
    Practitioner,
)
from credenza.office.practitioners.queries.facts import birth_date
from credenza.packs.loader import professions

CHUNK = 2_000
_COLUMNS = (
    *("id", "uid", "last_name", "first_name", "middle_name", "suffix", "preferred_name", "sex"),
    *("born_sealed", "npi", "street", "city", "state", "postal_code", "profession"),
)


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells one practitioner from another; unknown texts are empty.

    ``other_names`` are "Last, First Middle"; ``born_on`` is YYYY-MM-DD; ``licences`` are
    (number, state); ``profession`` is its title.
    """

    id: int
    last: str
    first: str
    middle: str
    suffix: str
    other_names: tuple[str, ...]
    born_on: str
    sex: str
    npi: str
    licences: tuple[tuple[str, str], ...]
    street: str
    city: str
    state: str
    zip: str
    profession: str


def looked_after() -> QuerySet[Practitioner]:
    """Everybody but those who left every staff: also who is not appointed yet."""
    held = Appointment.objects.filter(practitioner=OuterRef("pk"))
    left = Exists(held) & ~Exists(held.exclude(standing="ended"))
    return Practitioner.objects.exclude(left)


def identities(ids: Iterable[int] | None = None) -> Iterator[Identity]:
    """The identities of ``ids``, or of everybody looked after, by id: three reads for some
    thousands of people. Birth dates are opened for it."""
    rows = looked_after() if ids is None else looked_after().filter(pk__in=list(ids))
    people = rows.order_by("id").values_list(*_COLUMNS).iterator(CHUNK)
    while chunk := list(islice(people, CHUNK)):
        pks = [row[0] for row in chunk]
        names, licences = _other_names(pks), _licences(pks)
        for row in chunk:
            yield _identity(row, names[row[0]], licences[row[0]])


def _identity(row: tuple, names: list[str], licences: list[tuple[str, str]]) -> Identity:
    pk, uid, last, first, middle, suffix, preferred, sex, born, npi, *place, profession = row
    others = [f"{last}, {preferred}"] if preferred else []
    born_on = birth_date(uid, born)
    known = professions().get(profession)
    return Identity(
        pk, last, first, middle, suffix,
        tuple(others + names),
        born_on.isoformat() if born_on else "",
        sex, npi or "",
        tuple(licences),
        *place,
        known.title if known else profession,
    )  # fmt: skip


def _other_names(pks: list[int]) -> dict[int, list[str]]:
    found = defaultdict(list)
    rows = OtherName.objects.filter(practitioner__in=pks).order_by("id")
    for pk, last, first, middle in rows.values_list(
        "practitioner_id", "last_name", "first_name", "middle_name"
    ):
        found[pk].append(f"{last}, {first} {middle}".strip(" ,"))
    return found


def _licences(pks: list[int]) -> dict[int, list[tuple[str, str]]]:
    kinds = {kind for one in professions().values() for kind in one.licences}
    found = defaultdict(list)
    rows = Credential.objects.filter(practitioner__in=pks, kind__in=kinds, withdrawn_on=None)
    for pk, number, state in (
        rows.exclude(number="")
        .order_by("id")
        .values_list("practitioner_id", "number", "jurisdiction")
    ):
        found[pk].append((number, state))
    return found
