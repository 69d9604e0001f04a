"""What closed concerns say to ongoing evaluation and to reappointment, as the policy allows.

Only cases that are closed count, and only those that were found to be so: what is alleged, or was
unfounded, says nothing about anybody.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet

from credenza.core.calendar import ONE_DAY, end_of_day
from credenza.core.concerns.feeding import Counts, Feed, narrowed
from credenza.core.concerns.parties import SUBJECT
from credenza.core.concerns.steps import CLOSED
from credenza.office.concerns.models import Case, Party
from credenza.office.team.queries import setting
from credenza.packs.cases import case_kinds
from credenza.packs.trends import feeds

SETTING = "concern_feeds"
"""The office's own narrowing: by purpose, the kinds that count."""


def feed_for(purpose: str) -> Feed:
    """The policy in force for ``purpose``: the pack's, narrowed by the office."""
    return narrowed(feeds()[purpose], (setting(SETTING) or {}).get(purpose))


def counts_for(
    practitioner_id: int, since: date, until: date, *, purpose: str, facility: int | None = None
) -> Counts:
    """How many closed cases about a practitioner count, closed from ``since`` to ``until``, at one
    facility (None: at all; what one hospital may tell another, its counsel says).

    For the record and for those who may know each of them; a reader's wall is not asked here.
    """
    feed = feed_for(purpose)
    rows = counted(Case.objects.all(), feed, since, until)
    rows = rows if facility is None else rows.filter(facility=facility)
    rows = rows.filter(pk__in=_about(practitioner_id)).order_by()
    found = dict(rows.values_list("kind").annotate(count=Count("pk")))
    by_kind = {kind: found.get(kind, 0) for kind in feed.kinds}
    return Counts(practitioner_id, since, until, by_kind, feed)


def counts_by_practitioner(
    practitioners: Iterable[int], rows: QuerySet[Case], since: date, until: date, *, purpose: str
) -> Mapping[int, int]:
    """The same for many at once, of the cases in ``rows``: their totals; one read."""
    cases = counted(rows, feed_for(purpose), since, until)
    about = Party.objects.filter(role=SUBJECT, practitioner__in=list(practitioners))
    about = about.filter(case__in=cases.order_by().values("pk")).order_by()
    pairs = about.values_list("practitioner").annotate(count=Count("case", distinct=True))
    return dict(pairs)


def counted(rows: QuerySet[Case], feed: Feed, since: date, until: date) -> QuerySet[Case]:
    """Those of ``rows`` that count, by the days on which they were closed."""
    closed = rows.filter(closed_at__gt=_end_of(since - ONE_DAY), closed_at__lte=_end_of(until))
    return closed.filter(_so(feed), state=CLOSED)


def _so(feed: Feed) -> Q:
    """True of cases that were found to be so, by what the outcomes of their kind mean."""
    found = Q(pk=None)
    for kind in feed.kinds:
        outcomes = case_kinds()[kind].outcomes.values()
        so = [one.key for one in outcomes if one.found in feed.found]
        found |= Q(kind=kind, outcome__in=so)
    return found


def _about(practitioner: int) -> QuerySet:
    return Party.objects.filter(role=SUBJECT, practitioner=practitioner).values("case")


def _end_of(day: date) -> datetime:
    return end_of_day(day, ZoneInfo(setting("zone")))
