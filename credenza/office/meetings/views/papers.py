"""Papers put to the items of an agenda by hand."""

from django.contrib import messages
from django.db.transaction import atomic
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.verdict import Refused
from credenza.office.meetings.actions.papers import enclose as put
from credenza.office.meetings.actions.papers import take_out as take
from credenza.office.meetings.forms.papers import EnclosureForm
from credenza.office.meetings.models import AgendaItem, Enclosure, Meeting
from credenza.office.meetings.queries.agenda import is_withheld
from credenza.office.meetings.views.frame import meeting_page
from credenza.office.meetings.views.reach import meeting_of
from credenza.office.practitioners.views.handing import examined
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs


@needs("meeting:keep")
def enclose(request: HttpRequest, pk: int, item_id: int) -> HttpResponse:
    """Put a paper to an item."""
    meeting = meeting_of(request, pk, "meeting:keep")
    item, form = (
        _item(request, meeting, item_id),
        EnclosureForm(request.POST or None, request.FILES or None),
    )
    if request.method == "POST" and form.is_valid() and _put(request, item, form):
        messages.success(request, f"It goes into the packet under “{item.title}”.")
        return redirect("meeting-packet", pk)
    status = 422 if form.errors else 200
    context = {"item": item, "form": form}
    return meeting_page(request, "meetings/enclose.html", meeting, "packet", context, status=status)


@needs("meeting:keep")
@require_POST
def take_out(request: HttpRequest, pk: int, enclosure_id: int) -> HttpResponse:
    """Take a paper away from its item."""
    meeting = meeting_of(request, pk, "meeting:keep")
    enclosure = get_object_or_404(
        Enclosure.objects.select_related("item__meeting"), pk=enclosure_id, item__meeting=meeting
    )
    _item(request, meeting, enclosure.item_id)
    try:
        take(enclosure=enclosure, by=actor_of(request), at=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
    else:
        messages.success(request, f"“{enclosure.title}” was taken out.")
    return redirect("meeting-packet", pk)


def _item(request: HttpRequest, meeting: Meeting, pk: int) -> AgendaItem:
    """An item of the meeting in which this person has a part."""
    item = get_object_or_404(AgendaItem.objects.select_related("meeting"), pk=pk, meeting=meeting)
    if is_withheld(item, actor_of(request)):
        return get_object_or_404(AgendaItem.objects.none(), pk=pk)
    return item


def _put(request: HttpRequest, item: AgendaItem, form: EnclosureForm) -> bool:
    handed = examined(request, "document", form)
    if handed is None:
        return False
    try:
        with atomic():
            put(
                item=item,
                handed=handed,
                title=form.cleaned_data["title"],
                by=actor_of(request),
                at=timezone.now(),
            )
    except Refused as refusal:
        form.add_error(None, refusal.verdict.reason)
        return False
    return True
