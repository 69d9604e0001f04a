"""What happens before a view runs: the session's limits, then the rights."""

from collections.abc import Callable
from contextlib import nullcontext
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from credenza.core.verdict import Refused
from credenza.office.ledger.actions import record_refusal
from credenza.office.team.queries import actor_of, choices_known, setting
from credenza.office.team.rights import PUBLIC, forbidden, may_open, verb_of
from credenza.office.team.signin import lacks_second_factor

ABSOLUTE = timedelta(hours=12)
STEP = timedelta(minutes=1)


class OfficeClock:
    """Shows instants to whoever signed in by the office's own clock."""

    def __init__(self, get_response: Callable):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.get_response(request)
        reading = request.method in ("GET", "HEAD")
        with choices_known() if reading else nullcontext(), timezone.override(setting("zone")):
            return self.get_response(request)


class SessionLimits:
    """Ends a session after IDLE_MINUTES without a request, and after 12 hours in any case."""

    def __init__(self, get_response: Callable):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            self._keep_or_end(request, timezone.now())
        return self.get_response(request)

    def _keep_or_end(self, request: HttpRequest, now: datetime) -> None:
        began, seen = (_instant(request.session, key) for key in ("began_at", "seen_at"))
        if now - began > ABSOLUTE or now - seen > timedelta(minutes=settings.IDLE_MINUTES):
            logout(request)
            messages.info(request, "You were signed out. Sign in to go on where you were.")
        elif now - seen > STEP:
            request.session["seen_at"] = now.timestamp()


def _instant(session, key: str) -> datetime:
    """An instant of the session; one that was never noted lies in the far past."""
    return datetime.fromtimestamp(session.get(key, 0), tz=timezone.get_default_timezone())


class RightsMiddleware:
    """Lets a view run only if it is public or the person may do what its verb says."""

    def __init__(self, get_response: Callable):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if "no-store" not in response.get("Cache-Control", ""):
            response["Cache-Control"] = "no-store"
        return response

    def process_view(self, request: HttpRequest, view: Callable, args, kwargs):
        verb = verb_of(view)
        if verb == PUBLIC:
            return None
        if not request.user.is_authenticated:
            return to_sign_in(request)
        if verb != "account:keep" and lacks_second_factor(request):
            messages.info(request, "This office asks for a second factor before anything else.")
            return go(request, reverse("mfa_index"))
        self._require(request, view)
        return None

    def _require(self, request: HttpRequest, view: Callable) -> None:
        actor, verb = actor_of(request), verb_of(view)
        verdict = may_open(actor, view)
        if not verdict:
            why = verdict.reason
            record_refusal(verb or "unmarked", by=actor, at=timezone.now(), why=why)
            raise PermissionDenied(verdict.reason)

    def process_exception(self, request: HttpRequest, exception: Exception):
        return forbidden(request, exception) if isinstance(exception, Refused) else None


def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Send the browser to the sign-in page, and from there back to the page it was on."""
    query = urlencode({"next": _page(request)})
    return go(request, f"{resolve_url(settings.LOGIN_URL)}?{query}")


def _page(request: HttpRequest) -> str:
    """The page the person was looking at, as a local path."""
    if request.method in ("GET", "HEAD") and not request.htmx:
        return request.get_full_path()
    seen = urlsplit(request.headers.get("HX-Current-URL") or request.headers.get("Referer", ""))
    if seen.netloc != request.get_host():
        return settings.LOGIN_REDIRECT_URL
    return f"{seen.path}?{seen.query}" if seen.query else seen.path


def go(request: HttpRequest, url: str) -> HttpResponse:
    """Lead the whole page to ``url``, also when only a part of it was asked for."""
    if request.htmx:
        return HttpResponse(status=401, headers={"HX-Redirect": url})
    return redirect(url)
