"""How a record is changed: by its version, so that nobody overwrites what they did not see."""

from collections.abc import Mapping
from typing import TypeVar

from django.db.models import F, Model

M = TypeVar("M", bound=Model)


class Conflict(Exception):
    """Somebody else changed the record since it was read. Carries the record as it is now."""

    def __init__(self, current: Model):
        super().__init__("Somebody else changed this record in the meantime.")
        self.current = current


def change(record: M, version: int, values: Mapping[str, object]) -> M:
    """Write ``values`` if ``record`` still has ``version``. Raises Conflict when it has not."""
    model = type(record)
    changed = model.objects.filter(pk=record.pk, version=version).update(
        **values, version=F("version") + 1
    )
    record.refresh_from_db()
    if not changed:
        raise Conflict(record)
    return record
