"""Opening a practitioner's file and keeping its identity right."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime

from django.conf import settings
from django.db import IntegrityError, transaction

from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.office.ledger.actions import about, act
from credenza.office.practitioners.actions.editing import change
from credenza.office.practitioners.actions.judging import judge_now
from credenza.office.practitioners.models import OtherName, Practitioner, Specialty
from credenza.office.practitioners.queries.scope import visible

SEALED = ("born_on", "ssn")


@act("practitioner:create")
def create(
    *,
    values: Mapping[str, object],
    by: Actor,
    at: datetime,
    other_names: list[Mapping[str, str]] = (),
    specialties: list[Mapping[str, object]] = (),
    reason: str = "",
) -> Practitioner:
    """Open a file. ``values`` are columns, with ``born_on`` and ``ssn`` in clear.

    Raises Refused when another file has the same NPI or SSN.
    """
    person = Practitioner(**plain(values))
    with _without_twin(person, values, by):
        seal_into(person, values)
        person.save()
    about(practitioner=person.pk)
    OtherName.objects.bulk_create(OtherName(practitioner=person, **name) for name in other_names)
    Specialty.objects.bulk_create(Specialty(practitioner=person, **one) for one in specialties)
    judge_now(person.pk, at=at)
    return person


@act("practitioner:edit")
def edit(
    *,
    practitioner: Practitioner,
    version: int,
    values: Mapping[str, object],
    by: Actor,
    at: datetime,
    reason: str = "",
) -> Practitioner:
    """Change identity or contact. Raises Conflict when the file changed in the meantime, and
    Refused when another file has the same NPI or SSN.
    """
    about(practitioner=practitioner.pk)
    changed = Practitioner(pk=practitioner.pk, uid=practitioner.uid, npi=values.get("npi"))
    seal_into(changed, values)
    columns = plain(values)
    if "born_on" in values:
        columns["born_sealed"] = changed.born_sealed
    if "ssn" in values:
        columns |= {"ssn_sealed": changed.ssn_sealed, "ssn_index": changed.ssn_index}
    with _without_twin(changed, values, by):
        change(practitioner, version, columns)
    judge_now(practitioner.pk, at=at)
    return practitioner


@act("practitioner:names")
def set_names_and_specialties(
    *,
    practitioner: Practitioner,
    version: int,
    other_names: Sequence[Mapping[str, str]],
    specialties: Sequence[Mapping[str, object]],
    by: Actor,
    at: datetime,
) -> None:
    """Make the other names and the specialties of a file exactly these; the first is primary.

    Raises Conflict when the file changed in the meantime.
    """
    change(practitioner, version, {})
    _make_exactly(OtherName, practitioner, other_names)
    ranked = [{**one, "primary": n == 0} for n, one in enumerate(specialties)]
    _make_exactly(Specialty, practitioner, ranked)
    judge_now(practitioner.pk, at=at)


@act("practitioner:photo")
def set_photo(*, practitioner: Practitioner, document, by: Actor, at: datetime) -> None:
    """Give the file its photo. Raises Refused when the document is not a picture."""
    about(practitioner=practitioner.pk)
    if not document.media_type.startswith("image/"):
        raise Refused(refused("A photo must be a picture: JPEG or PNG."))
    change(practitioner, practitioner.version, {"photo": document})


def _make_exactly(model, practitioner: Practitioner, wanted: Sequence[Mapping]) -> None:
    """Rows that are wanted already stay as they are; the rest go, and the missing come."""
    missing = list(wanted)
    for row in model.objects.filter(practitioner=practitioner).order_by("id"):
        same = next((one for one in missing if _says(row, one)), None)
        if same is None:
            row.delete()
        else:
            missing.remove(same)
    model.objects.bulk_create(model(practitioner=practitioner, **one) for one in missing)


def _says(row, values: Mapping) -> bool:
    return all(getattr(row, key) == value for key, value in values.items())


def plain(values: Mapping[str, object]) -> dict[str, object]:
    """The columns that are stored as they are."""
    columns = {key: value for key, value in values.items() if key not in SEALED}
    if "npi" in columns:
        columns["npi"] = columns["npi"] or None
    return columns


def seal_into(person: Practitioner, values: Mapping[str, object]) -> None:
    """Seal the birth date and SSN among ``values`` into the row."""
    vault, row = settings.VAULT, str(person.uid)
    born = values.get("born_on")
    if isinstance(born, date):
        person.born_sealed = vault.seal(born.isoformat(), "practitioner", row, "born")
    if ssn := values.get("ssn"):
        person.ssn_sealed = vault.seal(str(ssn), "practitioner", row, "ssn")
        person.ssn_index = vault.blind_index(str(ssn), "ssn")


@contextmanager
def _without_twin(person: Practitioner, values: Mapping[str, object], by: Actor) -> Iterator[None]:
    """Refuse a number of another file, also where that was written between looking and writing."""
    _refuse_twins(person, values, by)
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        _refuse_twins(person, values, by)
        raise


def _refuse_twins(person: Practitioner, values: Mapping[str, object], by: Actor) -> None:
    others = Practitioner.objects.exclude(pk=person.pk)
    if person.npi and (twin := others.filter(npi=person.npi).first()):
        raise Refused(refused(f"NPI {person.npi} is already on {_whose(twin, by)}."))
    index = settings.VAULT.blind_index(str(values.get("ssn") or ""), "ssn")
    if index and (twin := others.filter(ssn_index=index).first()):
        raise Refused(refused(f"This Social Security number is already on {_whose(twin, by)}."))


def _whose(twin: Practitioner, by: Actor) -> str:
    """Whose file it is, told to those alone who may know of it."""
    if visible(by, "practitioner:list").filter(pk=twin.pk).exists():
        return f"the file of {twin}"
    return "a file outside your reach; ask somebody of the whole office"
