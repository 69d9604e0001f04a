"""What Find may show to whom: files by the reach of a verb, credentials by their kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from credenza.core.permissions import RIGHTS, Actor, may_somewhere
from credenza.office.desk.models import FindEntry
from credenza.office.practitioners.queries import findable
from credenza.office.practitioners.queries.confidential import readable_kinds
from credenza.office.practitioners.queries.scope import visible
from credenza.office.team.queries import scope_of
from credenza.packs.loader import credential_kinds

FIND, SEE = "find:use", "practitioner:see"
NAMES, NPIS, NUMBERS, DOCUMENTS = "name", "npi", "number", "document"
SHELF_OF = {
    **dict.fromkeys(findable.NAMES, NAMES),
    findable.NPI: NPIS,
    **dict.fromkeys((findable.CAQH, findable.NUMBER), NUMBERS),
    findable.DOCUMENT: DOCUMENTS,
}
VERBS = {NAMES: FIND, NPIS: FIND, NUMBERS: SEE, DOCUMENTS: "document:see"}
"""The right that each shelf takes, beside the right to find."""

_NOBODY = 0


def finds_everywhere(actor: Actor) -> bool:
    """Does the right to find reach the files of every facility?"""
    return actor.is_system or scope_of(actor, FIND).everywhere


def shelves_for(actor: Actor) -> list[str]:
    """Shelves on which the actor may see any."""
    return [shelf for shelf, verb in VERBS.items() if may_somewhere(actor, verb)]


def hidden_from(actor: Actor) -> frozenset[str]:
    """Kinds of credentials that the actor may read in no file."""
    readable = readable_kinds(actor, _NOBODY)
    if actor.practitioner is not None:
        readable |= readable_kinds(actor, actor.practitioner)
    return frozenset(credential_kinds()) - readable


@dataclass(frozen=True, slots=True)
class Within:
    """Files within reach by verb, and the kinds readable in one's own file and in others'."""

    reach: Mapping[str, set[int]]
    own: int | None
    in_own: frozenset[str]
    in_others: frozenset[str]

    def shows(self, entry: FindEntry) -> bool:
        """May the actor see this entry?"""
        readable = self.in_own if entry.practitioner_id == self.own else self.in_others
        within = entry.practitioner_id in self.reach[VERBS[SHELF_OF[entry.kind]]]
        return within and (not entry.of or entry.of in readable)

    def finds(self, practitioner: int) -> bool:
        """May the actor know of the file at all?"""
        return practitioner in self.reach[FIND]

    def opens(self, practitioner: int) -> bool:
        """May the actor open the file?"""
        return practitioner in self.reach[SEE]


def within(actor: Actor, ids: Sequence[int]) -> Within:
    """What of the files of ``ids`` the actor may see; one read for each different right."""
    reach, known = {}, {}
    for verb in {*VERBS.values()}:
        right = RIGHTS[verb]
        alike = (scope_of(actor, verb), right.on_own_file, right.own_file_only)
        if alike not in known:
            known[alike] = set(visible(actor, verb).filter(pk__in=ids).values_list("pk", flat=True))
        reach[verb] = known[alike]
    reach = {verb: ids & reach[FIND] for verb, ids in reach.items()}
    own = actor.practitioner
    return Within(reach, own, readable_kinds(actor, own or _NOBODY), readable_kinds(actor, _NOBODY))
