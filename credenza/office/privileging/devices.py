"""Who asks: somebody who signed in, or a device that keeps the signed cookie of a link."""

import logging
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from credenza.core.permissions import may_somewhere
from credenza.office.practitioners.queries.scope import places_within
from credenza.office.privileging.models import DeviceLink
from credenza.office.team.queries import actor_of, facilities, setting

log = logging.getLogger("credenza.may")

LOOKUP = "privilege:lookup"
ON, HOURS = "may_devices", "may_hours"
DEFAULT_HOURS = 72
COOKIE, PLACE_COOKIE, PATH = "credenza-may", "credenza-may-place", "/may/"
YEAR = 365 * 24 * 60 * 60
LINK_SALT, COOKIE_SALT = "credenza.may.link", "credenza.may.device"
A_MINUTE, OF_ADDRESS, REMEMBERED = 60, 240, 10_000


@dataclass(frozen=True)
class Asker:
    """Whoever may ask, and where. ``link`` is set for a device without anybody signed in."""

    places: Sequence
    link: DeviceLink | None = None

    def place(self, request: HttpRequest):
        """The facility asked about: as chosen now, else as remembered, else the only one."""
        named = request.GET.get("at") or request.COOKIES.get(PLACE_COOKIE, "")
        chosen = next((one for one in self.places if str(one.pk) == named), None)
        return chosen or (self.places[0] if len(self.places) == 1 else None)


def asker(request: HttpRequest) -> Asker | None:
    """Whoever asks; None for somebody who may not."""
    if request.user.is_authenticated:
        actor = actor_of(request)
        if may_somewhere(actor, LOOKUP):
            within = places_within(actor, LOOKUP)
            rows = facilities()
            return Asker(list(rows if within is None else rows.filter(pk__in=within)))
    link = link_of_cookie(request)
    return None if link is None else Asker([link.facility], link)


def token_of(link: DeviceLink) -> str:
    """What stands in the address of a link."""
    return signing.dumps(link.pk, salt=LINK_SALT)


def link_of_token(token: str) -> DeviceLink | None:
    """The link that an address names, while it counts."""
    try:
        return _counting(signing.loads(token, salt=LINK_SALT))
    except signing.BadSignature:
        return None


def link_of_cookie(request: HttpRequest) -> DeviceLink | None:
    """The link whose cookie the device keeps, while it counts."""
    try:
        kept = signing.loads(request.COOKIES.get(COOKIE, ""), salt=COOKIE_SALT, max_age=YEAR)
        return _counting(kept["link"])
    except (signing.BadSignature, KeyError, TypeError):
        return None


def remember(response: HttpResponse, link: DeviceLink) -> None:
    """Give the device its cookie, for the pages of the lookup alone."""
    value = signing.dumps({"link": link.pk, "device": secrets.token_hex(8)}, salt=COOKIE_SALT)
    keep(response, COOKIE, value)


def keep(response: HttpResponse, name: str, value: str) -> None:
    """Set a cookie that only the pages of the lookup see, and no script."""
    response.set_cookie(
        name, value, max_age=YEAR, path=PATH, secure=settings.HTTPS, httponly=True, samesite="Lax"
    )


def asks_too_often(request: HttpRequest) -> bool:
    """Whether an address asked more than OF_ADDRESS times within a minute, in this process.

    A whole hospital may share one address, so the limit stops machines and no people.
    """
    return not _LIMIT.lets(request.META.get("REMOTE_ADDR", ""), time.monotonic())


class Limit:
    """Counts by key within minutes, in memory: a write for each question would cost more than
    the answer.
    """

    def __init__(self, most: int):
        self.most = most
        self._seen: OrderedDict[str, tuple[float, int]] = OrderedDict()
        self._lock = threading.Lock()

    def lets(self, key: str, now: float) -> bool:
        """Whether one more is within the limit."""
        with self._lock:
            since, count = self._seen.pop(key, (now, 0))
            if now - since >= A_MINUTE:
                since, count = now, 0
            self._seen[key] = since, count + 1
            if len(self._seen) > REMEMBERED:
                self._seen.popitem(last=False)
            return count < self.most


_LIMIT = Limit(OF_ADDRESS)


def _counting(pk: int) -> DeviceLink | None:
    if not setting(ON, False):
        return None
    rows = DeviceLink.objects.select_related("facility").filter(withdrawn_at=None)
    return rows.filter(pk=pk).first()
