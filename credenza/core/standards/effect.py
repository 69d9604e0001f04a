"""What a change of the rules does to files as they are: which verdict changes, how, and when."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from credenza.core.calendar import ONE_DAY
from credenza.core.facts import Finding, PractitionerFile
from credenza.core.rulebook import Rules
from credenza.core.standards.alone import BY_WEIGHT
from credenza.core.standards.judging import Key, stands

NOT_ASKED = len(BY_WEIGHT)


@dataclass(frozen=True, slots=True)
class Effect:
    """One verdict that a change of the rules changes, first on the day ``on``.

    ``before`` and ``after`` are the findings of that day; None where the rules do not ask.
    """

    practitioner: int
    requirement: str
    credential: int | None
    on: date
    before: Finding | None
    after: Finding | None

    @property
    def worse(self) -> bool:
        """Whether the file stands worse after the change."""
        return _weight(self.after) < _weight(self.before)


def differing(before: Rules, after: Rules) -> frozenset[str]:
    """Keys of the requirements that the two ask differently of some profession."""
    keys: set[str] = set()
    for profession in before.by_profession:
        was = {one.requirement.key: one for one in before.checks_for(profession)}
        now = {one.requirement.key: one for one in after.checks_for(profession)}
        keys |= {key for key in was.keys() | now.keys() if was.get(key) != now.get(key)}
    return frozenset(keys)


def effects(
    file: PractitionerFile,
    before: Rules,
    after: Rules,
    asked: Collection[str],
    days: tuple[date, date],
) -> Iterator[Effect]:
    """The first day between ``days`` (both included) on which each verdict differs.

    The file is taken as it is: what people will do meanwhile is not guessed. ``asked`` are the
    requirements to look at, as ``differing`` gives them.
    """
    day, last_day = days
    seen: set[Key] = set()
    while day <= last_day:
        was, now = (stands(file, rules, asked, day) for rules in (before, after))
        for key in _changed(was, now) - seen:
            yield Effect(file.id, *key, day, was.get(key), now.get(key))
            seen.add(key)
        ends = [one.until for one in (*was.values(), *now.values()) if one.until]
        if not ends or min(ends) >= last_day:
            return
        day = min(ends) + ONE_DAY


def _changed(was, now) -> set[Key]:
    return {
        key for key in was.keys() | now.keys() if _weight(was.get(key)) != _weight(now.get(key))
    }


def _weight(finding: Finding | None) -> int:
    return BY_WEIGHT.index(finding.state) if finding else NOT_ASKED
