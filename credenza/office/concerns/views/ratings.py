"""The three questions, answered by a mailed link."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from credenza.core.verdict import Refused
from credenza.office.concerns.actions.ratings import answer
from credenza.office.concerns.forms.ratings import RatingForm
from credenza.office.concerns.queries.doors import TELLER, rating_by_link
from credenza.office.concerns.views.front import NAMELESS, PLACE
from credenza.office.ledger.origin import origin
from credenza.office.team.rights import public


@public
def rate(request: HttpRequest, token: str) -> HttpResponse:
    """Ask, and thank; a link that has ended says so."""
    at = timezone.now()
    rating = rating_by_link(token, at)
    if rating is None:
        return render(request, PLACE + "rated.html", {"ended": True}, status=404)
    if rating.answered_at:
        return render(request, PLACE + "rated.html", {"ended": False})
    form = RatingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            with origin(NAMELESS):
                answer(rating=rating, **form.cleaned_data, by=TELLER, at=at)
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            return render(request, PLACE + "rated.html", {"ended": False})
    context = {"form": form, "facility": rating.case.facility}
    return render(request, PLACE + "rate.html", context, status=422 if form.errors else 200)
