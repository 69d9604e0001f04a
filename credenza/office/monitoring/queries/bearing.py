"""What a match bears on it: its sides and words, opened, and what keeps it apart from others."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.conf import settings

from credenza.core.screening.marks import Values
from credenza.core.screening.steps import GONE
from credenza.office.monitoring.models import Match, Ruling
from credenza.office.monitoring.sides import theirs
from credenza.sources.exclusions.entry import SCHEMA, TEXTS

ORDER = ("leie", "sam")
"""Of several lists that print one act, that which speaks first; then the others by key."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for and against a match in words, and what both sides say, by field."""

    pro: tuple[str, ...]
    contra: tuple[str, ...]
    ours: Values
    theirs: Values


def evidence(match: Match) -> Evidence:
    """A match's evidence, opened: it tells the birth date."""
    held = _opened(match.evidence_sealed, str(match.uid), "evidence")
    listed = theirs(whole(match.entry))
    return Evidence(tuple(held["for"]), tuple(held["against"]), held["ours"], listed)


def whole(entry: Mapping[str, object]) -> dict[str, object]:
    """A printed entry with the columns it left out for being empty."""
    return {name: entry.get(name, [] if kind == TEXTS else "") for name, kind in SCHEMA.items()}


def stood_on(ruling: Ruling) -> tuple[Values, dict[str, Values]]:
    """The file's side and the entries' (by "list entry") as they were when it was ruled."""
    held = _opened(ruling.stood_on_sealed, str(ruling.match.uid), "ruling")
    return held["ours"], held["theirs"]


def of_act(match: Match) -> list[Match]:
    """All matches of the practitioner with the act that are there now, the speaker first."""
    rows = Match.objects.filter(practitioner=match.practitioner_id, act=match.act)
    return in_order(rows.exclude(state=GONE).select_related("changed_in"))


def sealed(held: Mapping[str, object], match: Match, column: str) -> str:
    """Something of a match as it is kept: sealed for its place."""
    return settings.VAULT.seal(json.dumps(held), "match", str(match.uid), column)


def key_of(match: Match) -> str:
    """How rulings call a match's entry."""
    return f"{match.source} {match.entry_id}"


def in_order(matches: Iterable[Match]) -> list[Match]:
    """The matches of one act, that which speaks for all first."""
    return sorted(matches, key=lambda one: (_rank(one.source), one.source, one.entry_id))


def _rank(source: str) -> int:
    return ORDER.index(source) if source in ORDER else len(ORDER)


def _opened(text: str, uid: str, column: str) -> dict:
    return json.loads(settings.VAULT.unseal(text, "match", uid, column))
