"""Two grants of one item at one facility never run on the same day: the database refuses it.

No constraint of SQLite can say so, and PostgreSQL's own takes an extension; a trigger says it in
both, bulk and raw writes included. Installed after every migration, since SQLite drops the
triggers of a table whenever one of its columns is altered.
"""

from django.db import connection
from django.db.transaction import atomic

TABLE = "privileging_grant"
NAME = "privileging_grant_apart"
SAYS = "This privilege is granted there for some of these days already."
COLUMNS = "practitioner_id, facility_id, item, starts_on, ends_on"

_ANOTHER = f"""SELECT 1 FROM {TABLE} other
 WHERE other.practitioner_id = NEW.practitioner_id AND other.facility_id = NEW.facility_id
 AND other.item = NEW.item AND other.ends_on >= NEW.starts_on
 AND other.starts_on <= NEW.ends_on AND other.ends_on >= other.starts_on"""  # noqa: S608

_SQLITE = [
    f"""CREATE TRIGGER {NAME}_{event[:6].lower()} BEFORE {event} ON {TABLE}
 WHEN NEW.ends_on >= NEW.starts_on BEGIN
 SELECT RAISE(ABORT, '{SAYS}') WHERE EXISTS ({_ANOTHER} AND other.id IS NOT NEW.id); END"""
    for event in ("INSERT", f"UPDATE OF {COLUMNS}")
]

# The practitioner's row is held, so that two transactions do not overlook one another.
_POSTGRESQL = [
    f"""CREATE OR REPLACE FUNCTION {NAME}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
 IF NEW.ends_on < NEW.starts_on THEN RETURN NEW; END IF;
 PERFORM 1 FROM practitioners_practitioner WHERE id = NEW.practitioner_id FOR NO KEY UPDATE;
 IF EXISTS ({_ANOTHER} AND other.id IS DISTINCT FROM NEW.id) THEN
  RAISE EXCEPTION USING ERRCODE = 'exclusion_violation', MESSAGE = '{SAYS}';
 END IF;
 RETURN NEW;
END $$""",
    f"""CREATE TRIGGER {NAME} BEFORE INSERT OR UPDATE OF {COLUMNS} ON {TABLE}
 FOR EACH ROW EXECUTE FUNCTION {NAME}()""",
]
_REMOVED = {
    "sqlite": [f"DROP TRIGGER IF EXISTS {NAME}_{event}" for event in ("insert", "update")],
    "postgresql": [f"DROP TRIGGER IF EXISTS {NAME} ON {TABLE}"],
}
_MADE = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}


def install(**kwargs) -> None:
    """Make the trigger anew. Safe to repeat; does nothing before the table exists."""
    with atomic(), connection.cursor() as cursor:
        if TABLE not in connection.introspection.table_names(cursor):
            return
        for statement in (*_REMOVED[connection.vendor], *_MADE[connection.vendor]):
            cursor.execute(statement)
