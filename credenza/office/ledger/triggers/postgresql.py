"""Triggers for PostgreSQL: one per statement, over the rows it touched.

A statement that touched no row needs no act. The act is a setting that ends with its
transaction.
"""

from collections.abc import Iterator

from django.db import models

from credenza.office.ledger.triggers.expressions import Table
from credenza.office.ledger.triggers.words import EMPTIED, KEPT, PREFIX, no_act

ACT = f"{PREFIX}act"
"""The variable of the act, named like no column of any table."""

SOURCES = {
    "INSERT": ("added", "NEW TABLE AS new_rows"),
    "UPDATE": ("changed", "OLD TABLE AS old_rows NEW TABLE AS new_rows"),
    "DELETE": ("removed", "OLD TABLE AS old_rows"),
}


def shared() -> Iterator[str]:
    """The functions that refuse."""
    for name, words in (("keep", KEPT), ("refuse_emptying", EMPTIED)):
        yield _function(f"{PREFIX}{name}", "", f"RAISE EXCEPTION '{words}';")


def guard(table: str) -> Iterator[str]:
    """Refuse to change, remove or empty rows of ``table``, and take the rights to."""
    yield (
        f'CREATE TRIGGER "{PREFIX}{table}_kept" BEFORE UPDATE OR DELETE OR TRUNCATE ON "{table}" '
        f"FOR EACH STATEMENT EXECUTE FUNCTION {PREFIX}keep()"
    )
    yield f'REVOKE UPDATE, DELETE, TRUNCATE ON "{table}" FROM CURRENT_USER, PUBLIC'


def follow(model: type[models.Model]) -> Iterator[str]:
    """Write every row of ``model`` that is added, changed, moved or removed."""
    table = Table(model, _value, "IS DISTINCT FROM")
    bodies = {
        "INSERT": _checked(table, "new_rows") + _entries(table, "A", "new_rows AS n"),
        "UPDATE": _checked(table, _changed_rows(table)) + _update(table),
        "DELETE": _checked(table, "old_rows") + _entries(table, "R", "old_rows AS o"),
    }
    for event, (name, transition) in SOURCES.items():
        function = f'"{PREFIX}{table.name}_{name}"'
        act = f"{ACT} bigint := nullif(current_setting('credenza.act', true), '')::bigint;"
        yield _function(function, f"DECLARE {act}", bodies[event])
        yield (
            f'CREATE TRIGGER {function} AFTER {event} ON "{table.name}" REFERENCING {transition} '
            f"FOR EACH STATEMENT EXECUTE FUNCTION {function}()"
        )
    yield (
        f'CREATE TRIGGER "{PREFIX}{table.name}_emptied" BEFORE TRUNCATE ON "{table.name}" '
        f"FOR EACH STATEMENT EXECUTE FUNCTION {PREFIX}refuse_emptying()"
    )


def _function(name: str, declarations: str, body: str) -> str:
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$body$ {declarations} BEGIN {body} RETURN NULL; END $body$"
    )


def _checked(table: Table, rows: str) -> str:
    return (
        f"IF {ACT} IS NULL AND EXISTS (SELECT FROM {rows}) "
        f"THEN RAISE EXCEPTION '{no_act(table.name)}'; END IF; "
    )


def _changed_rows(table: Table) -> str:
    return (
        f'old_rows AS o LEFT JOIN new_rows AS n ON n."{table.key}" = o."{table.key}" '
        f"WHERE {table.any_change('o', 'n')}"
    )


def _update(table: Table) -> str:
    same = f'n."{table.key}" = o."{table.key}" AND NOT ({table.moved("o", "n")})'
    return (
        _entries(
            table, "C", f"old_rows AS o JOIN new_rows AS n ON {same}", table.any_change("o", "n")
        )
        + _entries(
            table, "R", "old_rows AS o", f"NOT EXISTS (SELECT FROM new_rows AS n WHERE {same})"
        )
        + _entries(
            table, "A", "new_rows AS n", f"NOT EXISTS (SELECT FROM old_rows AS o WHERE {same})"
        )
    )


def _entries(table: Table, kind: str, rows: str, where: str = "true") -> str:
    row = "o" if kind == "R" else "n"
    old = {"A": "NULL", "C": table.changed("o", "o", "n"), "R": table.whole("o")}[kind]
    new = {"A": table.whole("n"), "C": table.changed("n", "o", "n"), "R": "NULL"}[kind]
    return (
        'INSERT INTO ledger_change (act_id, "table", "row", kind, practitioner_id, old, new) '  # noqa: S608
        f"SELECT {ACT}, '{table.name}', {row}.\"{table.key}\"::text, '{kind}', "
        f"{table.owner(row)}, {old}, {new} FROM {rows} WHERE {where}; "
    )


def _value(field: models.Field, row: str) -> str:
    sql = f'{row}."{field.column}"'
    if isinstance(field, models.BinaryField):
        sql = f"encode({sql}, 'hex')"
    return f"coalesce(to_json({sql})::text, 'null')"
