"""SQL that writes a row, or what changed in it, as a JSON object.

Built by joining strings, because that is what both databases do alike and quickly: a JSON
function over all columns writes the empty ones too, which are most of them.
"""

from dataclasses import dataclass

from django.db import models

from credenza.office.ledger.tracked import SECRET_COLUMNS, WITHHELD, owner

TEXT = (models.CharField, models.TextField)


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the entries tell of it. ``blank_is_empty``: "" is its only way to be empty."""

    name: str
    field: models.Field
    secret: bool
    blank_is_empty: bool


class Table:
    """A followed table, and the expressions over its rows in one database's dialect.

    ``value(field, sql)`` gives the JSON text of a value, null included; ``differs`` is the
    operator that tells two values apart, nulls included.
    """

    def __init__(self, model: type[models.Model], value, differs: str):
        meta = model._meta
        self.name = meta.db_table
        self.key = meta.pk.column
        self.columns = [_column(self.name, field) for field in meta.local_concrete_fields]
        self._owner = owner(model)
        self._value = value
        self._differs = differs

    def whole(self, row: str) -> str:
        """The row as JSON, less its empty columns."""
        return _object(
            f"CASE WHEN {self._is_empty(column, row)} THEN '' ELSE {self._member(column, row)} END"
            for column in self.columns
        )

    def changed(self, row: str, old: str, new: str) -> str:
        """The columns of ``row`` (one of the two) in which ``old`` and ``new`` differ, as JSON."""
        return _object(
            f"CASE WHEN {self._differ(column.name, old, new)} "
            f"THEN {self._member(column, row)} ELSE '' END"
            for column in self.columns
        )

    def any_change(self, old: str, new: str) -> str:
        """Whether any followed column differs."""
        return " OR ".join(self._differ(column.name, old, new) for column in self.columns)

    def moved(self, old: str, new: str) -> str:
        """Whether the row is another one now, or lies in another file."""
        names = {self.key, self._owner_column()} - {None}
        return " OR ".join(self._differ(name, old, new) for name in sorted(names))

    def owner(self, row: str) -> str:
        """The practitioner in whose file the row lies, or NULL."""
        if self._owner is None:
            return "NULL"
        if isinstance(self._owner, str):
            return f'{row}."{self._owner}"'
        column, table, key = self._owner
        return (
            f'(SELECT parent."practitioner_id" FROM "{table}" AS parent '  # noqa: S608
            f'WHERE parent."{key}" = {row}."{column}")'
        )

    def _owner_column(self) -> str | None:
        return (
            self._owner if self._owner is None or isinstance(self._owner, str) else self._owner[0]
        )

    def _member(self, column: Column, row: str) -> str:
        value = f"'\"{WITHHELD}\"'" if column.secret else self._value(column.field, row)
        return f"',\"{column.name}\":' || {value}"

    def _is_empty(self, column: Column, row: str) -> str:
        sql = f'{row}."{column.name}"'
        return f"{sql} = ''" if column.blank_is_empty else f"{sql} IS NULL"

    def _differ(self, name: str, old: str, new: str) -> str:
        return f'{old}."{name}" {self._differs} {new}."{name}"'


def _column(table: str, field: models.Field) -> Column:
    return Column(
        field.column,
        field,
        (table, field.column) in SECRET_COLUMNS,
        isinstance(field, TEXT) and not field.null,
    )


def _object(members) -> str:
    joined = " || ".join(members)
    return f"'{{' || substr({joined}, 2) || '}}'"
