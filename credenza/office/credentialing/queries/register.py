"""The names and numbers of everybody who is or was on the staff of a facility."""

from collections import defaultdict

from credenza.core.applications.affiliations import Asked, Found, Known, find
from credenza.core.names import family_key
from credenza.core.permissions import Actor
from credenza.office.practitioners.queries.facts import birth_date
from credenza.office.practitioners.queries.scope import visible

EVERYBODY = Actor.system("the register")
COLUMNS = ("pk", "uid", "last_name", "first_name", "preferred_name", "npi", "born_sealed")


class Register:
    """Read once for any number of requests, in two reads; birth dates are opened as needed.

    It knows everybody, whoever asks: to miss somebody would be to deny them.
    """

    def __init__(self, facility):
        people = visible(EVERYBODY, "affiliation:answer").filter(appointments__facility=facility)
        people = people.order_by("pk").distinct()
        self._rows = {row[0]: row for row in people.values_list(*COLUMNS)}
        self._others: dict[int, list[tuple[str, str]]] = defaultdict(list)
        columns = ("pk", "other_names__last_name", "other_names__first_name")
        for pk, last, first in people.filter(other_names__isnull=False).values_list(*columns):
            self._others[pk].append((last, first))
        self._by_number = {row[5]: pk for pk, row in self._rows.items() if row[5]}
        self._by_family: dict[str, list[int]] = defaultdict(list)
        for pk in self._rows:
            for name in {family_key(name) for name in self._families(pk)}:
                self._by_family[name].append(pk)

    def find(self, asked: Asked) -> Found:
        """Whom a request means."""
        hits = list(self._by_family.get(family_key(asked.last_name), []))
        number = self._by_number.get(asked.npi)
        if number is not None and number not in hits:
            hits.append(number)
        return find(asked, [self._known(pk, bool(asked.born)) for pk in hits])

    def _families(self, pk: int) -> list[str]:
        return [self._rows[pk][2], *(last for last, _ in self._others.get(pk, []))]

    def _known(self, pk: int, with_birth: bool) -> Known:
        _, uid, _, first, preferred, npi, born = self._rows[pk]
        given = [first, preferred, *(name for _, name in self._others.get(pk, []))]
        return Known(
            id=pk,
            names=tuple(self._families(pk)),
            first_names=tuple(filter(None, given)),
            npi=npi or "",
            born_on=birth_date(uid, born) if with_birth else None,
        )
