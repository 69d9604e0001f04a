"""Screening the staff at the command line: what was compared, what waits, exit codes."""

from collections.abc import Sequence

import click
from django.utils import timezone

from credenza.core.permissions import Actor
from credenza.core.verdict import Refused
from credenza.office.monitoring.actions.screening import screen
from credenza.office.monitoring.models import Run
from credenza.office.monitoring.queries.searching import FULL, HAND
from credenza.sources.exclusions.layout import list_keys
from credenza.sources.scan import CATALOG

NOTHING_NEW, SOMETHING_NEW, NOT_SCREENED = 0, 1, 2


def screen_staff(*, full: bool, lists: Sequence[str]) -> int:
    """Screen everybody against ``lists`` (none: all that the office follows); an exit code."""
    if unknown := sorted(set(lists) - set(list_keys(CATALOG))):
        known = ", ".join(list_keys(CATALOG))
        click.echo(f"There is no list “{unknown[0]}”. The lists are: {known}.", err=True)
        return NOT_SCREENED
    try:
        run = screen(
            kind=FULL if full else HAND,
            lists=lists or None,
            by=Actor.system("command line"),
            at=timezone.now(),
        )
    except Refused as refusal:
        click.echo(f"Not screened. {refusal.verdict.reason}", err=True)
        return NOT_SCREENED
    return _told(run)


def _told(run: Run) -> int:
    click.echo(
        f"Screening {run.number}: {run.practitioners:,} practitioners in {run.seconds:.1f} s; "
        f"{run.opened:,} new matches, {run.fallen:,} rulings that no longer stand, "
        f"{run.cleared:,} cleared for the month."
    )
    troubled = False
    for one in run.searched.all():
        why = one.trouble or one.stale
        troubled |= bool(why)
        click.echo(f"  {one.source}: {one.entries:,} entries, {one.new:,} new. {why}".rstrip())
    if troubled:
        return NOT_SCREENED
    return SOMETHING_NEW if run.opened else NOTHING_NEW
