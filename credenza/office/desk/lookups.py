"""A way to ask for words by their beginning that both databases answer from an index.

Django's own ``startswith`` is a LIKE, which SQLite answers by reading the whole table.
"""

from django.db.models import Lookup

_LAST = "\U0010ffff"


class Begins(Lookup):
    """``Begins(F("word"), "JOH")``: for words of letters and digits, case kept."""

    def as_sql(self, compiler, connection):
        """The range from the beginning itself to the last word that can have it."""
        column, parameters = self.process_lhs(compiler, connection)
        _, (beginning,) = self.process_rhs(compiler, connection)
        between = [beginning, beginning + _LAST]
        return f"({column} >= %s AND {column} < %s)", [*parameters, *between]

    def as_postgresql(self, compiler, connection):
        """A LIKE, which the index for patterns answers whatever the database's collation."""
        column, parameters = self.process_lhs(compiler, connection)
        _, (beginning,) = self.process_rhs(compiler, connection)
        return f"{column} LIKE %s", [*parameters, f"{beginning}%"]
