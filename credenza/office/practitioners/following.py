"""What the rules say depends on more than the files: when that changes, all are judged again."""

import datetime as dt
from collections.abc import Iterable

from django.db.transaction import on_commit

from credenza.office.ledger.queries import tables_changed
from credenza.office.practitioners.jobs import judge_due
from credenza.office.practitioners.models import Judging, OpenFinding
from credenza.packs.loader import requirements

# A facility's kind, state, zone and bodies, its bylaws, and the editions it adopted.
DECIDING = ("team_facility", "team_bylaw", "team_adoption")
LONG_AGO = dt.date(2000, 1, 1)
CHUNK = 5_000


def follow(sender, act: int, **kwargs) -> None:
    """Have all files judged again after an act that changed what decides; a receiver of the
    ledger's ``ending``."""
    if tables_changed(act, DECIDING):
        judge_all_again()
        on_commit(judge_due.enqueue)


def judge_again(ids: Iterable[int]) -> None:
    """Make these files due for judging, and have them judged once the transaction has ended."""
    wanted = list(ids)
    for start in range(0, len(wanted), CHUNK):
        some = Judging.objects.filter(practitioner__in=wanted[start : start + CHUNK])
        some.update(due_on=LONG_AGO)
    on_commit(judge_due.enqueue)


def judge_all_again() -> None:
    """Make every file due for judging, and forget the work that the packs ask for no more."""
    OpenFinding.objects.exclude(requirement__in=requirements()).delete()
    Judging.objects.update(due_on=LONG_AGO)
