"""From packs to the checks that bind one place: compiled once, then used for every file.

A rule binds when it is law for the place's kind and state, or when the place has taken on its
pack. Of several limits the strictest counts; an office may tighten, never loosen.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from credenza.core.calendar import ONE_DAY
from credenza.core.facts import Finding, OwnLimit, Place
from credenza.core.kinds import CredentialKind, Profession
from credenza.core.law import SEVERITIES, Limit, Packs, Requirement, Rule, Value
from credenza.core.verdict import Verdict, refused

# Tests where more is stricter; in all others a smaller limit is.
MORE_IS_STRICTER = frozenset({"count", "hours", "reappointment"})
BY_PROFESSION = frozenset({"licence", "education"})
OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Era:
    """What applies from a day on: ``basis`` is the strongest rule, ``limits`` the strictest
    numbers (one for each unit and span, since days and months cannot be ranked in general).
    Without a basis, nothing applies from that day on.
    """

    from_on: date
    basis: Limit | None
    limits: tuple[Limit, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One requirement as it binds one profession at one place.

    ``accepted`` holds, by kind, the writings of the sources whose word counts (None: any).
    ``blanks`` keeps the findings that read the same for every file it does not apply to.
    """

    requirement: Requirement
    kinds: tuple[CredentialKind, ...]
    must: bool
    state: str
    eras: tuple[Era, ...]
    accepted: Mapping[str, frozenset[str] | None]
    blanks: dict[tuple[date, str], Finding] = field(default_factory=dict, compare=False)

    @property
    def kind(self) -> CredentialKind:
        """The kind it is about."""
        return self.kinds[0]

    def option(self, key: str) -> str:
        """One of the test's own options, or "" when not given."""
        return self.requirement.options.get(key, "")

    def era_on(self, day: date) -> Era | None:
        """What applies on ``day``; None when no rule was in force."""
        for era in reversed(self.eras):
            if era.from_on <= day:
                return era if era.basis else None
        return None

    def accepts(self, kind: str, source: str) -> bool:
        """Whether the kind, and every rule that narrows it, accept the source."""
        accepted = self.accepted[kind]
        if accepted is None or source in accepted:
            return True
        return source.strip().casefold() in accepted


@dataclass(frozen=True, slots=True)
class Rules:
    """The checks of one place, by profession. ``unknown`` serves a profession no pack knows.

    They hold from ``as_of`` to ``holds_until`` (None: until a pack or the place changes).
    ``ignored`` says which of the office's own limits were looser than the rules allow.
    """

    place: Place
    as_of: date
    holds_until: date | None
    by_profession: Mapping[str, tuple[Check, ...]]
    unknown: tuple[Check, ...]
    ignored: tuple[Verdict, ...]

    def checks_for(self, profession: str) -> tuple[Check, ...]:
        """What binds a profession here."""
        return self.by_profession.get(profession, self.unknown)


def compile_rules(
    packs: Packs, place: Place, as_of: date, credential_kinds: Mapping[str, CredentialKind]
) -> Rules:
    """The rules that bind ``place`` on ``as_of``, ready to judge files.

    Decisions of the past keep the limits of their day, so earlier values are compiled too.
    """
    binding = list(_binding(packs, place))
    compiler = _Compiler(packs, place, credential_kinds, binding)
    stranger = Profession("", "Unknown profession", (), ())
    return Rules(
        place=place,
        as_of=as_of,
        holds_until=_next_change(binding, place.own_limits, as_of),
        by_profession={key: compiler.checks(one) for key, one in packs.professions.items()},
        unknown=compiler.checks(stranger),
        ignored=tuple(compiler.ignored(as_of)),
    )


def strictest(limits: Iterable[Limit], test: str) -> tuple[Limit, ...]:
    """The strictest limit for each unit and span; of equals, the one with the most force."""
    sign = -1 if test in MORE_IS_STRICTER else 1
    best: dict[tuple[str, int | None], Limit] = {}
    for limit in sorted(limits, key=_force):
        if limit.amount is None:
            continue
        held = best.setdefault((limit.unit, limit.span), limit)
        if sign * limit.amount < sign * (held.amount or 0):
            best[limit.unit, limit.span] = limit
    return tuple(best.values())


Bound = tuple[str, Rule]  # a pack's key and one of its rules


def _binding(packs: Packs, place: Place) -> Iterable[Bound]:
    for pack in packs.standards.values():
        for rule in pack.rules:
            if rule.requirements and binds(pack.key, rule, place):
                yield pack.key, rule


def binds(pack: str, rule: Rule, place: Place) -> bool:
    """Whether a rule of a pack binds a place: by law or because the place took the pack on, and
    by its kind and state.
    """
    taken_on = rule.severity == "law" or pack in place.bodies
    of_kind = not rule.facilities or place.kind in rule.facilities
    return taken_on and of_kind and (not rule.states or place.state in rule.states)


def limits_of(packs: Packs, place: Place, ids: Iterable[str], day: date) -> tuple[Limit, ...]:
    """What the rules of these ids say at a place on a day; those that do not bind left out.

    For rules that are proven otherwise than over a file, such as by a letter in time.
    """
    wanted = frozenset(ids)
    bound = [
        (pack.key, rule)
        for pack in packs.standards.values()
        for rule in pack.rules
        if rule.id in wanted and binds(pack.key, rule, place)
    ]
    return tuple(_limits(bound, day))


