"""Every table is followed, or stands on the list of those that are not, with its reason."""

import pytest
from django.apps import apps
from django.db import connection

from credenza.office.ledger import triggers
from credenza.office.ledger.tracked import SECRET_COLUMNS, UNTRACKED, tracked_models

TABLES = {
    model._meta.db_table
    for model in apps.get_models(include_auto_created=True)
    if model._meta.managed and not model._meta.proxy
}


@pytest.mark.django_db
@pytest.mark.parametrize("table", sorted(TABLES - UNTRACKED.keys()))
def test_the_table_is_followed(table):
    found = {name for name, on in triggers.installed() if on == table}
    wanted = {"added", "changed", "removed"}
    wanted |= {"moved"} if connection.vendor == "sqlite" else {"emptied"}
    assert found == {f"credenza_{table}_{name}" for name in wanted}


def test_the_list_of_tables_that_are_not_followed_names_real_ones_and_says_why():
    assert UNTRACKED.keys() <= TABLES
    assert all(len(reason) > 15 for reason in UNTRACKED.values())


def test_secret_columns_exist():
    columns = {
        (model._meta.db_table, field.column)
        for model in tracked_models()
        for field in model._meta.local_concrete_fields
    }
    assert columns >= SECRET_COLUMNS


def test_names_of_columns_need_no_escaping():
    for model in tracked_models():
        for field in model._meta.local_concrete_fields:
            assert field.column.isidentifier()
