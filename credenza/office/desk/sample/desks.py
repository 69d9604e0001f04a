"""The sample's desks on opening day: who has which work, and how the week went."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from credenza.core.permissions import Actor
from credenza.office.desk.actions import assign
from credenza.office.desk.models import Tally
from credenza.office.practitioners.queries import work
from credenza.sample.places import DOMAIN

WEEK = (31, 27, 22, 24, 15, 9, 4)
"""How many more pieces of work were open on each of the last seven days than today."""
SHARES = ((f"coordinator@{DOMAIN}", 18), (f"riverside@{DOMAIN}", 9), (f"director@{DOMAIN}", 3))


def recall_the_week(day: date) -> None:
    """Keep how much was open at each facility on the days before ``day``."""
    open_now = list(work.standings_by_facility())
    for before, more in enumerate(reversed(WEEK), 1):
        Tally.objects.bulk_create(
            Tally(day=day - timedelta(days=before), **_with_more(row, more // len(open_now)))
            for row in open_now
        )


def hand_out(actors: Mapping[str, Actor], *, at: datetime) -> None:
    """Give everybody some of the gravest work within their reach."""
    director, taken = actors[f"director@{DOMAIN}"], 0
    for address, share in SHARES:
        actor = actors[address]
        rows = work.worst_first(work.reachable(actor))[taken : taken + share]
        assign(keys=[row.key for row in rows], to=actor.id, by=director, at=at)
        taken += share


def _with_more(row: Mapping[str, int], more: int) -> dict[str, int]:
    return {**row, "due": row["due"] + more, "missing": row["missing"] + more // 2}
