"""Which tables the ledger follows: all of them, less a short list with reasons."""

from collections.abc import Iterator

from django.apps import apps
from django.db import models

LEDGER = ("ledger_act", "ledger_change", "ledger_seal")

UNTRACKED = {
    **dict.fromkeys(LEDGER, "the ledger itself; guarded against change instead"),
    "ledger_jobrun": "the schedule's bookkeeping",
    "django_session": "who is signed in at the moment; signing in and out are acts",
    "django_content_type": "Django's list of tables, written by migrations",
    "auth_permission": "Django's own rights, which this office does not use",
    "auth_group": "Django's own rights, which this office does not use",
    "auth_group_permissions": "Django's own rights, which this office does not use",
    "account_emailconfirmation": "short-lived keys; what they confirm is followed",
    "account_emailaddress": "allauth's copy of the person's address, which is followed",
    "mfa_authenticator": "second factors; adding, renewing and removing one are acts",
    "django_tasks_database_dbtaskresult": "the queue of jobs; what jobs change is followed",
    "practitioners_judging": "derived from facts and rules; can be made again",
    "practitioners_standing": "derived from facts and rules; can be made again",
    "meetings_urn": "papers of secret ballots; who voted is followed, what is nobody's to know",
    "desk_tally": "derived from facts and rules, day by day",
    "practitioners_openfinding": "derived from facts and rules; can be made again",
    **dict.fromkeys(
        ("compliance_columns", "compliance_reading", "compliance_tally"),
        "derived from files and rules; can be made again",
    ),
    "monitoring_screened": "derived from the files, which are followed; can be made again",
    "meetings_note": "readers' own notes, for nobody else; that one was written is an act",
    **dict.fromkeys(
        ("desk_findentry", "desk_findmention", "desk_findword"),
        "derived from the files, which are followed; can be made again",
    ),
}

SECRET_COLUMNS = {("team_user", "password")}
"""Columns of which an entry tells only that they changed."""

WITHHELD = "changed"

WALLED = frozenset({"concerns"})
"""Rooms whose rows and acts stand in nobody's file: that they exist is not for all its readers."""


def tracked_models() -> Iterator[type[models.Model]]:
    """Every model with a table of its own that the ledger follows."""
    for model in apps.get_models(include_auto_created=True):
        meta = model._meta
        if meta.managed and not meta.proxy and meta.db_table not in UNTRACKED:
            yield model


def owner(model: type[models.Model]) -> str | tuple[str, str, str] | None:
    """Where a row of ``model`` says whose file it is in.

    The column with the practitioner's id; or, for a part of something in a file, the column that
    leads there with that thing's table and key column; None where there is neither, and for rooms
    behind walls.
    """
    meta = model._meta
    if meta.app_label in WALLED:
        return None
    if meta.label == "practitioners.Practitioner":
        return meta.pk.column
    fields = meta.local_concrete_fields
    if any(field.column == "practitioner_id" for field in fields):
        return "practitioner_id"
    for field in fields:
        if field.is_relation and not field.null and _is_in_a_file(field.related_model):
            parent = field.related_model._meta
            return field.column, parent.db_table, parent.pk.column
    return None


def is_walled(module: str) -> bool:
    """Whether a module, by its dotted name, belongs to a room behind walls."""
    return not WALLED.isdisjoint(module.split("."))


def _is_in_a_file(model: type[models.Model]) -> bool:
    fields = model._meta.local_concrete_fields
    return any(f.is_relation and f.column == "practitioner_id" for f in fields)
