"""Matches as pages show them: the entry's name, what speaks for and against, who ruled."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from credenza.core.permissions import Actor
from credenza.core.screening.marks import WORDS, settled
from credenza.core.screening.standing import IN_FORCE
from credenza.core.screening.steps import WAITING
from credenza.office.monitoring.models import Match, Ruling, Run
from credenza.office.monitoring.queries.bearing import Evidence, evidence
from credenza.office.practitioners.queries.scope import in_visible_files

PERSON = [key for key in WORDS if key not in ("excluded_on", "reinstated_on", "ends_on", "basis")]


@dataclass(frozen=True, slots=True)
class Row:
    """One match in a list of them; ``ruling`` is the one in force."""

    match: Match
    name: str
    excluded_on: date | None
    said: Evidence
    ruling: Ruling | None = None

    @property
    def waits(self) -> bool:
        """Whether it is somebody's work."""
        return self.match.state in WAITING


@dataclass(frozen=True, slots=True)
class Side:
    """What both sides say of one thing; ``same`` when it is written alike."""

    title: str
    ours: Sequence[str]
    theirs: Sequence[str]
    same: bool


def rows(matches: Sequence[Match]) -> list[Row]:
    """The matches of a page, opened, with the rulings in force; one more read."""
    ruled = _in_force(matches)
    return [
        Row(
            match=one,
            name=entry_name(one.entry),
            excluded_on=_day(one.entry.get("excluded_on")),
            said=evidence(one),
            ruling=ruled.get((one.practitioner_id, one.act)),
        )
        for one in matches
    ]


def sides(said: Evidence) -> list[Side]:
    """Both sides by what tells people apart, in the order of a file; what neither knows is left
    out."""
    ours, theirs = said.ours, said.theirs
    alike = {key for key, texts in settled(ours).items() if settled(theirs).get(key) == texts}
    shown = ((key, _texts(ours, key), _texts(theirs, key)) for key in PERSON)
    return [Side(WORDS[key], one, other, key in alike) for key, one, other in shown if one or other]


def entry_name(entry: Mapping[str, object]) -> str:
    """The name on the list as files are ordered, or an organisation's."""
    given = " ".join(str(entry[part]) for part in ("first", "middle", "suffix") if entry.get(part))
    person = ", ".join(filter(None, (str(entry.get("last", "")), given)))
    return person or str(entry.get("name", ""))


def _in_force(matches: Iterable[Match]) -> dict[tuple[int, str], Ruling]:
    people = {one.practitioner_id for one in matches}
    found = Ruling.objects.filter(practitioner__in=people, state__in=IN_FORCE).order_by("id")
    return {(one.practitioner_id, one.act): one for one in found}


def _texts(values: Mapping[str, Iterable[str]], key: str) -> list[str]:
    return [text for text in values.get(key, ()) if text]


def _day(text: object) -> date | None:
    return date.fromisoformat(str(text)) if text else None


def rulings_of(match: Match) -> list[Ruling]:
    """All that was said of the act that a match is about, the newest first."""
    said = Ruling.objects.filter(practitioner=match.practitioner_id, act=match.act)
    return list(said.order_by("-ruled_at", "-id"))


def changed_in(actor: Actor, run: Run) -> QuerySet[Match]:
    """Matches within reach that a run opened or changed last, the likeliest first."""
    found = Match.objects.filter(changed_in=run, beside=None).select_related("practitioner")
    return in_visible_files(found, actor, "screening:see").order_by("-score", "id")
