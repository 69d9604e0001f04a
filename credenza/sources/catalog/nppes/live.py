"""Asking the live NPI Registry API, version 2.1.

It answers the same questions as the local registry. What it cannot answer raises NotChecked:
an outage, a refusal or a garbled answer never reads as "not found".
"""

import json
import time
import unicodedata
from collections.abc import Callable

import httpx

from credenza.core.identifiers import npi_is_valid
from credenza.sources.base import NotChecked
from credenza.sources.catalog.nppes.answers import PERSON, entry_from
from credenza.sources.catalog.nppes.entry import RegistryEntry

VERSION = "2.1"
MOST_RESULTS = 200
"""The API gives no more at once, whatever it is asked for."""

LARGEST_ANSWER = 8 * 1024 * 1024
LONGEST_PAUSE = 10.0
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})


class _TryAgain(Exception):
    """This attempt failed in a way that may pass; ``pause`` is what the server asked for."""

    def __init__(self, reason: str, pause: float = 0.0):
        super().__init__(reason)
        self.pause = pause


class LiveRegistry:
    """The NPI Registry at ``address`` (the whole URL of the API, without a query).

    ``timeout`` bounds each attempt as a whole, in seconds; after ``attempts`` of them, with
    growing pauses between, the question is NotChecked. Usable from several threads.
    """

    def __init__(
        self,
        address: str,
        *,
        timeout: float = 10.0,
        attempts: int = 3,
        wait: Callable[[float], None] = time.sleep,
    ):
        self._address = address
        self._timeout = timeout
        self._attempts = attempts
        self._wait = wait
        self._client = httpx.Client(timeout=timeout, follow_redirects=False)

    def __enter__(self) -> "LiveRegistry":
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def by_npi(self, npi: str) -> RegistryEntry | None:
        """The practitioner with this NPI; None when the registry says there is none.

        Raises NotChecked when it did not say.
        """
        npi = npi.strip()
        if not npi_is_valid(npi):
            return None
        found = [entry for entry in self._ask({"number": npi}) if entry.npi == npi]
        return found[0] if found else None

    def by_name(
        self, last: str, first: str = "", state: str = "", limit: int = 20
    ) -> list[RegistryEntry]:
        """Practitioners of this name; ``first`` may be the beginning of the first name.

        Raises NotChecked when the registry did not answer.
        """
        asked = {"last_name": _plain(last), "enumeration_type": PERSON}
        if not asked["last_name"]:
            return []
        if given := _plain(first):
            asked["first_name"] = f"{given}*" if len(given) > 1 else given
        if state.strip():
            asked["state"] = state.strip().upper()
        asked["limit"] = str(max(1, min(limit, MOST_RESULTS)))
        return self._ask(asked)[:limit]

    def _ask(self, asked: dict[str, str]) -> list[RegistryEntry]:
        reason = "it was not asked"
        for attempt in range(self._attempts):
            try:
                return _entries(self._attempt(asked))
            except _TryAgain as failure:
                reason = str(failure)
                if attempt + 1 < self._attempts:
                    self._wait(min(failure.pause or 0.5 * 2**attempt, LONGEST_PAUSE))
        raise NotChecked(
            f"The NPI Registry could not be asked ({reason}, {self._attempts} attempts). "
            "Nothing is known about the question: try again later."
        )

    def _attempt(self, asked: dict[str, str]) -> bytes:
        until = time.monotonic() + self._timeout
        body = bytearray()
        try:
            with self._client.stream(
                "GET", self._address, params={"version": VERSION, **asked}
            ) as response:
                _refuse_status(response)
                for part in response.iter_bytes():
                    body += part
                    if len(body) > LARGEST_ANSWER:
                        raise _TryAgain("the answer is too large")
                    if time.monotonic() > until:
                        raise _TryAgain(f"no whole answer within {self._timeout:g} s")
        except httpx.TimeoutException:
            raise _TryAgain(f"no answer within {self._timeout:g} s") from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise _TryAgain(type(error).__name__) from None
        return bytes(body)


def _refuse_status(response: httpx.Response) -> None:
    if response.status_code in _BUSY:
        raise _TryAgain(f"status {response.status_code}", _asked_pause(response))
    if response.status_code != httpx.codes.OK:
        raise NotChecked(
            f"The NPI Registry answered with status {response.status_code}: "
            "check the address in the settings. Nothing is known about the question."
        )


def _asked_pause(response: httpx.Response) -> float:
    seconds = response.headers.get("retry-after", "")
    return float(seconds) if seconds.isdecimal() else 0.0


def _entries(body: bytes) -> list[RegistryEntry]:
    try:
        answer = json.loads(body)
        if errors := answer.get("Errors"):
            said = "; ".join(str(error["description"]) for error in errors)
            raise NotChecked(f'The NPI Registry did not take the question: "{said}".')
        results = answer["results"]
        if len(results) != int(answer["result_count"]):
            raise _TryAgain("the answer is not complete")
        return [entry_from(each) for each in results if each["enumeration_type"] == PERSON]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _TryAgain(f"the answer has another shape: {type(error).__name__}") from None


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(char for char in decomposed if char.isascii() and char != "*").strip().upper()
