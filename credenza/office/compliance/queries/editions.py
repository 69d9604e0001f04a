"""Changes of law: what the packs know of days to come, and new editions beside those in force."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from credenza.core.calendar import add_months
from credenza.core.facts import Adopted, Place
from credenza.core.law import Pack, Rule, Value
from credenza.core.permissions import Actor
from credenza.core.standards.editions import RuleChange, compared
from credenza.office.compliance.queries.whatif import Trial, between
from credenza.office.team.queries import packs_at
from credenza.packs.loader import pack_from, standards

LOOKED_BACK = 24  # months of changes told


@dataclass(frozen=True, slots=True)
class Dated:
    """A value of a rule that begins on a day, and the one before it (None: a new rule)."""

    pack: Pack
    rule: Rule
    value: Value
    before: Value | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What an edition would change at a place: its rules in words, and the open files."""

    changes: Sequence[RuleChange]
    trial: Trial


def title_of(edition) -> str:
    """What a received edition is called: "The Joint Commission, edition 2027"."""
    return f"{standards()[edition.pack].title}, edition {edition.edition}"


def dated_changes(as_of: date) -> list[Dated]:
    """What the packs that ship say began lately or will begin, the newest first."""
    since = add_months(as_of, -LOOKED_BACK)
    found = [
        Dated(pack, rule, value, before)
        for pack in standards().values()
        for rule in pack.rules
        for before, value in zip((None, *rule.values), rule.values, strict=False)
        if value.from_on >= since
    ]
    return sorted(found, key=lambda one: (one.value.from_on, one.rule.id), reverse=True)


def preview(place: Place, edition, from_on: date, actor: Actor) -> Preview:
    """What adopting an edition from a day would do: rules compared, today's files judged."""
    new = pack_from(edition.pack, edition.text)
    held = packs_at(place).standards.get(edition.pack)
    after = replace(place, editions=(*place.editions, Adopted(edition.fingerprint, from_on)))
    return Preview(compared(held, new, from_on), between(place, after, from_on, actor))
