"""Asking a server questions that it answers in JSON: bounded, paced, and asked again.

What is not answered raises NotChecked: an outage, a refusal or a garbled answer never reads as
"not found".
"""

import json
import time
from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any, TypeVar

import httpx

from credenza.sources.base import NotChecked
from credenza.sources.fetching.gate import Gate
from credenza.sources.fetching.patience import Patience, TryAgain, in_words, refuse_status

Answer = TypeVar("Answer")
LARGEST = 8 * 2**20


class Pace:
    """Lets at most one question out each ``seconds``, whichever thread asks."""

    def __init__(self, seconds: float, wait: Callable[[float], None] = time.sleep):
        self._seconds = seconds
        self._wait = wait
        self._lock = Lock()
        self._next = 0.0

    def hold(self) -> None:
        """Come back when it is this question's turn."""
        with self._lock:
            now = time.monotonic()
            turn = max(now, self._next)
            self._next = turn + self._seconds
        if turn > now:
            self._wait(turn - now)


class Questions:
    """Questions to ``whom`` at ``address`` (the whole address of its service, without a query).

    ``timeout`` bounds each attempt as a whole, in seconds. With ``gate`` only what it lets
    through is asked, without it the address is trusted. Usable from several threads.
    """

    def __init__(
        self,
        whom: str,
        address: str,
        *,
        timeout: float,
        patience: Patience,
        pace: Pace | None = None,
        gate: Gate | None = None,
    ):
        self.whom = whom
        self._address = address
        self._timeout = timeout
        self._patience = patience
        self._pace = pace or Pace(0.0)
        self._gate = gate
        self._client = httpx.Client(timeout=timeout, follow_redirects=False, trust_env=False)

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def ask(self, asked: Mapping[str, str], read: Callable[[dict[str, Any]], Answer]) -> Answer:
        """What ``read`` makes of the answer; it may raise TryAgain, NotChecked, or the errors of
        something that has another shape.

        Raises NotChecked when there was no answer, Forbidden where it may not be asked.
        """
        return self._patience.until(lambda: self._read(self._attempt(asked), read), self.whom)

    def _read(self, body: bytes, read: Callable[[dict[str, Any]], Answer]) -> Answer:
        try:
            return read(json.loads(body))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise TryAgain(f"the answer has another shape: {type(error).__name__}") from None

    def _attempt(self, asked: Mapping[str, str]) -> bytes:
        self._pace.hold()
        until = time.monotonic() + self._timeout
        body = bytearray()
        try:
            with self._stream(asked) as response:
                refuse_status(response, self.whom)
                for part in response.iter_bytes():
                    body += part
                    if len(body) > LARGEST:
                        raise TryAgain("the answer is too large")
                    if time.monotonic() > until:
                        raise TryAgain(f"no whole answer within {self._timeout:g} s")
        except httpx.TimeoutException:
            raise TryAgain(f"no answer within {self._timeout:g} s") from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise TryAgain(in_words(error)) from None
        return bytes(body)

    def _stream(self, asked: Mapping[str, str]):
        if self._gate is None:
            return self._client.stream("GET", self._address, params=dict(asked))
        target = self._gate.target(self._address)
        return self._client.stream(
            "GET",
            target.url,
            params=dict(asked),
            headers={"Host": target.host},
            extensions={"sni_hostname": target.name},
        )


def said(errors: list[str], whom: str) -> NotChecked:
    """The error for a question that was understood and not taken."""
    return NotChecked(f'{whom} did not take the question: "{"; ".join(errors)}".')
