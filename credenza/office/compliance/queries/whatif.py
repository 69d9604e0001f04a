"""What if: what a change of the rules would do to today's files. Nothing is written."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from credenza.core.calendar import add_months
from credenza.core.facts import OwnLimit, Place
from credenza.core.permissions import Actor
from credenza.core.standards.effect import Effect, differing, effects
from credenza.office.practitioners.queries.facts import files
from credenza.office.practitioners.queries.rules import rules_for
from credenza.office.practitioners.queries.scope import visible
from credenza.office.practitioners.queries.staff import running_at
from credenza.packs.loader import requirements

CHUNK = 500
AHEAD = 12  # months looked ahead
EXPLAINING = ("gap_explanation",)


@dataclass(frozen=True, slots=True)
class Trial:
    """What a change does: of ``judged`` files, the verdicts that change within a year."""

    as_of: date
    until: date
    judged: int
    asked: Sequence[str]
    effects: Sequence[Effect]

    @property
    def worse(self) -> list[Effect]:
        """Verdicts that get worse."""
        return [one for one in self.effects if one.worse]

    @property
    def better(self) -> list[Effect]:
        """Verdicts that get better."""
        return [one for one in self.effects if not one.worse]

    @property
    def files_at_once(self) -> int:
        """Files of which a verdict gets worse on the first day."""
        return len({one.practitioner for one in self.worse if one.on == self.as_of})

    @property
    def files_later(self) -> int:
        """Further files of which a verdict gets worse within the year."""
        return len({one.practitioner for one in self.worse}) - self.files_at_once

    def by_requirement(self) -> list[tuple[str, int, int]]:
        """Title of each requirement that changes, with how many get worse and better."""
        worse = Counter(one.requirement for one in self.worse)
        better = Counter(one.requirement for one in self.better)
        keys = [key for key in requirements() if worse[key] or better[key]]
        return [(requirements()[key].title, worse[key], better[key]) for key in keys]


def effect(
    place: Place, requirement: str, amount: int, as_of: date, actor: Actor | None = None
) -> Trial:
    """What a limit of its own that binds from ``as_of`` would do at a place."""
    own = (*place.own_limits, OwnLimit(requirement, amount, as_of))
    return between(place, replace(place, own_limits=own), as_of, actor)


def with_body(place: Place, body: str, as_of: date, actor: Actor | None = None) -> Trial:
    """What taking on a body's rules would do; or leaving them, where the place has them."""
    return between(place, replace(place, bodies=place.bodies ^ {body}), as_of, actor)


def between(before: Place, after: Place, as_of: date, actor: Actor | None = None) -> Trial:
    """What differs in the files of a place, by its rules as they are and as they would be.

    Looked at are the files as they are now, within the actor's reach (None: all), on ``as_of`` and
    for a year from then.
    """
    was, now = rules_for(before, as_of), rules_for(after, as_of)
    asked, days = differing(was, now), (as_of, add_months(as_of, AHEAD))
    ids = _ids(before, actor) if asked else []
    found = [
        one
        for start in range(0, len(ids), CHUNK)
        for file in files(ids[start : start + CHUNK], _kinds(asked))
        for one in effects(file, was, now, asked, days)
    ]
    found.sort(key=lambda one: (one.on, one.requirement, one.practitioner))
    return Trial(as_of, days[1], len(ids), sorted(asked), found)


def _ids(place: Place, actor: Actor | None) -> list[int]:
    within = visible(actor or Actor.system("what if"), "practitioner:see")
    return list(
        within.filter(pk__in=running_at(place.id)).order_by("id").values_list("id", flat=True)
    )


def _kinds(asked: frozenset[str]) -> set[str]:
    """Kinds of credentials and checks that the judges of what is asked may look at."""
    kinds = {kind for key in asked for kind in requirements()[key].kinds}
    enrolments = (requirements()[key].options.get("enrolment") for key in asked)
    return {*kinds, *filter(None, enrolments), *EXPLAINING}
