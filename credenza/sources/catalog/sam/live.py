"""Asking the live SAM.gov Exclusions API, version 4.

It tells what stands today; the daily extract tells of everybody. With a key of one's own a
thousand questions a day are answered, without a role only ten, so it is asked about one person
at a time. What it cannot answer raises NotChecked and never reads as "not excluded".
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from credenza.core.identifiers import npi_is_valid
from credenza.sources.base import NotChecked
from credenza.sources.fetching.gate import Gate
from credenza.sources.fetching.patience import Patience, TryAgain
from credenza.sources.fetching.questions import Pace, Questions, said

ADDRESS = "https://api.sam.gov/entity-information/v4/exclusions"
WHOM = "SAM.gov"
SIZE = 10
"""Records on a page; the API gives no more."""

MOST_PAGES = 20
_DATES = ("%m-%d-%Y", "%m/%d/%Y", "%Y-%m-%d")


@dataclass(frozen=True, slots=True)
class SamRecord:
    """An exclusion as the API tells it, in its own words where not stated.

    ``name`` is an entity's, or a person's written in one piece. ``ends_on`` is None for an
    indefinite exclusion; ``dates_unread`` are dates that made no sense.
    """

    kind: str
    name: str
    last: str
    first: str
    middle: str
    npi: str
    uei: str
    state: str
    agency: str
    basis: str
    programme: str
    begins_on: date | None
    ends_on: date | None
    is_active: bool
    note: str
    aliases: tuple[str, ...] = ()
    dates_unread: tuple[str, ...] = ()


class LiveExclusions:
    """The Exclusions API at ``address``, asked with an office's own ``key``.

    ``pace`` is the least time between two questions, in seconds. Usable from several threads.
    """

    def __init__(
        self,
        key: str,
        address: str = ADDRESS,
        *,
        timeout: float = 20.0,
        attempts: int = 3,
        pace: float = 1.0,
        gate: Gate | None = None,
        wait: Callable[[float], None] = time.sleep,
    ):
        self._key = key
        self._questions = Questions(
            WHOM,
            address,
            timeout=timeout,
            patience=Patience(attempts, first=1.0, longest=30.0, wait=wait),
            pace=Pace(pace, wait),
            gate=gate,
        )

    def __enter__(self) -> "LiveExclusions":
        return self

    def __exit__(self, *exception: object) -> None:
        self._questions.close()

    def by_npi(self, npi: str) -> list[SamRecord]:
        """Exclusions with this NPI. Raises NotChecked when SAM.gov did not say."""
        return self._all({"npi": npi}) if npi_is_valid(npi.strip()) else []

    def by_name(self, last: str, first: str = "") -> list[SamRecord]:
        """Exclusions of individuals with these words in the name.

        Raises NotChecked when SAM.gov did not say, or said that more fit than are asked for.
        """
        words = " ".join(f"{first} {last}".split())
        if not words:
            return []
        return self._all({"exclusionName": words, "classification": "Individual"})

    def _all(self, asked: Mapping[str, str]) -> list[SamRecord]:
        """Every page of the answer; the whole of it or none."""
        found: list[SamRecord] = []
        for page in range(MOST_PAGES):
            given = {**asked, "page": str(page), "size": str(SIZE), "api_key": self._key}
            total, records = self._questions.ask(given, _page)
            found += records
            if len(found) >= total:
                return found
            if not records:
                raise NotChecked(f"{WHOM} told of {total} exclusions and gave {len(found)}.")
        raise NotChecked(f"{WHOM} knows {total} exclusions of that name: ask more narrowly.")


def _page(answer: Mapping[str, Any]) -> tuple[int, list[SamRecord]]:
    if errors := answer.get("errors") or answer.get("error"):
        raise said([_message(error) for error in _list(errors)], WHOM)
    records = answer["excludedEntity"]
    total = int(answer["totalRecords"])
    if len(records) > total:
        raise TryAgain("the answer is not complete")
    return total, [_record(one) for one in records]


def _list(value: Any) -> list:
    return value if isinstance(value, list) else [value]


def _message(error: Any) -> str:
    return str(error.get("message", error) if isinstance(error, Mapping) else error)[:200]


def _record(one: Mapping[str, Any]) -> SamRecord:
    who, what = one["exclusionIdentification"], one["exclusionDetails"]
    action, unread = _action(one)
    place = one.get("exclusionPrimaryAddress") or one.get("exclusionAddress") or {}
    other = one.get("exclusionOtherInformation") or {}
    return SamRecord(
        kind=_text(what, "classificationType"),
        name=_text(who, "entityName"),
        last=_text(who, "lastName"),
        first=_text(who, "firstName"),
        middle=_text(who, "middleName"),
        npi=_text(who, "npi"),
        uei=_text(who, "ueiSAM"),
        state=_text(place, "stateOrProvinceCode"),
        agency=_text(what, "excludingAgencyName") or _text(what, "excludingAgencyCode"),
        basis=_text(what, "exclusionType"),
        programme=_text(what, "exclusionProgram"),
        note=_text(other, "additionalComments"),
        aliases=tuple(_aliases(other)),
        dates_unread=unread,
        **action,
    )


def _text(fields: Mapping[str, Any], key: str) -> str:
    value = fields.get(key)
    return "" if value is None else str(value).strip()


def _action(one: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The days of the action that stands: the active one, else the first."""
    given = (one.get("exclusionActions") or {}).get("listOfActions") or []
    actions = [action for action in given if action]
    active = [action for action in actions if _text(action, "recordStatus").lower() == "active"]
    action = (active or actions or [{}])[0]
    days, unread = {}, []
    for field, key in (("begins_on", "activateDate"), ("ends_on", "terminationDate")):
        days[field] = _day(_text(action, key))
        if days[field] is None and _text(action, key).lower() not in ("", "indefinite"):
            unread.append(f"{key}: {_text(action, key)}")
    return days | {"is_active": bool(active)}, tuple(unread)


def _day(text: str) -> date | None:
    for form in _DATES:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007
        except ValueError:
            continue
    return None


def _aliases(other: Mapping[str, Any]) -> list[str]:
    references = (other.get("references") or {}).get("referencesList") or []
    return [name for one in references if one and (name := _text(one, "exclusionName"))]
