"""Triggers for SQLite: one per row, asking the connection's own function for the act."""

from collections.abc import Iterator

from django.db import models

from credenza.office.ledger.triggers.expressions import Table
from credenza.office.ledger.triggers.words import KEPT, PREFIX, no_act


def shared() -> Iterator[str]:
    """Nothing: SQLite's triggers stand alone."""
    return iter(())


def guard(table: str) -> Iterator[str]:
    """Refuse to change or remove rows of ``table``."""
    for event in ("UPDATE", "DELETE"):
        yield (
            f'CREATE TRIGGER "{PREFIX}{table}_{event.lower()}" BEFORE {event} ON "{table}" '
            f"BEGIN SELECT RAISE(ABORT, '{KEPT}'); END"
        )


def follow(model: type[models.Model]) -> Iterator[str]:
    """Write every row of ``model`` that is added, changed, moved or removed."""
    table = Table(model, _value, "IS NOT")
    added, removed = _entry(table, "A", "NEW"), _entry(table, "R", "OLD")
    moved = table.moved("OLD", "NEW")
    changed = f"({table.any_change('OLD', 'NEW')}) AND NOT ({moved})"
    yield _trigger(table, "added", "INSERT", "", added)
    yield _trigger(table, "changed", "UPDATE", changed, _entry(table, "C", "NEW"))
    yield _trigger(table, "moved", "UPDATE", moved, removed + added)
    yield _trigger(table, "removed", "DELETE", "", removed)


def _trigger(table: Table, name: str, event: str, when: str, body: str) -> str:
    condition = f"WHEN {when} " if when else ""
    # RAISE, not the column's NOT NULL: an INSERT OR IGNORE around would overlook that.
    return (
        f'CREATE TRIGGER "{PREFIX}{table.name}_{name}" AFTER {event} ON "{table.name}" {condition}'
        f"BEGIN SELECT RAISE(ABORT, '{no_act(table.name)}') WHERE credenza_act() IS NULL; {body}END"
    )


def _entry(table: Table, kind: str, row: str) -> str:
    old = {"A": "NULL", "C": table.changed("OLD", "OLD", "NEW"), "R": table.whole("OLD")}[kind]
    new = {"A": table.whole("NEW"), "C": table.changed("NEW", "OLD", "NEW"), "R": "NULL"}[kind]
    return (
        'INSERT INTO ledger_change (act_id, "table", "row", kind, practitioner_id, old, new) '  # noqa: S608
        f"VALUES (credenza_act(), '{table.name}', CAST({row}.\"{table.key}\" AS TEXT), '{kind}', "
        f"{table.owner(row)}, {old}, {new}); "
    )


def _value(field: models.Field, row: str) -> str:
    sql = f'{row}."{field.column}"'
    if isinstance(field, models.BooleanField):
        return f"CASE {sql} WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END"
    if isinstance(field, models.JSONField):
        return f"coalesce({sql}, 'null')"
    if isinstance(field, models.BinaryField):
        return f"CASE WHEN {sql} IS NULL THEN 'null' ELSE json_quote(lower(hex({sql}))) END"
    return f"json_quote({sql})"
