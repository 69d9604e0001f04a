"""A case before committees: what was asked, and what they said."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from credenza.office.concerns.actions import referrals as acts
from credenza.office.concerns.forms.referrals import ReferralForm
from credenza.office.concerns.models import Case
from credenza.office.concerns.queries.referrals import committees_for, referrals_of
from credenza.office.concerns.queries.scope import may_case
from credenza.office.concerns.views.acting import filled, who
from credenza.office.concerns.views.frame import case_page
from credenza.office.concerns.views.reach import case_of
from credenza.office.credentialing.views.acting import tried
from credenza.office.team import asked
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs
from credenza.packs.trends import dockets

SEE, REFER = "concern:see", "concern:refer"


@needs(SEE)
def committees(request: HttpRequest, pk: int) -> HttpResponse:
    """What committees were asked about the case, and what they said."""
    one = case_of(request, pk, SEE)
    return _committees(request, one, ReferralForm(committees_for(one)))


@needs(REFER)
@require_POST
def refer(request: HttpRequest, pk: int) -> HttpResponse:
    """Lay the case before a committee."""
    one = case_of(request, pk, REFER)
    form = ReferralForm(committees_for(one), request.POST)
    act = lambda: acts.refer(case=one, **form.cleaned_data, **who(request))  # noqa: E731
    if filled(request, form, act, "It is on the committee's docket."):
        return redirect("case-committees", pk)
    return _committees(request, one, form, status=422)


@needs(REFER)
@require_POST
def back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the case off a docket."""
    one = case_of(request, pk, REFER)
    row = one.referrals.filter(pk=asked.number(request.POST.get("referral"))).first()
    if row is None:
        raise Http404
    act = lambda: acts.take_back(referral=row, **who(request))  # noqa: E731
    tried(request, act, "It is off the committee's docket.")
    return redirect("case-committees", pk)


def _committees(
    request: HttpRequest, one: Case, form: ReferralForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "referrals": referrals_of(one),
        "form": form,
        "docket": dockets()[one.kind],
        "may_refer": may_case(actor_of(request), REFER, one),
    }
    return case_page(request, "concerns/committees.html", one, "committees", context, status=status)
