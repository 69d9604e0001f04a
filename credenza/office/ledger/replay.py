"""Rows from the ledger's words: what a table held, in the types its columns have today."""

import datetime as dt
import json
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models

from credenza.office.ledger.tracked import SECRET_COLUMNS, WITHHELD


@cache
def model_of(table: str) -> type[models.Model] | None:
    """The model that keeps ``table``; None for a table that is gone."""
    found = apps.get_models(include_auto_created=True)
    return next((model for model in found if model._meta.db_table == table), None)


def rows_after(changes) -> dict[str, dict[str, dict]]:
    """The rows that (table, row, kind, new) in their order leave behind, by table and key."""
    tables: dict[str, dict[str, dict]] = {}
    for table, row, kind, new in changes:
        rows = tables.setdefault(table, {})
        if kind == "A":
            rows[row] = json.loads(new)
        elif kind == "R":
            rows.pop(row, None)
        elif row in rows:
            rows[row] |= json.loads(new)
    return tables


def revived(table: str, written: dict[str, Any]) -> dict[str, Any]:
    """A row as its model would give it: by attribute, typed, with its empty columns.

    Columns that do not exist any more stay as they were written; secret ones are left out.
    """
    model = model_of(table)
    if model is None:
        return written
    fields = {field.column: field for field in model._meta.local_concrete_fields}
    row = {name: value for name, value in written.items() if name not in fields}
    for column, field in fields.items():
        if (table, column) not in SECRET_COLUMNS:
            row[field.attname] = _value(field, written.get(column, _empty(field)))
    return row


def _empty(field: models.Field) -> str | None:
    return "" if not field.null and isinstance(field, models.CharField | models.TextField) else None


def _value(field: models.Field, value: Any) -> Any:
    if value is None or isinstance(field, models.JSONField):
        return value
    if isinstance(field, models.BinaryField):
        return bytes.fromhex(value)
    value = field.to_python(value)
    if isinstance(value, dt.datetime) and value.tzinfo is None:
        return value.replace(tzinfo=dt.UTC)
    return value


def differences(table: str, old: str | None, new: str | None) -> list[tuple[str, str, str]]:
    """What changed, as (column's name, before, after), in the order of the columns.

    Sealed and secret values are not shown, but that they changed is. Their search keys are left
    out: they only repeat it.
    """
    before, after = json.loads(old or "{}"), json.loads(new or "{}")
    names = _in_order(table, before.keys() | after.keys())
    return [
        (label, *_shown(table, name, before.get(name), after.get(name)))
        for name, label in names
        if not name.endswith("_index")
    ]


def _in_order(table: str, names: set[str]) -> list[tuple[str, str]]:
    model = model_of(table)
    fields = model._meta.local_concrete_fields if model else []
    known = [(field.column, str(field.verbose_name)) for field in fields if field.column in names]
    gone = sorted(names - {name for name, _ in known})
    return known + [(name, name.replace("_", " ")) for name in gone]


def _shown(table: str, name: str, before: Any, after: Any) -> tuple[str, str]:
    if name.endswith("_sealed") or (table, name) in SECRET_COLUMNS:
        return "", WITHHELD
    return _text(before), _text(after)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(_text(item) for item in value)
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_text(item)}" for key, item in value.items())
    return str(value)
