"""The form library: versions of each facility, what changes, the editor of a draft."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.permissions import RIGHTS, may
from credenza.core.privileges.steps import DRAFT, FORM
from credenza.core.privileges.wording import statement
from credenza.core.verdict import Refused
from credenza.office.practitioners.actions.editing import Conflict
from credenza.office.practitioners.queries.days import today
from credenza.office.privileging.actions import forms as acts
from credenza.office.privileging.forms.acts import AdoptForm, StepForm
from credenza.office.privileging.forms.items import ItemForm, new_item
from credenza.office.privileging.models import FormVersion
from credenza.office.privileging.queries.affected import affected, before, difference
from credenza.office.privileging.queries.forms import form_of, visible_versions
from credenza.office.privileging.queries.grants import running
from credenza.office.privileging.views.reach import version_of
from credenza.office.team import asked
from credenza.office.team.queries import actor_of, visible_facilities
from credenza.office.team.rights import needs
from credenza.packs.loader import privilege_forms

SEE, KEEP = "privilege:forms", "privilege:forms-keep"
CHANGED_MEANWHILE = "Somebody else changed this draft meanwhile: look at it again, then change it."
KINDS = {
    "added": "New",
    "retired": "Retired",
    "reworded": "Other words",
    "criteria": "Other criteria",
    "procedures": "Other procedures",
}


@needs(SEE)
def library(request: HttpRequest) -> HttpResponse:
    """The forms of each facility within reach, with the version in force and what is under way."""
    rows = visible_versions(actor_of(request), SEE)
    places = {one.facility_id: one.facility for one in rows.order_by("facility__name", "id")}
    chosen = asked.number(request.GET.get("facility"))
    facility = places.get(chosen) or next(iter(places.values()), None)
    day = today(timezone.now())
    forms: dict[str, list[FormVersion]] = {}
    if facility is not None:
        for one in rows.filter(facility=facility).defer("content").order_by("title", "-number"):
            forms.setdefault(one.form, []).append(one)
    context = {
        "places": list(places.values()),
        "facility": facility,
        "lines": [_line(versions, day) for versions in forms.values()],
        "may_keep": may(actor_of(request), KEEP),
        "states": FORM.states,
        "as_of": day,
    }
    return render(request, "privileging/library.html", context)


@needs(SEE)
def version(request: HttpRequest, pk: int) -> HttpResponse:
    """One version: its items, its way through the committees, the step that comes next."""
    row = version_of(request, pk, SEE)
    day = today(timezone.now())
    form = form_of(row)
    older = before(row, day)
    context = {
        "version": row,
        "form": form,
        "items": [(item, [statement(one) for one in item.criteria]) for item in form.items],
        "state": FORM.states[row.state],
        "is_draft": row.state == DRAFT,
        "steps": list(FORM.open_from(row.state)),
        "step_form": StepForm(initial={"on": day, "effective_on": day}),
        "trail": row.approvals.all(),
        "older": older,
        "holders": running(row.grants.all(), day).values("practitioner").distinct().count(),
        "may_keep": _may_keep(request, row),
        "as_of": day,
    }
    return render(request, "privileging/version.html", context)


@needs(SEE)
def changes(request: HttpRequest, pk: int) -> HttpResponse:
    """What changes with a version, and whom it affects."""
    row = version_of(request, pk, SEE)
    day = today(timezone.now())
    older = before(row, day)
    changed = difference(row, older) if older else []
    context = {
        "version": row,
        "older": older,
        "changed": [(KINDS[one.kind], one) for one in changed],
        "affected": affected(row, changed, day),
    }
    return render(request, "privileging/changes.html", context)


@needs(KEEP)
def adopt(request: HttpRequest) -> HttpResponse:
    """Take shipped forms over for a facility."""
    form = AdoptForm(
        request.POST or None,
        facilities=visible_facilities(actor_of(request), RIGHTS[KEEP].roles),
        shipped=privilege_forms().values(),
        initial={"effective_on": today(timezone.now())},
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            acts.adopt(
                facility=data["facility"],
                forms=[privilege_forms()[key] for key in data["adopted"]],
                effective_on=data["effective_on"],
                body=data["body"],
                by=actor_of(request),
                at=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        else:
            messages.success(request, f"{len(data['adopted'])} forms are in force.")
            return redirect(f"{reverse('privilege-forms')}?facility={data['facility'].pk}")
    return render(request, "privileging/adopt.html", {"form": form})


@needs(KEEP)
@require_POST
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the next version."""
    row = version_of(request, pk, KEEP)
    try:
        new = acts.draft(form_version=row, by=actor_of(request), at=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
        return redirect("privilege-form", pk)
    return redirect("privilege-form", new.pk)


@needs(KEEP)
@require_POST
def step(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Bring a version one step on, or back."""
    row = version_of(request, pk, KEEP)
    if verb not in {one.verb for one in FORM.steps}:
        raise Http404
    form = StepForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Name the body and its day.")
        return redirect("privilege-form", pk)
    try:
        acts.step(
            form_version=row,
            verb=verb,
            by=actor_of(request),
            at=timezone.now(),
            **form.cleaned_data,
        )
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
    else:
        messages.success(request, "Recorded.")
    return redirect("privilege-form", pk)


@needs(KEEP)
def item(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Change one item of a draft; the key "new" adds one."""
    row = version_of(request, pk, KEEP)
    items = {one["key"]: one for one in (row.content["core"], *row.content["special"])}
    if key == "new":
        title = request.POST.get("title", "")
        found = new_item(row.form, title, set(items))
    elif key in items:
        found = items[key]
    else:
        raise Http404
    form = ItemForm(request.POST or None, item=found, version=row.version)
    if request.method == "POST" and form.is_valid():
        try:
            acts.change_item(
                form_version=row,
                version=form.cleaned_data["version"],
                item=form.changed_item,
                by=actor_of(request),
                at=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(None, refusal.verdict.reason)
        except Conflict:
            form.add_error(None, CHANGED_MEANWHILE)
        else:
            messages.success(request, f"“{form.cleaned_data['title']}” is changed in the draft.")
            return redirect("privilege-form", pk)
    context = {"version": row, "form": form, "item": found, "is_new": key == "new"}
    context["is_core"] = found is row.content["core"]
    return render(request, "privileging/item.html", context)


@needs(KEEP)
@require_POST
def drop_item(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Retire an item with the next version."""
    row = version_of(request, pk, KEEP)
    try:
        acts.drop_item(
            form_version=row,
            version=asked.number(request.POST.get("version")) or 0,
            key=key,
            by=actor_of(request),
            at=timezone.now(),
        )
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
    except Conflict:
        messages.error(request, CHANGED_MEANWHILE)
    else:
        messages.success(request, "It is retired with this version.")
    return redirect("privilege-form", pk)


def _line(versions: list[FormVersion], day) -> tuple[FormVersion | None, FormVersion | None, int]:
    """The version in force, the one under way, and how many there are."""
    in_force = next(
        (
            one
            for one in versions
            if one.effective_on and one.effective_on <= day and (one.ends_on or day) >= day
        ),
        None,
    )
    newest = versions[0]
    under_way = newest if newest is not in_force and newest.state not in FORM.final else None
    return in_force or (None if under_way else newest), under_way, len(versions)


def _may_keep(request: HttpRequest, row: FormVersion) -> bool:
    return visible_versions(actor_of(request), KEEP).filter(pk=row.pk).exists()