def _next_change(binding: Iterable[Bound], own: Iterable[OwnLimit], as_of: date) -> date | None:
    days = {day for _, rule in binding for day in _changes(rule.values)} | {*_changes(own)}
    return min((day - ONE_DAY for day in days if day > as_of), default=None)


def _changes(values: Iterable[Value | OwnLimit]) -> Iterable[date]:
    for value in values:
        yield value.from_on
        if value.to_on is not None:
            yield value.to_on + ONE_DAY


@dataclass(slots=True)
class _Compiler:
    packs: Packs
    place: Place
    kinds: Mapping[str, CredentialKind]
    binding: list[Bound]

    def checks(self, profession: Profession) -> tuple[Check, ...]:
        made = (
            self._check(one, profession)
            for one in self.packs.requirements.values()
            if self._concerns(one, profession)
        )
        return tuple(check for check in made if check.eras)

    def _concerns(self, requirement: Requirement, profession: Profession) -> bool:
        """Licences and schools are those of the profession; all else may be anybody's."""
        own = {*profession.licences, *profession.education}
        kinds = [self.kinds[key] for key in requirement.kinds]
        foreign = (kind.group in BY_PROFESSION and kind.key not in own for kind in kinds)
        return not (own and kinds and all(foreign))

    def ignored(self, as_of: date) -> Iterable[Verdict]:
        for key in sorted({one.requirement for one in self.place.own_limits}):
            requirement = self.packs.requirements.get(key)
            if requirement is None or not requirement.unit:
                yield refused(f"No requirement {key!r} takes a limit; the office's is ignored.")
                continue
            own = self._own(requirement, as_of)
            if own is None:
                continue
            rules = [(pack, rule) for pack, rule in self.binding if key in rule.requirements]
            for other in strictest(_limits(rules, as_of), requirement.test):
                if _is_looser(own, other, requirement.test, as_of):
                    yield refused(
                        f"{requirement.title}: the office's {own.in_words()} is looser than the "
                        f"{other.in_words()} of {other.rule} and is ignored.",
                        other.citation,
                    )

    def _check(self, requirement: Requirement, profession: Profession) -> Check:
        rules = [
            (pack, rule)
            for pack, rule in self.binding
            if requirement.key in rule.requirements
            and (not rule.professions or not profession.groups.isdisjoint(rule.professions))
        ]
        kinds = tuple(self.kinds[key] for key in requirement.kinds)
        return Check(
            requirement=requirement,
            kinds=kinds,
            must=any(self._must_hold(kind, profession) for kind in kinds),
            state=self.place.state,
            eras=tuple(self._eras(requirement, rules)),
            accepted={kind.key: _accepted(kind, rules) for kind in kinds},
        )

    def _must_hold(self, kind: CredentialKind, profession: Profession) -> bool:
        return (
            profession.must_hold(kind)
            and (not kind.states or self.place.state in kind.states)
            and (not kind.facilities or self.place.kind in kind.facilities)
        )

    def _eras(self, requirement: Requirement, rules: list[Bound]) -> Iterable[Era]:
        own = [one for one in self.place.own_limits if one.requirement == requirement.key]
        days = {day for _, rule in rules for day in _changes(rule.values)}
        days |= {*_changes(own)} if requirement.unit else set()
        said = None
        for day in sorted(days):
            limits = _limits(rules, day)
            limits += filter(None, [self._own(requirement, day)])
            says = min(limits, key=_force, default=None), strictest(limits, requirement.test)
            if says != said:
                yield Era(day, *says)
            said = says

    def _own(self, requirement: Requirement, day: date) -> Limit | None:
        """The place's own limit on a day: of several in force, the one that began last."""
        if not requirement.unit:
            return None
        binding = [
            one
            for one in self.place.own_limits
            if one.requirement == requirement.key and one.in_force(day)
        ]
        return _own_limit(requirement, binding[-1]) if binding else None


def _limits(rules: Iterable[Bound], day: date) -> list[Limit]:
    found = ((pack, rule, rule.value_on(day)) for pack, rule in rules)
    return [limit_of(pack, rule, value) for pack, rule, value in found if value]


def limit_of(pack: str, rule: Rule, value: Value) -> Limit:
    """What one value of a rule says, with the words to cite."""
    return Limit(
        amount=value.limit,
        unit=value.unit,
        span=value.span,
        rule=rule.id,
        pack=pack,
        edition=value.edition,
        citation=rule.citation,
        severity=rule.severity,
    )


def _own_limit(requirement: Requirement, own: OwnLimit) -> Limit:
    return Limit(
        amount=own.amount,
        unit=requirement.unit,
        span=None,
        rule=f"{OFFICE}:{requirement.key}",
        pack=OFFICE,
        edition="",
        citation=own.citation,
        severity="local_bylaw",
    )


def _is_looser(own: Limit, other: Limit, test: str, as_of: date) -> bool:
    if test in MORE_IS_STRICTER:
        return (own.amount or 0) < (other.amount or 0)
    return own.last_day_from(as_of) > other.last_day_from(as_of)


def _force(limit: Limit) -> int:
    return SEVERITIES.index(limit.severity)


def _accepted(kind: CredentialKind, rules: Iterable[Bound]) -> frozenset[str] | None:
    if not kind.sources:
        return None
    narrowing = [rule.sources for _, rule in rules if rule.sources]
    sources = [one for one in kind.sources if all(one.key in keys for keys in narrowing)]
    return frozenset(word.casefold() for one in sources for word in (one.key, one.name))
