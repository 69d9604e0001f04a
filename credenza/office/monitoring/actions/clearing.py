"""Who is found on no list gets it in writing: a clearance, and the answer to the file's checks.

Once a calendar month for each list. Whoever has a match that nobody has ruled on waits for it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings

from credenza.core.permissions import Actor
from credenza.core.screening.clearing import KEPT_BACK, month_of
from credenza.core.screening.steps import SAME
from credenza.office.monitoring.actions.answering import Answers, Searches
from credenza.office.monitoring.models import Clearance, Match, Ruling, Run
from credenza.office.practitioners.actions.judging import judge
from credenza.office.practitioners.following import judge_again
from credenza.office.practitioners.queries.days import today

AT_ONCE = 100
"""So many files are judged within the act; more are left to the job that judges."""
_LARGE = 2_000


@dataclass(frozen=True)
class Clearing:
    """A run's clearances: its lists that clear, and the marks of those who were searched for.

    ``after`` is the ruling that made way for it, if it is given after one.
    """

    run: Run
    lists: Searches
    marks: Mapping[int, str]
    after: Ruling | None = None

    def give(self, *, by: Actor, at: datetime) -> int:
        """Write what is due and not yet written this month; for how many people."""
        on = today(at)
        due = self._due(month_of(on))
        rows = (self._clearance(pk, lists, on) for pk, lists in due.items())
        Clearance.objects.bulk_create(rows, batch_size=_LARGE)
        listed = [one for one in _listed() if one.practitioner_id in self.marks]
        answers = Answers(self.run, self.lists)
        answers.on_none(_by_list(due), by=by, at=at)
        answers.listed(listed, by=by, at=at)
        _judge(due.keys() | {one.practitioner_id for one in listed}, at=at)
        return len(due)

    def _due(self, month: date) -> dict[int, tuple[str, ...]]:
        """By practitioner, the lists by which each is cleared and was not yet this month."""
        kept_back, given = _kept_back(), _given(month, self.marks)
        due = {}
        for pk in sorted(self.marks):
            lists = self.lists.keys() - kept_back[pk] - given[pk]
            if lists:
                due[pk] = tuple(sorted(lists))
        return due

    def _clearance(self, practitioner: int, lists: Sequence[str], on: date) -> Clearance:
        copies = [f"{key} {self.lists[key].sha256}" for key in lists]
        text = "\x1f".join([str(practitioner), self.marks[practitioner], on.isoformat(), *copies])
        return Clearance(
            practitioner_id=practitioner,
            run=self.run,
            month=month_of(on),
            on=on,
            lists=list(lists),
            digest=settings.VAULT.blind_index(text, "clearance"),
            after=self.after,
        )


def _listed() -> Iterable[Match]:
    return Match.objects.filter(state=SAME).order_by("id")


def _kept_back() -> defaultdict[int, set[str]]:
    found = defaultdict(set)
    rows = Match.objects.filter(state__in=KEPT_BACK).order_by()
    for pk, source in rows.values_list("practitioner_id", "source"):
        found[pk].add(source)
    return found


def _given(month: date, people: Collection[int]) -> defaultdict[int, set[str]]:
    found = defaultdict(set)
    rows = Clearance.objects.filter(month=month).order_by()
    if len(people) <= AT_ONCE:
        rows = rows.filter(practitioner__in=people)
    for pk, lists in rows.values_list("practitioner_id", "lists"):
        found[pk].update(lists)
    return found


def _by_list(due: Mapping[int, Iterable[str]]) -> dict[str, list[int]]:
    found = defaultdict(list)
    for pk, lists in due.items():
        for key in lists:
            found[key].append(pk)
    return found


def _judge(people: Collection[int], *, at: datetime) -> None:
    if len(people) <= AT_ONCE:
        judge(sorted(people), at=at)
    else:
        judge_again(people)
