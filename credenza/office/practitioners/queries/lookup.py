"""Names, field and department of many people at one facility, for lists that everybody reads."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from credenza.office.practitioners.models import (
    Appointment,
    OtherName,
    Practitioner,
    Specialty,
)

MANY = 900  # more than so many ids are not named one by one in a query


@dataclass(frozen=True, slots=True)
class Listed:
    """One person: what tells them from others of the same name, and nothing else.

    ``names`` are pairs of family and given name: the one in use first.
    """

    pk: int
    family: str
    given: str
    degrees: str
    specialty: str
    department: str
    names: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """As filed: "Okafor, Adaeze"."""
        return f"{self.family}, {self.given}"


def listed(people: Collection[int], facility: int) -> list[Listed]:
    """These people by name, in four reads."""
    wanted = set(people)
    rows = _of(Practitioner.objects.order_by("last_name", "first_name", "id"), "pk", wanted)
    columns = ("pk", "last_name", "first_name", "preferred_name", "suffix", "degrees")
    others = _other_names(wanted)
    fields = _fields(wanted)
    places = _departments(wanted, facility)
    found = []
    for pk, family, given, preferred, suffix, degrees in rows.values_list(*columns):
        if pk not in wanted:
            continue
        shown = f"{family} {suffix}".strip()
        names = [(family, given), (shown, given), *others[pk]]
        names += [(family, preferred)] if preferred else []
        found.append(
            Listed(
                pk,
                shown,
                given,
                degrees,
                fields.get(pk, ""),
                places.get(pk, ""),
                tuple(dict.fromkeys(names)),
            )
        )
    return found


def _other_names(wanted: set[int]) -> dict[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    rows = _of(OtherName.objects.order_by("id"), "practitioner", wanted)
    columns = ("practitioner_id", "last_name", "first_name", "practitioner__first_name")
    for owner, family, given, own in rows.values_list(*columns):
        found[owner].append((family, given or own))
    return found


def _fields(wanted: set[int]) -> dict[int, str]:
    """The primary specialty of each."""
    found: dict[int, str] = {}
    rows = _of(Specialty.objects.order_by("-primary", "id"), "practitioner", wanted)
    for owner, title in rows.values_list("practitioner_id", "title"):
        found.setdefault(owner, title)
    return found


def _departments(wanted: set[int], facility: int) -> dict[int, str]:
    rows = Appointment.objects.filter(facility=facility, department__isnull=False).order_by("id")
    rows = _of(rows, "practitioner", wanted)
    return dict(rows.values_list("practitioner_id", "department__name"))


def _of(rows, column: str, wanted: set[int]):
    """Narrowed to ``wanted`` where they are few; of many the caller picks them out."""
    return rows.filter(**{f"{column}__in": wanted}) if len(wanted) <= MANY else rows


def by_npi(npi: str) -> int | None:
    """Whose NPI it is; None when nobody on file has it."""
    return Practitioner.objects.filter(npi=npi).values_list("pk", flat=True).first()
