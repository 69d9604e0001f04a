"""What somebody held as it was known at an instant: the ledger's rows, read like today's."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db.models import Model, prefetch_related_objects

from credenza.core.facts import AppointmentFact, Standing
from credenza.office.ledger.queries import as_of as rows_as_of
from credenza.office.practitioners.queries.sheet import Sheet
from credenza.office.privileging.models import Grant, Suspension
from credenza.office.privileging.queries.grants import Held, appointed_at, told


def granted_as_known(sheet: Sheet, at: datetime, as_of: date) -> list[Held]:
    """Every grant in the file of ``sheet``, itself of that instant, as it stood then."""
    rows = rows_as_of(sheet.person.pk, at)
    grants = _revived(Grant, rows, "facility")
    appointments = ((sheet.person.pk, _fact(one)) for one in sheet.appointments)
    return told(grants, _revived(Suspension, rows), appointed_at(appointments), as_of)


def _revived(
    model: type[Model], rows: Mapping[str, Sequence[Mapping]], *related: str
) -> list[Model]:
    """Rows of the ledger as unsaved models; columns that came later have their default."""
    columns = {field.attname: field for field in model._meta.concrete_fields}
    found = [
        model(
            **{key: columns[key].to_python(value) for key, value in row.items() if key in columns}
        )
        for row in rows.get(model._meta.db_table, ())
    ]
    prefetch_related_objects(found, *related)
    return found


def _fact(one) -> AppointmentFact:
    return AppointmentFact(
        id=one.pk,
        facility=one.facility_id,
        category=one.category,
        department="",
        standing=Standing(one.standing),
        starts_on=one.starts_on,
        ends_on=one.ends_on,
    )
