"""What counts where: the office's choice of kinds for ongoing evaluation and reappointment."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from credenza.office.concerns.forms.referrals import FeedForm
from credenza.office.concerns.queries.feeds import SETTING, feed_for
from credenza.office.privileging.views.places import place_of, places_for
from credenza.office.team.actions import choose
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs
from credenza.packs.trends import dockets, feeds

POLICY = "concern:policy"


@needs(POLICY, whole_office=True)
def policy(request: HttpRequest) -> HttpResponse:
    """The policy in force, and another choice."""
    present = {key: list(feed_for(key).kinds) for key in feeds()}
    form = FeedForm(request.POST if request.method == "POST" else None, initial=present)
    if request.method == "POST" and form.is_valid():
        choose(key=SETTING, value=form.cleaned_data, by=actor_of(request), at=timezone.now())
        messages.success(request, "The policy is kept.")
        return redirect("concern-policy")
    context = {
        "form": form,
        "place": place_of(request, places_for(request, POLICY)),
        "feeds": [feed_for(key) for key in feeds()],
        "dockets": dockets().values(),
    }
    return render(request, "concerns/policy.html", context)
