"""What a phone keeps to answer without the network: the worker, the empty page and the copy."""

import gzip
import hashlib
import json
from functools import cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date

from credenza.core.calendar import local_day
from credenza.office.privileging.devices import (
    DEFAULT_HOURS,
    HOURS,
    asks_too_often,
    link_of_cookie,
)
from credenza.office.privileging.queries.copies import copy_of
from credenza.office.team.queries import setting
from credenza.office.team.rights import public

GONE = 410
SCRIPTS = ("theme", "may/finding", "may/copy", "may/page")
STYLES = ("tokens", "type", "layout", "status", "components", "forms", "may")


@public
def copy(request: HttpRequest) -> HttpResponse:
    """The facility's copy for a device with a link; 410 to one whose link was withdrawn.

    Somebody who signed in gets none: what they may see must not stay on the machine.
    """
    link = link_of_cookie(request)
    if link is None:
        return HttpResponse(status=GONE)
    if asks_too_often(request):
        return HttpResponse(status=429)
    at = timezone.now()
    made = copy_of(link.facility, local_day(at, ZoneInfo(link.facility.zone)))
    tag, hours = f'"{made.mark}"', str(setting(HOURS, DEFAULT_HOURS))
    if request.headers.get("If-None-Match") == tag:
        response = HttpResponseNotModified()
    else:
        response = HttpResponse(gzip.compress(made.data, 6), content_type="application/json")
        response["Content-Encoding"] = "gzip"
    response["ETag"] = tag
    response["X-Made"] = http_date(at.timestamp())
    response["X-Hours"] = hours
    return response


@public
def shell(request: HttpRequest) -> HttpResponse:
    """The page without anything in it, for when the office cannot be reached."""
    return render(request, "privileging/may/shell.html")


@public
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, which knows the addresses of what it keeps."""
    kept = [reverse("may-shell"), *_shown()]
    version = hashlib.sha256("\n".join(kept).encode()).hexdigest()[:12]
    names = {
        "page": reverse("may"),
        "shell": reverse("may-shell"),
        "keep": kept,
        "version": version,
    }
    script = f"const PLACES = {json.dumps(names)};\n{_worker()}"
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")


@public
def manifest(request: HttpRequest) -> HttpResponse:
    """What makes the page an app on a phone's home screen."""
    icons = [
        {"src": static("img/icon-192.png"), "sizes": "192x192", "type": "image/png"},
        {"src": static("img/icon-512.png"), "sizes": "512x512", "type": "image/png"},
    ]
    app = {
        "id": reverse("may"),
        "name": "May they?",
        "short_name": "May they?",
        "description": "Who may do what, today",
        "start_url": reverse("may"),
        "scope": reverse("may"),
        "display": "standalone",
        "background_color": "#f7f5f0",
        "theme_color": "#0f5e59",
        "icons": icons,
    }
    return HttpResponse(json.dumps(app), content_type="application/manifest+json")


def _shown() -> list[str]:
    font = "vendor/source-sans-3/source-sans-3-latin-wght-normal.woff2"
    named = [*(f"js/{one}.js" for one in SCRIPTS), *(f"css/{one}.css" for one in STYLES)]
    pictures = ["img/icon.svg", "img/icons.svg", "vendor/bootstrap/bootstrap.min.css", font]
    return [static(name) for name in (*named, *pictures)]


@cache
def _worker() -> str:
    script = files("credenza") / "static" / "js" / "may" / "worker.js"
    return script.read_text(encoding="utf-8")
