"""A form takes effect once, however often it is sent: by a double click, a retry, twenty at once.

The token against forged requests is masked anew for each page, so that it names the very form that
was sent, and with what was typed the sending. The first is carried out; the others get its answer.
"""

import hashlib
import time
from collections.abc import Callable

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

TOKEN = "csrfmiddlewaretoken"  # noqa: S105
KEPT = 15 * 60  # seconds: as long as an idle session lasts
AT_WORK = ""
PAUSE, LOOKS = 0.05, 100


class OnceMiddleware:
    """Carries out a sending that was not carried out yet; stands behind the rights.

    Where the first leads elsewhere, it has taken effect, and all lead there. A form that came
    back with errors, or broke, may be sent again.
    """

    def __init__(self, get_response: Callable):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if key := getattr(request, "sending", None):
            _remember(key, response)
        return response

    def process_view(self, request: HttpRequest, view: Callable, args, kwargs):
        if request.method != "POST" or TOKEN not in request.POST:
            return None
        return _carried_out(request) if request.user.is_authenticated else None


def _carried_out(request: HttpRequest) -> HttpResponse | None:
    """The answer of the first such sending; None when this is the first."""
    key = _key(request)
    for _ in range(LOOKS):
        if cache.add(key, AT_WORK, KEPT):
            request.sending = key
            return None
        if location := cache.get(key):
            return redirect(location)
        time.sleep(PAUSE)
    return render(request, "409.html", status=409)


def _remember(key: str, response: HttpResponse) -> None:
    if 300 <= response.status_code < 400:
        cache.set(key, response["Location"], KEPT)
    else:
        cache.delete(key)


def _key(request: HttpRequest) -> str:
    sending = hashlib.sha256(f"{request.user.pk} {request.get_full_path()}".encode())
    for field in sorted(request.POST.lists()):
        sending.update(repr(field).encode())
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            sending.update(repr((name, file.name)).encode())
            for chunk in file.chunks():
                sending.update(chunk)
            file.seek(0)
    return f"once:{sending.hexdigest()}"
