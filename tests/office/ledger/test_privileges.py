"""On PostgreSQL the office's own role may add to the ledger and do nothing else to it."""

import pytest
from django.db import connection

from credenza.office.ledger.tracked import LEDGER

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no roles"),
]


@pytest.mark.parametrize("table", LEDGER)
def test_nobody_was_given_the_right_to_change_or_remove_entries(table):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT privilege_type FROM information_schema.table_privileges WHERE table_name = %s",
            [table],
        )
        given = {privilege for (privilege,) in cursor.fetchall()}
    assert given >= {"SELECT", "INSERT"}
    assert not given & {"UPDATE", "DELETE", "TRUNCATE"}
