"""What the rules say depends on more than the files: when that changes, all are judged again."""

import datetime as dt

from django.db.transaction import on_commit

from credenza.office.ledger.queries import tables_changed
from credenza.office.practitioners.jobs import judge_due
from credenza.office.practitioners.models import Judging, OpenFinding
from credenza.packs.loader import requirements

# A facility's kind, state, zone and bodies, and its bylaws.
DECIDING = ("team_facility", "team_bylaw")
LONG_AGO = dt.date(2000, 1, 1)


def follow(sender, act: int, **kwargs) -> None:
    """Have all files judged again after an act that changed what decides; a receiver of the
    ledger's ``ending``."""
    if tables_changed(act, DECIDING):
        judge_all_again()
        on_commit(judge_due.enqueue)


def judge_all_again() -> None:
    """Make every file due for judging, and forget the work that the packs ask for no more."""
    OpenFinding.objects.exclude(requirement__in=requirements()).delete()
    Judging.objects.update(due_on=LONG_AGO)
