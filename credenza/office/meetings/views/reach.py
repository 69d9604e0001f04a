"""Opening the one committee or meeting that a page is about, within the reader's rights.

What is out of reach answers 404 as what is missing does; the ledger keeps the attempt.
"""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils import timezone

from credenza.office.ledger.actions import record_refusal
from credenza.office.meetings.models import Meeting
from credenza.office.meetings.queries.scope import visible_committees, visible_meetings
from credenza.office.team.queries import actor_of, all_committees


def meeting_of(request: HttpRequest, pk: int, verb: str) -> Meeting:
    """The meeting, if this person may do ``verb`` to it; committee and facility read with it."""
    rows = visible_meetings(actor_of(request), verb)
    return one_of(request, rows, Meeting.objects.all(), pk, verb)


def committee_of(request: HttpRequest, pk: int, verb: str):
    """The committee, if this person may do ``verb`` to it; its facility is read with it."""
    rows = visible_committees(actor_of(request), verb)
    return one_of(request, rows, all_committees(), pk, verb)


def one_of(request: HttpRequest, rows: QuerySet, every: QuerySet, pk: int, verb: str):
    """The one of ``rows``, which are within reach; of ``every`` one, the attempt is kept."""
    found = rows.filter(pk=pk).first()
    if found is None:
        if every.filter(pk=pk).exists():
            why = "It is outside this person's reach."
            record_refusal(verb, by=actor_of(request), at=timezone.now(), why=why)
        raise Http404
    return found
