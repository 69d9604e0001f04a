"""From TOML tables to kinds of application, their sections and routes, key by key."""

from collections.abc import Collection
from dataclasses import dataclass

from credenza.core.applications.kinds import (
    KIND,
    PROVIDERS,
    QUESTION_TYPES,
    ApplicationKind,
    Question,
    Route,
    Section,
    Statement,
    Stop,
)
from credenza.core.kinds import GROUPS
from credenza.core.law import SEVERITIES
from credenza.packs.schema import Table

WHO = ("chair", "committee", "board", "executive", "office")
ASKED_OF = ("office", "applicant")
STAFF = ("none", "member", "leave")
# In a browser a field of one of these names hides what the form itself answers by that name, and
# whatever keeps the form's answers then fails.
OF_FORMS = (
    "form", "action", "method", "elements", "length", "submit", "reset", "children", "attributes",
    "parentNode", "tagName",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """What a kind of application may name."""

    sections: Collection[str]
    routes: Collection[str]
    requirements: Collection[str]
    professions: Collection[str]


def section(table: Table, credentials: Collection[str], professions: Collection[str]) -> Section:
    """A ``[[section]]`` table."""
    table.only(
        "key", "title", "intro", "question", "repeats", "at_least", "noun", "credentials",
        "professions", "none_allowed", "none_words", "private", "within", "provided_by", "minutes",
    )  # fmt: skip
    read = Section(
        key=table.text("key"),
        title=table.text("title"),
        intro=table.text("intro"),
        questions=questions(table, "question"),
        repeats=table.flag("repeats"),
        at_least=table.whole("at_least", 0),
        noun=table.text("noun", ""),
        credentials=table.words("credentials", tuple(credentials)),
        professions=table.words("professions", (*GROUPS, *professions)) or ("everyone",),
        none_allowed=table.flag("none_allowed"),
        none_words=table.text("none_words", ""),
        private=table.flag("private"),
        within=table.text("within", ""),
        provided_by=table.choice("provided_by", PROVIDERS, ""),
        minutes=table.whole("minutes", 2),
    )
    _refuse_odd_section(table, read)
    return read


def _refuse_odd_section(table: Table, read: Section) -> None:
    if bool(read.questions) == bool(read.provided_by):
        raise table.error("question", "does not fit", "give questions, or say who provides them")
    if read.repeats != bool(read.noun):
        raise table.error("noun", "does not fit", "a section that repeats names one entry")
    if read.none_allowed != bool(read.none_words):
        raise table.error("none_words", "do not fit", "give both or neither")
    if len(read.credentials) > 1 and KIND not in {one.key for one in read.questions}:
        raise table.error("credentials", "are several", f"ask for the {KIND!r} first")


def questions(table: Table, name: str) -> tuple[Question, ...]:
    """The questions in a table's list; none when absent."""
    read = tuple(_question(one.named("key")) for one in table.tables(name))
    keys = [one.key for one in read]
    for one in read:
        if keys.count(one.key) > 1:
            raise table.error(name, f"has {one.key!r} twice", "rename one")
        if one.when and one.when.partition("=")[0] not in keys:
            raise table.error(name, f"{one.key!r} hangs on {one.when!r}", "name a question of it")
    return read


def _question(table: Table) -> Question:
    if table.data.get("key") in OF_FORMS:
        raise table.error("key", f"is {table.data['key']!r}", "a page's form has that; rename it")
    table.only(
        "key", "label", "type", "required", "help", "choices", "when", "explain_on",
        "document_on", "optional_by_law", "sealed", "once", "column",
    )  # fmt: skip
    read = Question(
        key=table.text("key"),
        label=table.text("label"),
        type=table.choice("type", QUESTION_TYPES, "text"),
        required=table.flag("required"),
        help=table.text("help", ""),
        choices=table.words("choices"),
        when=table.text("when", ""),
        explain_on=table.text("explain_on", ""),
        document_on=table.text("document_on", ""),
        optional_by_law=table.flag("optional_by_law"),
        sealed=table.flag("sealed"),
        once=table.flag("once"),
        column=table.text("column", ""),
    )
    if read.required and read.optional_by_law:
        raise table.error("required", "is true", "what is optional by law is never required")
    if (read.type in ("choice", "choices") and read.key != KIND) != bool(read.choices):
        raise table.error("choices", f"do not fit the type {read.type!r}", "give both or neither")
    return read


def kind(table: Table, known: Known) -> ApplicationKind:
    """A ``[[kind]]`` table."""
    table.only(
        "key", "title", "purpose", "sections", "route", "professions", "portal", "appoints",
        "privileges", "ends", "requirements", "blocks", "references", "expedited",
        "days_to_fill", "days_to_act", "days_to_tell", "months", "max_days", "citation", "ask",
        "asked_of", "staff", "by_member",
    )  # fmt: skip
    return ApplicationKind(
        key=table.text("key"),
        title=table.text("title"),
        purpose=table.text("purpose"),
        sections=table.words("sections", tuple(known.sections)),
        route=table.choice("route", tuple(known.routes)),
        professions=table.words("professions", (*GROUPS, *known.professions)) or ("everyone",),
        portal=table.data.get("portal") is None or table.flag("portal"),
        staff=table.choice("staff", STAFF, ""),
        appoints=table.flag("appoints"),
        privileges=table.flag("privileges"),
        ends=table.flag("ends"),
        requirements=table.words("requirements", tuple(known.requirements)),
        blocks=table.words("blocks", SEVERITIES),
        references=table.whole("references", 0),
        expedited=table.flag("expedited"),
        days_to_fill=table.whole("days_to_fill", 60),
        days_to_act=table.whole("days_to_act", 90),
        days_to_tell=table.whole("days_to_tell", 30),
        months=table.whole("months", 0),
        max_days=table.whole("max_days", 0),
        citation=table.text("citation"),
        asks=questions(table, "ask"),
        asked_of=table.choice("asked_of", ASKED_OF, "office"),
        by_member=table.flag("by_member"),
    )


def route(table: Table) -> Route:
    """A ``[[route]]`` table; its last station, and no other, decides."""
    table.only("key", "title", "stop", "expedited")
    stops = tuple(_stop(one.named("key")) for one in table.tables("stop"))
    if not stops or [one.decides for one in stops] != [False] * (len(stops) - 1) + [True]:
        raise table.error("stop", "has no right end", "let the last station decide, it alone")
    return Route(
        key=table.text("key"),
        title=table.text("title"),
        stops=stops,
        expedited=table.words("expedited", tuple(one.key for one in stops)),
    )


def _stop(table: Table) -> Stop:
    table.only("key", "title", "who", "question", "committee", "days", "decides", "adverse")
    return Stop(
        key=table.text("key"),
        title=table.text("title"),
        who=table.choice("who", WHO),
        question=table.text("question"),
        committee=table.text("committee", ""),
        days=table.whole("days", 14),
        decides=table.flag("decides"),
        adverse=table.flag("adverse"),
    )


def statement(table: Table) -> Statement:
    """A ``[[statement]]`` table."""
    table.only("key", "title", "edition", "agree", "text")
    return Statement(
        key=table.text("key"),
        title=table.text("title"),
        edition=table.text("edition"),
        agree=table.text("agree"),
        text=table.words("text"),
    )
