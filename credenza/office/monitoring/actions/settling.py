"""How matches stand after anything changed: told by their evidence and by what was ruled.

Rulings that no longer stand on what is there fall here. Called within acts, on practitioners
whose files are held.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from credenza.core.screening.marks import fall_words
from credenza.core.screening.standing import (
    FALLEN,
    IN_FORCE,
    Word,
    holds,
    state_after_fall,
    state_of,
)
from credenza.core.screening.steps import GONE, OPEN, WAITING
from credenza.office.monitoring.models import Match, Ruling
from credenza.office.monitoring.queries.bearing import evidence, in_order, key_of, stood_on
from credenza.office.monitoring.queries.catalog import source_of

Act = tuple[int, str]
NOT_LISTED = "The entry is no longer on the list, or no longer alike."
NOT_AS_IT_WAS = "The entry is gone from the list, became another act, or is no longer alike."


@dataclass
class Settled:
    """What became of the matches: which changed, which speaks for each, and how many acts opened,
    fell and went."""

    changed: list[Match] = field(default_factory=list)
    leads: list[tuple[Match, Match | None]] = field(default_factory=list)
    opened: int = 0
    fallen: int = 0
    gone: int = 0


def settle(matches: Iterable[Match], *, at: datetime) -> Settled:
    """Set the state of ``matches``, which are all there are of their practitioners, and let
    rulings fall that no longer hold. The matches are not written."""
    acts: dict[Act, list[Match]] = defaultdict(list)
    for match in matches:
        acts[match.practitioner_id, match.act].append(match)
    latest = _latest({practitioner for practitioner, _ in acts})
    settled = Settled()
    for act in [*acts, *(latest.keys() - acts.keys())]:
        _settle(acts.get(act, []), latest.get(act), settled, at)
    return settled


def _latest(practitioners: Collection[int]) -> dict[Act, Ruling]:
    """The last ruling on each act; what was replaced never counts again."""
    rows = Ruling.objects.filter(practitioner__in=practitioners, state__in=(*IN_FORCE, FALLEN))
    ordered = rows.select_related("match").order_by("ruled_at", "id")
    return {(one.practitioner_id, one.act): one for one in ordered}


def _settle(group: Sequence[Match], ruling: Ruling | None, settled: Settled, at: datetime) -> None:
    alive = in_order(one for one in group if one.state != GONE)
    settled.gone += not alive and any(one.changed_at == at for one in group)
    if ruling and ruling.state in IN_FORCE and not _holds(ruling, alive):
        _fall(ruling, alive, at)
        settled.fallen += 1
    if not alive:
        return
    bands = [one.band for one in alive]
    state, why = _state(ruling, bands)
    was_waiting = any(one.state in WAITING for one in alive)
    settled.opened += state == OPEN and not was_waiting
    settled.leads += [(alive[0], None), *((one, alive[0]) for one in alive[1:])]
    for one in alive:
        _set(one, state, why, settled, at)


def _state(ruling: Ruling | None, bands: list[str]) -> tuple[str, str]:
    if ruling is None:
        return state_of(None, bands), ""
    if ruling.state == FALLEN:
        return state_after_fall(ruling.says, bands), ruling.fell_why
    return state_of(_word(ruling), bands), ""


def _set(match: Match, state: str, why: str, settled: Settled, at: datetime) -> None:
    if match.state != state:
        match.changed_at = at
    if (match.state, match.why) != (state, why):
        match.state, match.why = state, why
        settled.changed.append(match)


def _word(ruling: Ruling) -> Word:
    return Word(ruling.says, ruling.state, ruling.ours_mark, ruling.theirs_marks)


def _holds(ruling: Ruling, alive: Sequence[Match]) -> bool:
    theirs = {key_of(one): one.theirs_mark for one in alive}
    return bool(alive) and holds(_word(ruling), alive[0].ours_mark, theirs)


def _fall(ruling: Ruling, alive: Sequence[Match], at: datetime) -> None:
    ruling.state, ruling.fell_at = FALLEN, at
    ruling.fell_why = _why_fallen(ruling, alive)[:300]
    ruling.save(update_fields=["state", "fell_at", "fell_why"])


def _why_fallen(ruling: Ruling, alive: Sequence[Match]) -> str:
    if not alive:
        return NOT_AS_IT_WAS
    ours, entries = stood_on(ruling)
    sides = [evidence(one) for one in alive]
    theirs = [
        (source_of(one.source).short, entries.get(key_of(one)), side.theirs)
        for one, side in zip(alive, sides, strict=True)
    ]
    return fall_words((ours, sides[0].ours), theirs)
