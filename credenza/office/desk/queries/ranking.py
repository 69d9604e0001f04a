"""One order over findings, of which there may be very many, and all other work."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from heapq import merge
from itertools import islice
from operator import itemgetter

from django.db.models import QuerySet


@dataclass(frozen=True, slots=True, order=True)
class Placed:
    """A mark of a kind with its place in the order: by consequence, then by day."""

    rank: int
    day: date
    kind: str
    of: int


class Ranked:
    """Findings and marks by consequence and day, cut into pages without reading them all.

    ``findings`` are sorted so already. Where both stand equal, the finding comes first.
    """

    def __init__(self, findings: QuerySet, marks: list[Placed]):
        self._findings, self._marks = findings, sorted(marks)

    def __getitem__(self, span: slice) -> list:
        """The findings and marks of a page. At most all marks stand before it: so of the findings
        only the page and as many before it have to be looked at, by rank and day alone.
        """
        start = max(0, span.start - len(self._marks))
        columns = self._findings.values_list("consequence", "ranked_on", "pk")
        near = [((rank, day), None, pk) for rank, day, pk in columns[start : span.stop]]
        passed = bisect_left(self._marks, near[0][0], key=_place) if start and near else 0
        others = [(_place(mark), mark, 0) for mark in self._marks[passed:]]
        skipped = start + passed
        page = islice(
            merge(near, others, key=itemgetter(0)), span.start - skipped, span.stop - skipped
        )
        return self._read(list(page))

    def _read(self, page: list[tuple]) -> list:
        ids = [pk for _, mark, pk in page if mark is None]
        rows = {row.pk: row for row in self._findings.filter(pk__in=ids)} if ids else {}
        found = (rows.get(pk) if mark is None else mark for _, mark, pk in page)
        return [one for one in found if one is not None]


def _place(mark: Placed) -> tuple[int, date]:
    return mark.rank, mark.day
