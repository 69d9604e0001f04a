"""Asking the live NPI Registry API, version 2.1.

It answers the same questions as the local registry. What it cannot answer raises NotChecked:
an outage, a refusal or a garbled answer never reads as "not found".
"""

import time
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from credenza.core.identifiers import npi_is_valid
from credenza.sources.catalog.nppes.answers import PERSON, entry_from
from credenza.sources.catalog.nppes.entry import RegistryEntry
from credenza.sources.fetching.gate import Gate
from credenza.sources.fetching.patience import Patience, TryAgain
from credenza.sources.fetching.questions import Pace, Questions, said

VERSION = "2.1"
WHOM = "The NPI Registry"
MOST_RESULTS = 200
"""The API gives no more at once, whatever it is asked for."""

FURTHEST = 1000
"""It passes over no more results than these, so that 1,200 of a name can be had."""

PACE = 0.1
"""Seconds between questions: the registry shuts out whoever floods it."""


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
        gate: Gate | None = None,
        wait: Callable[[float], None] = time.sleep,
    ):
        self._questions = Questions(
            WHOM,
            address,
            timeout=timeout,
            patience=Patience(attempts, first=0.5, longest=10.0, wait=wait),
            pace=Pace(PACE),
            gate=gate,
        )

    def __enter__(self) -> "LiveRegistry":
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connections."""
        self._questions.close()

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
        found, size = [], max(1, min(limit, MOST_RESULTS))
        for skip in range(0, min(limit, FURTHEST + 1), size):
            further = {"skip": str(skip)} if skip else {}
            page = self._ask(asked | {"limit": str(size)} | further)
            found += page
            if len(page) < size:
                break
        return found[:limit]

    def _ask(self, asked: dict[str, str]) -> list[RegistryEntry]:
        return self._questions.ask({"version": VERSION, **asked}, _entries)


def _entries(answer: Mapping[str, Any]) -> list[RegistryEntry]:
    if errors := answer.get("Errors"):
        raise said([str(error["description"]) for error in errors], WHOM)
    results = answer["results"]
    if len(results) != int(answer["result_count"]):
        raise TryAgain("the answer is not complete")
    return [entry_from(each) for each in results if each["enumeration_type"] == PERSON]


def _plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFKD", name)
    return "".join(char for char in decomposed if char.isascii() and char != "*").strip().upper()
