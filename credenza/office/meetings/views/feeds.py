"""The calendar of one's meetings: its secret address, and what programs fetch there."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from credenza.core.permissions import may_somewhere
from credenza.office.meetings.actions import feeds as acts
from credenza.office.meetings.queries.feeds import calendar_by, feed_url
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs, public


@needs("meeting:see")
def feed(request: HttpRequest) -> HttpResponse:
    """The address of one's own calendar; a new one, or none any more."""
    by, at = actor_of(request), timezone.now()
    if request.method == "POST":
        change = acts.close_feed if "close" in request.POST else acts.open_feed
        change(by=by, at=at)
        return redirect("meetings-feed")
    context = {
        "url": feed_url(by.id),
        "tab": "feed",
        "may_keep_any": may_somewhere(by, "meeting:keep"),
    }
    return render(request, "meetings/feed.html", context)


@public
@never_cache
@require_GET
def calendar(request: HttpRequest, secret: str) -> HttpResponse:
    """The meetings of whoever holds the secret address, as a calendar."""
    found = calendar_by(secret, timezone.now())
    if found is None:
        raise Http404
    answer = HttpResponse(found, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'inline; filename="meetings.ics"'
    answer["Referrer-Policy"] = "no-referrer"
    return answer
