"""Is the office ready?"""

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db


def test_an_office_whose_tables_answer_is_ready(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_an_office_whose_tables_are_not_made_yet_is_not_ready(client):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE team_facility RENAME TO team_facility_of_old")
    assert client.get("/healthz").status_code == 503
