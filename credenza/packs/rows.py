"""From TOML tables to the shapes of the core, key by key."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from credenza.core.kinds import GROUPS, CredentialKind, Field, Lapse, Profession, Source
from credenza.core.law import (
    CONFIDENCES,
    LIMITED_TESTS,
    PROOFS,
    SEVERITIES,
    TESTS,
    UNITS,
    Pack,
    Requirement,
    Rule,
    Value,
)
from credenza.packs.schema import Table

CLASSES = (
    "licence", "registration", "certification", "education", "training", "position", "affiliation",
    "reference", "coverage", "claim", "certificate", "health", "cme", "disclosure", "supervision",
    "sanction", "identity", "attestation", "check",
)  # fmt: skip
MEANINGS = ("expiry", "completion", "history", "moment")
FIELD_TYPES = ("text", "long_text", "date", "number", "money", "boolean", "choice")
METHODS = ("web", "letter", "phone", "feed", "in_person", "document")
VERBS = ("verify", "renew", "collect", "query", "explain", "decide")
REACHES = ("state", "facility", "everywhere")


@dataclass(frozen=True, slots=True)
class Known:
    """What a rule may name."""

    requirements: Mapping[str, Requirement]
    facilities: tuple[str, ...]
    professions: tuple[str, ...]


def credential_kind(table: Table) -> CredentialKind:
    """A ``[[kind]]`` table."""
    table.only(
        "key", "title", "short", "class", "dates", "expires", "continuous", "jurisdiction",
        "per_facility", "issuer", "number_label", "must_hold", "states", "facilities",
        "sensitivity", "notice_days", "everywhere_when", "field", "source", "lapse",
    )  # fmt: skip
    title = table.text("title")
    return CredentialKind(
        key=table.text("key"),
        title=title,
        short=table.text("short", title),
        group=table.choice("class", CLASSES),
        dates=table.choice("dates", MEANINGS),
        expires=table.flag("expires"),
        continuous=table.flag("continuous"),
        jurisdiction=table.flag("jurisdiction"),
        per_facility=table.flag("per_facility"),
        issuer=table.text("issuer", ""),
        number_label=table.text("number_label", ""),
        must_hold=table.words("must_hold"),
        states=table.words("states"),
        facilities=table.words("facilities"),
        sensitivity=table.choice("sensitivity", ("normal", "health", "peer_review"), "normal"),
        notice_days=table.whole("notice_days", 90),
        everywhere_when=table.text("everywhere_when", ""),
        fields=tuple(_field(one.named("key")) for one in table.tables("field")),
        sources=tuple(_source(one.named("key")) for one in table.tables("source")),
        lapse=_lapse(table.table("lapse")),
    )


def profession(table: Table, kinds: tuple[str, ...]) -> Profession:
    """A ``[[profession]]`` table."""
    table.only(
        "key", "title", "degrees", "taxonomies", "physician", "app", "prescriber", "licences",
        "education", "boards",
    )  # fmt: skip
    return Profession(
        key=table.text("key"),
        title=table.text("title"),
        degrees=table.words("degrees"),
        taxonomies=table.words("taxonomies"),
        physician=table.flag("physician"),
        app=table.flag("app"),
        prescriber=table.flag("prescriber"),
        licences=table.words("licences", kinds),
        education=table.words("education", kinds),
        boards=table.words("boards"),
    )


def requirement(table: Table, kinds: tuple[str, ...]) -> Requirement:
    """A ``[[requirement]]`` table."""
    table.only(
        "key", "title", "test", "kinds", "consequence", "remedy", "verb", "unit", "warn",
        "warn_unit", "options",
    )  # fmt: skip
    consequence = table.whole("consequence")
    if not 0 <= consequence <= 9:
        raise table.error("consequence", f"is {consequence}", "rank it from 0 (worst) to 9")
    return Requirement(
        key=table.text("key"),
        title=table.text("title"),
        test=table.choice("test", TESTS),
        kinds=table.words("kinds", kinds),
        consequence=consequence,
        remedy=table.text("remedy"),
        verb=table.choice("verb", VERBS),
        unit=table.choice("unit", UNITS, ""),
        warn=table.whole("warn", 0),
        warn_unit=table.choice("warn_unit", UNITS, "days"),
        options=_options(table.table("options")),
    )


def pack(key: str, tables: list[Table], known: Known) -> Pack:
    """All files of one folder of standards; exactly one of them has the ``[pack]`` header."""
    heads = [head for head in (table.table("pack") for table in tables) if head]
    if len(heads) != 1:
        place = tables[0] if tables else Table(key, "", {})
        raise place.error("pack", f"stands in {len(heads)} files", "write one [pack] table")
    head = heads[0].only("title", "issuer", "edition", "from")
    default = Value(from_on=head.day("from"), edition=head.text("edition"))
    rules = (
        _rule(row.named("id"), default, known)
        for table in tables
        for row in table.only("pack", "rule").tables("rule")
    )
    return Pack(key, head.text("title"), head.text("issuer"), default.edition, tuple(rules))


def _rule(table: Table, default: Value, known: Known) -> Rule:
    table.only(
        "id", "title", "text", "citation", "severity", "confidence", "proof", "requirements",
        "facilities", "states", "professions", "sources", "aliases", "note", "value", "from",
        "to", "limit", "unit", "span",
    )  # fmt: skip
    rule = Rule(
        id=table.text("id"),
        title=table.text("title"),
        text=table.text("text"),
        citation=table.text("citation"),
        severity=table.choice("severity", SEVERITIES),
        confidence=table.choice("confidence", CONFIDENCES),
        values=_values(table, default),
        proof=table.choice("proof", PROOFS, "file"),
        requirements=table.words("requirements", tuple(known.requirements)),
        facilities=table.words("facilities", known.facilities),
        states=table.words("states"),
        professions=table.words("professions", (*GROUPS, *known.professions)),
        sources=table.words("sources"),
        aliases=table.words("aliases"),
        note=table.text("note", ""),
    )
    if (rule.proof == "file") != bool(rule.requirements):
        raise table.error(
            "proof",
            f"is {rule.proof!r}",
            'a rule proven by the "file" names requirements, any other rule names none',
        )
    for key in rule.requirements:
        _refuse_limit(table, rule, known.requirements[key])
    return rule


def _refuse_limit(table: Table, rule: Rule, requirement: Requirement) -> None:
    limits = {value.limit for value in rule.values}
    if requirement.test in LIMITED_TESTS and None in limits:
        raise table.error("limit", "is missing", f"{requirement.key!r} needs a number")
    if not requirement.unit and limits != {None}:
        raise table.error("limit", "is given", f"{requirement.key!r} takes none, leave it out")


def _values(table: Table, default: Value) -> tuple[Value, ...]:
    inner = table.tables("value")
    for one in inner:
        one.only("from", "to", "limit", "unit", "span", "edition")
    values = [_value(one, default) for one in inner or [table]]
    values.sort(key=lambda value: value.from_on)
    for earlier, after in pairwise(values):
        if (earlier.to_on or date.max) >= after.from_on:
            raise table.error("value", "overlaps the next", "end it on the day before")
    return tuple(values)


def _value(table: Table, default: Value) -> Value:
    limit = table.whole("limit", required=False)
    unit = table.choice("unit", UNITS, "" if limit is None else None)
    return Value(
        from_on=table.day("from", default.from_on),
        to_on=table.day("to", required=False),
        limit=limit,
        unit=unit,
        span=table.whole("span", required=False),
        edition=table.text("edition", default.edition),
    )


def _field(table: Table) -> Field:
    table.only("key", "label", "type", "required", "choices", "help")
    field = Field(
        key=table.text("key"),
        label=table.text("label"),
        type=table.choice("type", FIELD_TYPES, "text"),
        required=table.flag("required"),
        choices=table.words("choices"),
        help=table.text("help", ""),
    )
    if (field.type == "choice") != bool(field.choices):
        raise table.error("choices", f"do not fit the type {field.type!r}", "give both or neither")
    return field


def _source(table: Table) -> Source:
    table.only("key", "name", "method", "address", "note")
    return Source(
        key=table.text("key"),
        name=table.text("name"),
        method=table.choice("method", METHODS),
        address=table.text("address", ""),
        note=table.text("note", ""),
    )


def _lapse(table: Table | None) -> Lapse | None:
    if table is None:
        return None
    table.only("consequence", "title", "reach", "citation")
    return Lapse(
        consequence=table.text("consequence"),
        title=table.text("title"),
        reach=table.choice("reach", REACHES),
        citation=table.text("citation"),
    )


def _options(table: Table | None) -> dict[str, str]:
    keys: Iterable[str] = table.data if table else ()
    return {key: table.text(key) for key in keys}
