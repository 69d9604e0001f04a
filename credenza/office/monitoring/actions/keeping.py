"""Keeping what a run found: matches that are new, changed or gone, in the run's transaction."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from credenza.core.screening.steps import GONE
from credenza.office.monitoring.actions.settling import NOT_LISTED, Settled, settle
from credenza.office.monitoring.finding import Found
from credenza.office.monitoring.models import Match, Run
from credenza.office.monitoring.queries.bearing import sealed
from credenza.office.monitoring.queries.searching import Look, Staff
from credenza.office.monitoring.sides import mark, ours, printed, theirs
from credenza.office.practitioners.queries.findable import lock
from credenza.office.practitioners.queries.identities import Identity
from credenza.screening.explain import told

NOT_HERE = "The practitioner has left every staff."
COLUMNS = (
    *("entry", "act", "score", "band", "evidence_sealed", "ours_mark", "theirs_mark"),
    *("state", "why", "changed_at", "changed_in", "beside"),
)
_LARGE = 500


@dataclass(frozen=True)
class Book:
    """Where a run keeps its matches: the run, whom it searched for, and when."""

    run: Run
    staff: Staff
    at: datetime

    def keep(self, looks: Iterable[Look], found: dict[str, list[Found]]) -> Settled:
        """Take in what was found on each list that was searched; what became of the matches."""
        new: list[Match] = []
        altered: dict[int, Match] = {}
        for look in looks:
            if not look.trouble:
                self._take_in(look, found[look.source], new, altered)
        if self.staff.everybody:
            altered |= {one.pk: one for one in self._of_the_gone()}
        for match in altered.values():
            match.changed_in = self.run
        return Matches(new, altered.values()).write(at=self.at)

    def _take_in(
        self, look: Look, found: list[Found], new: list[Match], altered: dict[int, Match]
    ) -> None:
        known = {_key(one): one for one in self._known(look.source)}
        for one in found:
            match = known.pop(one.key, None)
            if match is None:
                new.append(self._new(one))
            elif self._differs(match, one):
                altered[match.pk] = match
        fresh, listed = set(look.fresh["entry_id"]), set(look.entries["entry_id"])
        for match in known.values():
            looked_at = match.practitioner_id in self.staff.changed or match.entry_id in fresh
            if match.state != GONE and (looked_at or match.entry_id not in listed):
                altered[match.pk] = _gone(match, NOT_LISTED, self.at)

    def _known(self, source: str) -> Iterable[Match]:
        rows = Match.objects.filter(source=source).order_by("id")
        if self.staff.everybody:
            return rows
        return rows.filter(practitioner__in=self.staff.people)

    def _of_the_gone(self) -> Iterator[Match]:
        rows = Match.objects.exclude(state=GONE).order_by("id").only("id", "practitioner_id")
        left = [one.pk for one in rows if one.practitioner_id not in self.staff.people]
        for match in Match.objects.filter(pk__in=left).order_by("id"):
            yield _gone(match, NOT_HERE, self.at)

    def _new(self, one: Found) -> Match:
        match = Match(
            practitioner_id=one.practitioner,
            source=one.source,
            entry_id=one.entry["entry_id"],
            opened_at=self.at,
            changed_at=self.at,
            opened_in=self.run,
            changed_in=self.run,
        )
        self._fill(match, one)
        return match

    def _differs(self, match: Match, one: Found) -> bool:
        """Write what was found into a match that is there; whether that changed anything."""
        marks = (self.staff.marks[one.practitioner], mark(theirs(one.entry)))
        same = (match.ours_mark, match.theirs_mark) == marks
        if same and match.state != GONE and (match.score, match.band) == (one.score, one.band):
            return False
        if match.state == GONE:
            match.state = ""
        self._fill(match, one)
        return True

    def _fill(self, match: Match, one: Found) -> None:
        pro, contra = told(one.reasons)
        side = {field: list(texts) for field, texts in ours(self._person(one)).items()}
        held = {"for": pro, "against": contra, "ours": side}
        match.entry, match.act = printed(one.entry), one.entry["act"][:200]
        match.score, match.band = one.score, one.band
        match.evidence_sealed = sealed(held, match, "evidence")
        match.ours_mark = self.staff.marks[one.practitioner]
        match.theirs_mark = mark(theirs(one.entry))

    def _person(self, one: Found) -> Identity:
        return self.staff.people[one.practitioner]


@dataclass
class Matches:
    """Matches that are new and those that were altered."""

    new: Sequence[Match]
    altered: Iterable[Match]

    def write(self, *, at: datetime) -> Settled:
        """Write them as they stand among all matches of their practitioners, who are held
        meanwhile."""
        rows = {one.pk: one for one in self.altered}
        owners = sorted({one.practitioner_id for one in (*self.new, *rows.values())})
        lock(owners)
        others = Match.objects.filter(practitioner__in=owners).exclude(pk__in=rows)
        settled = settle([*self.new, *rows.values(), *others.order_by("id")], at=at)
        Match.objects.bulk_create(self.new, batch_size=_LARGE)
        created = {one.pk for one in self.new}
        rows |= {one.pk: one for one in settled.changed if one.pk not in created}
        for match, lead in settled.leads:
            if match.beside_id != (lead and lead.pk):
                match.beside = lead
                rows[match.pk] = match
        Match.objects.bulk_update(rows.values(), COLUMNS, batch_size=_LARGE)
        return settled


def _gone(match: Match, why: str, at: datetime) -> Match:
    match.state, match.why, match.changed_at = GONE, why, at
    return match


def _key(match: Match) -> tuple[int, str, str]:
    return match.practitioner_id, match.source, match.entry_id
