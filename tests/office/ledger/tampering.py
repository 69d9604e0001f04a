"""What somebody with the database's password could do to the ledger."""

from django.db import connection

from credenza.office.ledger import triggers


def tamper(*statements: str) -> None:
    """Run SQL that the guards would refuse, with the guards out of the way."""
    triggers.remove()
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    triggers.install()
