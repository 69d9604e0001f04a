"""What the ledger learns from a request: where it came from, and what it was refused."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.module_loading import import_string

from credenza.core.verdict import Refused
from credenza.office.ledger.actions import record_refusal, settle
from credenza.office.ledger.origin import origin


class OriginMiddleware:
    """Tells acts within a request that they come from the web, and from which address."""

    def __init__(self, get_response: Callable):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with origin(f"web {address(request)}"):
            try:
                return self.get_response(request)
            finally:
                settle()


class RefusalMiddleware:
    """Records a refusal that escapes a view, unless the act that it ended was recorded.

    Stands last, so that it learns of the refusal first; what to show is for others to say.
    """

    def __init__(self, get_response: Callable):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        if isinstance(exception, Refused) and not getattr(exception, "recorded", False):
            page = request.resolver_match.view_name or request.resolver_match.route
            actor_of = import_string(settings.LEDGER_ACTOR)
            record_refusal(
                f"page:{page}"[:60],
                by=actor_of(request),
                at=timezone.now(),
                why=exception.verdict.reason,
            )


def address(request: HttpRequest) -> str:
    """The browser's address, as the outermost of our own proxies saw it."""
    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    seen = request.headers.get("X-Forwarded-For", "").split(",") if proxies else []
    if len(seen) >= proxies > 0:
        return seen[-proxies].strip()[:45]
    return request.META.get("REMOTE_ADDR", "")
