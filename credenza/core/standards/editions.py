"""A new edition of a pack beside the one in force: what it changes, and the law with both.

An edition is adopted from a day. Before it the old rules hold, so that decisions of the past keep
the limits of their day; from it on, the new.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from credenza.core.calendar import ONE_DAY
from credenza.core.law import Pack, Packs, Rule, Value

ADDED, DROPPED, CHANGED = "added", "dropped", "changed"


@dataclass(frozen=True, slots=True)
class RuleChange:
    """What a new edition does to one rule: the kind of change, and each difference as its name,
    what was said and what is said now.
    """

    rule: Rule
    kind: str
    differences: tuple[tuple[str, str, str], ...] = ()


def compared(old: Pack | None, new: Pack, from_on: date) -> tuple[RuleChange, ...]:
    """How the rules of ``new`` differ on a day from those of ``old`` (None: there was none)."""
    was, now = _in_force(old, from_on), _in_force(new, from_on)
    found = [RuleChange(now[key], ADDED) for key in now.keys() - was.keys()]
    found += [RuleChange(was[key], DROPPED) for key in was.keys() - now.keys()]
    for key in was.keys() & now.keys():
        differences = tuple(_differences(was[key], now[key], from_on))
        if differences:
            found.append(RuleChange(now[key], CHANGED, differences))
    return tuple(sorted(found, key=lambda one: (one.kind, one.rule.id)))


def amended(old: Pack | None, new: Pack, from_on: date) -> Pack:
    """The pack with the old rules until the day before ``from_on`` and the new ones from then.

    A rule that both have alike stays one. Where they differ it stands twice, never both in force
    on one day.
    """
    before = {rule.id: rule for rule in old.rules} if old else {}
    rules: list[Rule] = []
    for rule in new.rules:
        held = before.pop(rule.id, None)
        rules += [rule] if rule == held else [*_until(held, from_on), *_since(rule, from_on)]
    rules += [one for held in before.values() for one in _until(held, from_on)]
    return replace(new, rules=tuple(rules))


def adopting(packs: Packs, new: Pack, from_on: date) -> Packs:
    """The packs with an edition adopted from a day."""
    standards = {**packs.standards, new.key: amended(packs.standards.get(new.key), new, from_on)}
    return replace(packs, standards=MappingProxyType(standards))


def _in_force(pack: Pack | None, day: date) -> Mapping[str, Rule]:
    return {rule.id: rule for rule in pack.in_force(day)} if pack else {}


def _until(rule: Rule | None, from_on: date) -> Iterator[Rule]:
    last_day = from_on - ONE_DAY
    if rule is None:
        return
    values = tuple(
        replace(one, to_on=min(one.to_on or last_day, last_day))
        for one in rule.values
        if one.from_on <= last_day
    )
    if values:
        yield replace(rule, values=values)


def _since(rule: Rule, from_on: date) -> Iterator[Rule]:
    values = tuple(
        replace(one, from_on=max(one.from_on, from_on))
        for one in rule.values
        if one.to_on is None or one.to_on >= from_on
    )
    if values:
        yield replace(rule, values=values)


def _differences(was: Rule, now: Rule, day: date) -> Iterator[tuple[str, str, str]]:
    for name, said in _SAYS.items():
        before, after = said(was, day), said(now, day)
        if before != after:
            yield name, before, after


def _limit(rule: Rule, day: date) -> str:
    value = rule.value_on(day) or Value(day)
    if value.limit is None:
        return "no number"
    span = f" within {value.span} months" if value.span else ""
    return f"{value.limit} {value.unit}{span}"


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words) or "any"


_SAYS: Mapping[str, Callable[[Rule, date], str]] = {
    "Limit": _limit,
    "Title": lambda rule, day: rule.title,
    "Words": lambda rule, day: rule.text,
    "Written in": lambda rule, day: rule.citation,
    "Force": lambda rule, day: rule.severity.replace("_", " "),
    "Proven by": lambda rule, day: rule.proof,
    "Asks of a file": lambda rule, day: _listed(rule.requirements),
    "Facilities": lambda rule, day: _listed(rule.facilities),
    "States": lambda rule, day: _listed(rule.states),
    "Professions": lambda rule, day: _listed(rule.professions),
    "Accepted sources": lambda rule, day: _listed(rule.sources),
}
