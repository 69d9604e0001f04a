"""Looking over the whole application, signing it, and the copies of what was signed."""

import json
import time

from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from csp.constants import NONE
from csp.decorators import csp
from django.contrib import messages
from django.core import signing as marks
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from credenza.core.verdict import Refused
from credenza.office.credentialing.actions.signing import sign as sign_application
from credenza.office.credentialing.models import Application, Signature
from credenza.office.credentialing.queries import signing
from credenza.office.credentialing.queries.kinds import kind_of
from credenza.office.credentialing.queries.preflight import preflight
from credenza.office.credentialing.queries.printing import told
from credenza.office.credentialing.queries.reach import OWN, eyes_of
from credenza.office.credentialing.views.portal_papers import handed_out
from credenza.office.credentialing.views.portal_reach import day_of, portal_of
from credenza.office.ledger.actions import record
from credenza.office.practitioners.actions.editing import Conflict
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs

MARK = "credentialing.signing"
HOUR = 60 * 60


def _own(request: HttpRequest, pk: int) -> Application:
    """The applicant's own application: nobody else looks it over as a whole, or signs."""
    application = portal_of(request, pk)
    if eyes_of(actor_of(request), application).hat != OWN:
        raise Http404
    return application


@needs("application:sign")
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """The whole application as it will be signed, with what contradicts itself in it."""
    application = _own(request, pk)
    context = {
        "application": application,
        "kind": kind_of(application),
        "look": preflight(application, day_of(application)),
        "parts": told(json.loads(signing.content_of(application))),
    }
    return render(request, "credentialing/portal/preview.html", context)


@needs("application:sign")
def signature(request: HttpRequest, pk: int) -> HttpResponse:
    """The statement, the name, the intent; then the office asks once more who it is."""
    application = _own(request, pk)
    if request.method == "POST" and "agree" in request.POST:
        method = _proven_since(request)
        if method is None:
            raise ReauthenticationRequired
        return _signed(request, application, method)
    if request.method == "POST":
        messages.error(request, "Tick that you mean it as your signature.")
    context = {
        "application": application,
        "kind": kind_of(application),
        "look": preflight(application, day_of(application)),
        "statement": signing.statement(),
        "shown": marks.dumps({"at": time.time()}, salt=MARK),
        "name": request.POST.get("name", ""),
    }
    return render(request, "credentialing/portal/signature.html", context)


def _proven_since(request: HttpRequest) -> str | None:
    """How the person proved who they are since the statement was shown; None where not yet."""
    try:
        shown = marks.loads(request.POST.get("shown", ""), salt=MARK, max_age=HOUR)["at"]
    except marks.BadSignature:
        return None
    records = get_authentication_records(request, request.user)
    since = [one for one in records if one.get("reauthenticated") and one["at"] > shown]
    return " ".join(filter(None, (since[-1]["method"], since[-1].get("type")))) if since else None


def _signed(request: HttpRequest, application: Application, method: str) -> HttpResponse:
    try:
        sign_application(
            application=application,
            user=request.user,
            name=request.POST.get("name", ""),
            meaning=signing.statement().meaning,
            method=method,
            by=actor_of(request),
            at=timezone.now(),
        )
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
        return redirect("portal-signature", application.pk)
    except Conflict:
        messages.error(request, "It changed while you signed. Look it over, and sign again.")
        return redirect("portal-preview", application.pk)
    messages.success(request, "Signed and handed in. Thank you.")
    return redirect("portal-application", application.pk)


@needs("application:fill")
def signed(request: HttpRequest, pk: int, signature: int) -> HttpResponse:
    """What was signed, as a page to be printed, with whether the signature stands."""
    application, found = _found(request, pk, signature)
    context = {
        "application": application,
        "signature": found,
        "verdict": signing.standing_of(found),
        "intact": signing.intact(found),
        "record": json.loads(found.record),
        "parts": told(json.loads(signing.kept(found))),
        "key": signing.office_key(),
    }
    return render(request, "credentialing/portal/signed.html", context)


@needs("application:fill")
@csp({"default-src": [NONE], "sandbox": True})
def copy(request: HttpRequest, pk: int, signature: int) -> HttpResponse:
    """The signed copy as a file that anybody can check without the office."""
    application, found = _found(request, pk, signature)
    record(
        "application:copy",
        by=actor_of(request),
        at=timezone.now(),
        practitioner=application.practitioner_id,
        detail={"signature": str(found.uid)},
    )
    response = HttpResponse(signing.copy_of(found), content_type="application/json")
    name = f"signed-application-{found.uid}.json"
    response.headers["Content-Disposition"] = f"attachment; filename={name}"
    return response


@needs("application:fill")
@csp({"default-src": [NONE], "sandbox": True})
def printed(request: HttpRequest, pk: int, signature: int) -> HttpResponse:
    """The signed application as a PDF."""
    application, found = _found(request, pk, signature)
    if found.copy is None:
        raise Http404
    return handed_out(request, found.copy, application.practitioner_id)


def _found(request: HttpRequest, pk: int, signature: int) -> tuple[Application, Signature]:
    """A signature on an application whose every page the reader sees."""
    application = portal_of(request, pk)
    eyes = eyes_of(actor_of(request), application)
    if eyes.hat == "assistant" and not eyes.private:
        raise Http404
    found = get_object_or_404(
        application.signatures.select_related("content", "copy"), pk=signature
    )
    found.application = application
    return application, found
