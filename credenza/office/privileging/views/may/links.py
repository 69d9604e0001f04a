"""The office switches links on, makes and withdraws them; a device takes one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST

from credenza.formats.qr import qr_svg
from credenza.office.privileging.actions.links import make_link, withdraw_link
from credenza.office.privileging.devices import (
    DEFAULT_HOURS,
    HOURS,
    ON,
    asks_too_often,
    link_of_cookie,
    link_of_token,
    remember,
    token_of,
)
from credenza.office.privileging.forms.lookup import DeviceChoicesForm, DeviceLinkForm
from credenza.office.privileging.models import DeviceLink
from credenza.office.team.actions import choose
from credenza.office.team.queries import actor_of, setting
from credenza.office.team.rights import needs, public
from credenza.office.team.views import done, form_status


@needs("office:edit", whole_office=True)
def links(request: HttpRequest) -> HttpResponse:
    """Every link, the choices about them, and a form for another one."""
    form = DeviceLinkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done(request, make_link, "The link is made.", **form.cleaned_data)
        return redirect("may-links")
    return _page(request, link_form=form, status=form_status(form))


@needs("office:edit", whole_office=True)
@require_POST
def choices(request: HttpRequest) -> HttpResponse:
    """Switch the links on or off, and say how old a copy may be."""
    form = DeviceChoicesForm(request.POST)
    if not form.is_valid():
        return _page(request, choices_form=form, status=form_status(form))
    by, at = actor_of(request), timezone.now()
    choose(key=ON, value=form.cleaned_data["on"], by=by, at=at)
    choose(key=HOURS, value=form.cleaned_data["hours"], by=by, at=at)
    messages.success(request, "The office's choices were kept.")
    return redirect("may-links")


@needs("office:edit", whole_office=True)
def link_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """A sheet to be printed: the link as a code for the cameras of phones."""
    link = get_object_or_404(DeviceLink.objects.select_related("facility"), pk=pk)
    context = {"link": link, "address": _address(request, link)}
    if link_of_token(token_of(link)) is not None:
        title = f"May they? at {link.facility.name}"
        context["code"] = mark_safe(qr_svg(context["address"], title))  # noqa: S308, made by segno
    return render(request, "privileging/may/link.html", context)


@needs("office:edit", whole_office=True)
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a link: its devices are answered no more, and drop their copy when they ask."""
    link = get_object_or_404(DeviceLink, pk=pk)
    said = "Withdrawn. Its devices drop their copy the next time they reach the office."
    done(request, withdraw_link, said, link=link)
    return redirect("may-links")


@public
def take(request: HttpRequest, token: str) -> HttpResponse:
    """A device takes the link: it keeps a cookie that opens the lookup and nothing else."""
    if asks_too_often(request):
        return render(request, "privileging/may/too_often.html", status=429)
    link = link_of_token(token)
    if link is None:
        return render(request, "privileging/may/withdrawn.html")
    kept = link_of_cookie(request)
    if request.method != "POST":
        if kept is not None and kept.pk == link.pk:
            return redirect("may")
        return render(request, "privileging/may/take.html", {"link": link})
    response = redirect("may")
    remember(response, link)
    return response


def _page(
    request: HttpRequest,
    *,
    link_form: DeviceLinkForm | None = None,
    choices_form: DeviceChoicesForm | None = None,
    status: int = 200,
) -> HttpResponse:
    chosen = {"on": setting(ON, False), "hours": setting(HOURS, DEFAULT_HOURS)}
    rows = DeviceLink.objects.select_related("facility").order_by(
        "withdrawn_at", "facility__name", "label"
    )
    context = {
        "on": chosen["on"],
        "choices_form": choices_form or DeviceChoicesForm(initial=chosen),
        "link_form": link_form or DeviceLinkForm(),
        "links": [(one, _address(request, one)) for one in rows],
    }
    return render(request, "privileging/may/links.html", context, status=status)


def _address(request: HttpRequest, link: DeviceLink) -> str:
    return request.build_absolute_uri(reverse("may-device", args=[token_of(link)]))
