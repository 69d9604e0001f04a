"""What new members are given to read and sign."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.permissions import RIGHTS
from credenza.office.compliance.actions import orientation as acts
from credenza.office.compliance.forms.attestations import PackForm
from credenza.office.compliance.forms.policies import ReasonForm
from credenza.office.compliance.models import OrientationPack
from credenza.office.compliance.queries.campaigns import asked, visible_campaigns, visible_packs
from credenza.office.compliance.queries.policies import KEEP, visible_policies
from credenza.office.meetings.views.acting import filled, tried
from credenza.office.meetings.views.reach import one_of
from credenza.office.practitioners.queries.days import today
from credenza.office.team.queries import actor_of, visible_facilities
from credenza.office.team.rights import needs


@needs(KEEP)
def packs(request: HttpRequest) -> HttpResponse:
    """All within reach, with how far those are who got them."""
    actor, day = actor_of(request), today(timezone.now())
    rows = asked(visible_campaigns(actor).filter(pack__isnull=False), day)
    known = {one.campaign.pack_id: one for one in rows}
    context = {
        "rows": [(one, known.get(one.pk)) for one in visible_packs(actor)],
        "places": visible_facilities(actor, RIGHTS[KEEP].roles),
        "tab": "packs",
        "may_keep_any": True,
    }
    return render(request, "compliance/policies/packs.html", context)


@needs(KEEP)
def new(request: HttpRequest, facility: int) -> HttpResponse:
    """Make a pack."""
    actor = actor_of(request)
    place = visible_facilities(actor, RIGHTS[KEEP].roles).filter(pk=facility).first()
    if place is None:
        raise Http404
    rows = visible_policies(actor, KEEP).filter(facility=place, retired_on=None)
    form = PackForm(request.POST or None, policies=rows, pack=None)
    act = lambda: acts.open_pack(  # noqa: E731
        facility=place, contents=_contents(form), by=actor, at=timezone.now()
    )
    return _form(request, form, act, "Made.", {"facility": place, "pack": None})


@needs(KEEP)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a pack for those who come from now on."""
    actor, one = actor_of(request), _pack(request, pk)
    rows = visible_policies(actor, KEEP).filter(facility=one.facility_id, retired_on=None)
    form = PackForm(request.POST or None, policies=rows, pack=one)
    act = lambda: acts.change_pack(  # noqa: E731
        pack=one,
        version=form.cleaned_data["version"],
        contents=_contents(form),
        by=actor,
        at=timezone.now(),
    )
    context = {"facility": one.facility, "pack": one, "end_form": ReasonForm(auto_id="end-%s")}
    return _form(request, form, act, "Changed.", context)


@needs(KEEP)
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Give it to nobody any more."""
    one, form = _pack(request, pk), ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    act = lambda: acts.end_pack(  # noqa: E731
        pack=one, reason=reason, by=actor_of(request), at=timezone.now()
    )
    tried(request, act, "It is given to nobody any more.")
    return redirect("orientation-packs")


def _form(request: HttpRequest, form: PackForm, act, said: str, context: dict) -> HttpResponse:
    if filled(request, form, act, said):
        return redirect("orientation-packs")
    more = {"form": form, "tab": "packs", "may_keep_any": True}
    status = 422 if form.errors else 200
    return render(request, "compliance/policies/pack.html", context | more, status=status)


def _contents(form: PackForm) -> acts.Contents:
    data = form.cleaned_data
    return acts.Contents(data["title"], form.chosen(), data["days"], data["starts_on"])


def _pack(request: HttpRequest, pk: int) -> OrientationPack:
    rows = visible_packs(actor_of(request))
    return one_of(request, rows, OrientationPack.objects.all(), pk, KEEP)
