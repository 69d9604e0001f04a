"""Imports that run while people work on."""

from django_tasks import task

from credenza.office.exchange import actions


@task()
def run_import(roster_id: int, user_id: int) -> None:
    """Do an import for the person who started it."""
    actions.run(roster_id, user_id)
