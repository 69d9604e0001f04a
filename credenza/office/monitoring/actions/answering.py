"""The answers that lists give to the checks of files: on none of them, or on this one."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from credenza.core.calendar import long_date
from credenza.core.facts import Result
from credenza.core.permissions import Actor
from credenza.core.screening.clearing import month_of
from credenza.office.monitoring.models import Match, Run, Searched
from credenza.office.practitioners.actions.filling import record_answers
from credenza.office.practitioners.queries.days import today
from credenza.office.team.queries import facilities
from credenza.packs.loader import proof_by

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
        """A state's list answers for facilities of that state, where the office has one: for
        everybody, since whoever is appointed there tomorrow was looked for today."""
        here = {"", *(one.state for one in facilities())}
        asked = {key: proof for key in people if (proof := proof_by(key))}
        for key, proof in asked.items():
            if proof.state not in here:
                continue
            answer = {
                "source": proof.source,
                "jurisdiction": proof.state,
                "method": "feed",
                "result": result,
                "asked_on": today(at),
                "verified_on": today(at),
                "note": f"{words} {self._copy(key)}",
            }
            record_answers(practitioners=people[key], kind=proof.kind, answer=answer, by=by, at=at)

    def _copy(self, key: str) -> str:
        searched = self.lists[key]
        day = long_date(searched.published_on or today(searched.taken_at))
        return f"Screening {self.run.number}, copy of {day}, SHA-256 {searched.sha256[:16]}…"
