"""The front door: anybody tells a concern, without an account, from a link or a poster's code."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from credenza.core.concerns.telling import what_next
from credenza.core.verdict import Refused
from credenza.office.concerns.actions.intake import report
from credenza.office.concerns.forms.intake import DoorTellForm
from credenza.office.concerns.queries.doors import TELLER, case_by_sending, door_of, open_doors
from credenza.office.concerns.views.files import examined_all
from credenza.office.ledger.origin import origin
from credenza.office.team.often import counted, too_often
from credenza.office.team.rights import public

PLACE = "concerns/front/"
AN_HOUR, A_DAY = 60 * 60, 24 * 60 * 60
BY_ONE, BY_ALL = 6, 300
"""How many reports one network address may send in an hour, and all of them in a day."""
NAMELESS = "front door"
"""What the ledger keeps as the origin of what is told here, in the place of an address."""


@public
def doors(request: HttpRequest) -> HttpResponse:
    """Which facility it is about; or coming back with a key."""
    return render(request, PLACE + "doors.html", {"doors": open_doors()})


@public
def tell(request: HttpRequest, facility: int) -> HttpResponse:
    """The form of one facility, and the key once it was sent."""
    door = door_of(facility)
    if door is None or not door.is_open:
        raise Http404
    form = DoorTellForm(request.POST or None, request.FILES or None, facility=door.facility)
    if request.method == "POST" and form.is_valid():
        return _sent(request, door, form)
    context = {"door": door, "form": form}
    return render(request, PLACE + "tell.html", context, status=422 if form.errors else 200)


def _sent(request: HttpRequest, door, form: DoorTellForm) -> HttpResponse:
    if _too_many(request):
        return render(request, PLACE + "often.html", {"door": door}, status=429)
    known = case_by_sending(form.cleaned_data["sending"])
    if known is not None or form.cleaned_data["website"]:
        return render(request, PLACE + "twice.html", {"door": door}, status=409)
    with origin(NAMELESS):
        receipt = _receipt(door, form)
    if receipt is None:
        context = {"door": door, "form": form}
        return render(request, PLACE + "tell.html", context, status=422)
    return received(request, door, receipt)


def received(request: HttpRequest, door, receipt) -> HttpResponse:
    """The one page that shows the key, and what happens next."""
    context = {
        "door": door,
        "case": receipt.case,
        "key": receipt.key,
        "steps": what_next(receipt.case.kind),
    }
    response = render(request, PLACE + "received.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response


def _receipt(door, form: DoorTellForm):
    """What was opened; None, with the reason on the form, where it was refused."""
    at = timezone.now()
    handed = examined_all(form, by=TELLER, at=at)
    if form.errors:
        return None
    try:
        return report(
            told=form.told(),
            facility=door.facility,
            department=form.cleaned_data["department"],
            channel="public",
            handed=handed,
            sending=form.cleaned_data["sending"],
            by=TELLER,
            at=at,
        )
    except Refused as refusal:
        form.add_error(None, refusal.verdict.reason)
        return None


def _too_many(request: HttpRequest) -> bool:
    by_one = too_often(request, "tell", times=BY_ONE, seconds=AN_HOUR)
    return by_one or counted("tell-by-all", A_DAY) > BY_ALL
