"""The answers that lists give to the checks of files: on none of them, or on this one."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from credenza.core.calendar import long_date
from credenza.core.facts import Result, Standing
from credenza.core.permissions import Actor
from credenza.core.screening.clearing import month_of
from credenza.office.monitoring.models import Match, Run, Searched
from credenza.office.practitioners.actions.filling import record_answers
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.queries.facts import appointments
from credenza.office.team.queries import places
from credenza.packs.loader import proof_by

_LARGE = 2_000

Searches = Mapping[str, Searched]
"""The lists of a run by key, each with the copy that was searched."""

People = Mapping[str, Sequence[int]]
"""Practitioners by list."""


@dataclass(frozen=True)
class Answers:
    """What a run's lists say, to be written into the files that asked."""

    run: Run
    lists: Searches

    def on_none(self, people: People, *, by: Actor, at: datetime) -> None:
        """Answer that ``people`` are on no entry, by list."""
        self._record(people, Result.CONFIRMED, "On no entry of the list.", by, at)

    def listed(self, matches: Iterable[Match], *, by: Actor, at: datetime) -> None:
        """Answer what a person ruled: that the practitioner is the one on the list; once a
        calendar month for each match."""
        on = today(at)
        for match in matches:
            answered = match.answered_on and month_of(match.answered_on) == month_of(on)
            if answered or match.source not in self.lists:
                continue
            people, note = {match.source: [match.practitioner_id]}, f"Entry {match.entry_id}."
            self._record(people, Result.DIFFERS, f"On the list. {note}", by, at)
            match.answered_on = on
            match.save(update_fields=["answered_on"])

    def _record(self, people: People, result: Result, words: str, by: Actor, at: datetime) -> None:
        """A state's list answers for that state alone."""
        asked = {key: proof for key in people if (proof := proof_by(key))}
        by_state = any(proof.state for proof in asked.values())
        states = _states({pk for many in people.values() for pk in many}) if by_state else {}
        for key, proof in asked.items():
            there = [pk for pk in people[key] if not proof.state or proof.state in states[pk]]
            answer = {
                "source": proof.source,
                "jurisdiction": proof.state,
                "method": "feed",
                "result": result,
                "asked_on": today(at),
                "verified_on": today(at),
                "note": f"{words} {self._copy(key)}",
            }
            record_answers(practitioners=there, kind=proof.kind, answer=answer, by=by, at=at)

    def _copy(self, key: str) -> str:
        searched = self.lists[key]
        day = long_date(searched.published_on or today(searched.taken_at))
        return f"Screening {self.run.number}, copy of {day}, SHA-256 {searched.sha256[:16]}…"


def _states(people: Collection[int]) -> defaultdict[int, set[str]]:
    """The states of the facilities at which each is appointed."""
    at_place, found, ids = places(date.max), defaultdict(set), sorted(people)
    for start in range(0, len(ids), _LARGE):
        for pk, held in appointments(ids[start : start + _LARGE]).items():
            running = (one for one in held if one.standing is not Standing.ENDED)
            found[pk] = {at_place[one.facility].state for one in running}
    return found
