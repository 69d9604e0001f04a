"""The hand that writes which rows changed and how: triggers made from the models.

Django's signals miss bulk writes, updates by query and raw SQL; the database misses nothing.
Installed after every migration, since SQLite drops the triggers of a table whenever one of its
columns is altered. A migration that itself changes rows of a followed table does so within
``acting``, like everybody else.
"""

from collections.abc import Iterator

from django.db import connection
from django.db.transaction import atomic

from credenza.office.ledger.tracked import LEDGER, tracked_models
from credenza.office.ledger.triggers import postgresql, sqlite
from credenza.office.ledger.triggers.words import PREFIX


def install(**kwargs) -> None:
    """Make every trigger anew. Safe to repeat; tables that do not exist yet are passed over."""
    with atomic(), connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        remove()
        if set(LEDGER) <= tables:
            for statement in _statements(tables):
                cursor.execute(statement)


def let_tables_be_remade(**kwargs) -> None:
    """Let migrations on SQLite put a remade table in the place of one that triggers speak of.

    Altering a column makes the table anew under another name and then renames it, which SQLite
    refuses while a trigger of some other table names it: the table is missing for a moment.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA legacy_alter_table = ON")


def remove() -> None:
    """Drop every trigger of the ledger, its guards included."""
    with atomic(), connection.cursor() as cursor:
        for name, table in installed():
            on = f' ON "{table}"' if connection.vendor == "postgresql" else ""
            cursor.execute(f'DROP TRIGGER "{name}"{on}')


def installed() -> list[tuple[str, str]]:
    """The ledger's triggers in the database, as (name, table)."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
                "WHERE relnamespace = current_schema()::regnamespace "
                "AND starts_with(tgname::text, %s)",
                [PREFIX],
            )
        else:
            cursor.execute(
                "SELECT name, tbl_name FROM sqlite_master "
                "WHERE type = 'trigger' AND substr(name, 1, %s) = %s",
                [len(PREFIX), PREFIX],
            )
        return cursor.fetchall()


def _statements(tables: set[str]) -> Iterator[str]:
    dialect = postgresql if connection.vendor == "postgresql" else sqlite
    yield from dialect.shared()
    for table in LEDGER:
        yield from dialect.guard(table)
    for model in tracked_models():
        if model._meta.db_table in tables:
            yield from dialect.follow(model)
