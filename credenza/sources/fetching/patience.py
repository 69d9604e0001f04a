"""Asking again: how often, how long between, and what a busy server asks for."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

import httpx

from credenza.sources.base import NotChecked

Answer = TypeVar("Answer")
BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses that may pass by themselves."""

_WORDS = (
    (httpx.ConnectTimeout, "no connection in time"),
    (httpx.TimeoutException, "silence for too long"),
    (httpx.ConnectError, "no connection"),
    ((httpx.RemoteProtocolError, httpx.ReadError), "the answer broke off"),
    (httpx.InvalidURL, "the address makes no sense"),
)


class TryAgain(Exception):
    """This attempt failed in a way that may pass; ``pause`` is what the server asked for."""

    def __init__(self, reason: str, pause: float = 0.0):
        super().__init__(reason)
        self.pause = pause


@dataclass(frozen=True, slots=True)
class Patience:
    """``attempts`` in all, with pauses that double from ``first`` seconds.

    A pause that the server asks for is kept, up to ``longest`` seconds.
    """

    attempts: int = 4
    first: float = 1.0
    longest: float = 60.0
    wait: Callable[[float], None] = time.sleep

    def until(self, attempt: Callable[[], Answer], whom: str) -> Answer:
        """What ``attempt`` gives. Raises NotChecked naming ``whom`` after the last failure."""
        reason = "it was not asked"
        for number in range(self.attempts):
            try:
                return attempt()
            except TryAgain as failure:
                reason = str(failure)
                if number + 1 < self.attempts:
                    self.wait(min(failure.pause or self.first * 2**number, self.longest))
        raise NotChecked(
            f"{whom} could not be asked ({reason}, {self.attempts} attempts). "
            "Nothing is known about the question: try again later."
        )


def in_words(error: Exception) -> str:
    """Why an attempt failed, for people."""
    words = (reason for kind, reason in _WORDS if isinstance(error, kind))
    return next(words, type(error).__name__)


def refuse_status(response: httpx.Response, whom: str) -> None:
    """Raise TryAgain for a busy server, NotChecked for any other answer than success."""
    if response.status_code in BUSY:
        raise TryAgain(f"status {response.status_code}", asked_pause(response))
    if not response.is_success:
        raise NotChecked(
            f"{whom} answered with status {response.status_code}: check the address in the "
            "settings. Nothing is known about the question."
        )


def asked_pause(response: httpx.Response) -> float:
    """The seconds for which a server asks to be left alone (Retry-After, RFC 9110 10.2.3), given
    as such or as a time; 0 where it says nothing that makes sense."""
    said = response.headers.get("retry-after", "").strip()
    if said.isdecimal():
        return float(said)
    try:
        until = parsedate_to_datetime(said)
    except ValueError:
        return 0.0
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())
