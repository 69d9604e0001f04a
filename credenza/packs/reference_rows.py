"""From ``applications/references.toml`` to the shapes of the core."""

from collections.abc import Mapping
from types import MappingProxyType

from credenza.core.applications.references import (
    COMPETENCIES,
    CONCERNS,
    OTHER,
    PEER_TOPICS,
    QUESTION_TYPES,
    RECOMMENDATIONS,
    SPEAKERS,
    Block,
    Discipline,
    Rating,
    ReferenceForm,
    ReferencePolicy,
    ReferenceQuestion,
    Relation,
)
from credenza.packs.schema import Table

FLAGS = (
    "relation_close", "discipline_differs", "long_ago", "known_short", "name_differs",
    "cannot_judge", "private_mail",
)  # fmt: skip
Choices = tuple[tuple[str, str], ...]


def reference_policy(file: Table) -> ReferencePolicy:
    """The ``[policy]`` table, with the ratings, relations and disciplines beside it."""
    table = file.table("policy")
    if table is None:
        raise file.error("policy", "is missing", "add a [policy] table")
    table.only(
        "recent_months", "known_months", "cannot_judge", "privileges_at_most", "reminder_days",
        "link_days", "discounts", "private_mail", "citation", "statement",
    )  # fmt: skip
    relations = [_relation(one.named("key")) for one in file.tables("relation")]
    return ReferencePolicy(
        recent_months=table.whole("recent_months"),
        known_months=table.whole("known_months"),
        cannot_judge=table.whole("cannot_judge"),
        privileges_at_most=table.whole("privileges_at_most"),
        reminder_days=_days(table),
        link_days=table.whole("link_days"),
        discounts=table.words("discounts", FLAGS),
        private_mail=table.words("private_mail"),
        statement=table.text("statement"),
        citation=table.text("citation"),
        ratings=tuple(_rating(one.named("key")) for one in file.tables("rating")),
        relations=MappingProxyType({one.key: one for one in relations}),
        disciplines=tuple(_discipline(one.named("key")) for one in file.tables("discipline")),
    )


def reference_forms(file: Table, policy: ReferencePolicy, professions: tuple[str, ...]) -> list:
    """The ``[[form]]`` tables, built of the ``[[block]]`` tables that they name."""
    blocks = {one.key: one for one in (_block(table, policy) for table in file.tables("block"))}
    return [_form(table.named("key"), blocks, professions) for table in file.tables("form")]


def _form(table: Table, blocks: Mapping[str, Block], professions: tuple[str, ...]) -> ReferenceForm:
    table.only(
        "key", "title", "edition", "speaker", "purpose", "professions", "taxonomies", "procedures",
        "proves", "blocks",
    )  # fmt: skip
    form = ReferenceForm(
        key=table.text("key"),
        title=table.text("title"),
        edition=table.text("edition"),
        speaker=table.choice("speaker", tuple(SPEAKERS)),
        purpose=table.text("purpose"),
        professions=table.words("professions", ("everyone", *professions)),
        blocks=tuple(blocks[key] for key in table.words("blocks", tuple(blocks))),
        taxonomies=table.words("taxonomies"),
        proves=table.text("proves", "peer_reference"),
        procedures=table.flag("procedures"),
    )
    _refuse_doubled_questions(table, form)
    return form


def _refuse_doubled_questions(table: Table, form: ReferenceForm) -> None:
    keys = [one.key for one in form.questions()]
    for key in keys:
        if keys.count(key) > 1:
            raise table.error("blocks", f"ask {key!r} twice", "name each block once")


def _block(table: Table, policy: ReferencePolicy) -> Block:
    table = table.named("key").only("key", "title", "intro", "question")
    return Block(
        key=table.text("key"),
        title=table.text("title"),
        intro=table.text("intro", ""),
        questions=tuple(_question(one.named("key"), policy) for one in table.tables("question")),
    )


def _question(table: Table, policy: ReferencePolicy) -> ReferenceQuestion:
    table.only(
        "key", "label", "type", "competency", "topic", "concern", "choices", "from", "words_on",
        "when", "required", "help",
    )  # fmt: skip
    question = ReferenceQuestion(
        key=table.text("key"),
        label=table.text("label"),
        type=table.choice("type", QUESTION_TYPES, "rating"),
        competency=table.choice("competency", tuple(COMPETENCIES), ""),
        topic=table.choice("topic", tuple(PEER_TOPICS), ""),
        concern=table.choice("concern", CONCERNS, ""),
        choices=_choices(table, policy),
        words_on=table.words("words_on"),
        when=table.text("when", ""),
        required=table.flag("required") if "required" in table.data else True,
        help=table.text("help", ""),
    )
    if (question.type == "choice") != bool(question.choices):
        raise table.error("choices", f"do not fit the type {question.type!r}", "give both or none")
    if (question.type == "rating") != bool(question.competency):
        raise table.error("competency", "belongs to ratings alone", "name it for each rating")
    return question


def _choices(table: Table, policy: ReferencePolicy) -> Choices:
    listed = {
        "relations": tuple((one.key, one.title) for one in policy.relations.values()),
        "disciplines": (*_of_disciplines(policy), (OTHER, "Another profession")),
        "recommendations": tuple(RECOMMENDATIONS.items()),
    }
    if "from" in table.data:
        return listed[table.choice("from", tuple(listed))]
    pairs = table.data.get("choices", [])
    if not isinstance(pairs, list) or any(
        not isinstance(pair, list) or len(pair) != 2 for pair in pairs
    ):
        raise table.error("choices", "do not read", 'write pairs, [["yes", "Yes"], …]')
    return tuple((str(key), str(title)) for key, title in pairs)


def _of_disciplines(policy: ReferencePolicy) -> Choices:
    return tuple((one.professions[0], one.title.capitalize()) for one in policy.disciplines)


def _rating(table: Table) -> Rating:
    table.only("key", "title", "below")
    return Rating(table.text("key"), table.text("title"), table.flag("below"))


def _relation(table: Table) -> Relation:
    table.only("key", "title", "close", "words")
    return Relation(
        key=table.text("key"),
        title=table.text("title"),
        close=table.choice("close", ("never", "not_only"), ""),
        words=table.words("words"),
    )


def _discipline(table: Table) -> Discipline:
    table.only("key", "title", "professions", "also")
    return Discipline(
        table.text("key"), table.text("title"), table.words("professions"), table.words("also")
    )


def _days(table: Table) -> tuple[int, ...]:
    days = table.data.get("reminder_days")
    whole = isinstance(days, list) and all(type(day) is int and day > 0 for day in days)
    if not whole or sorted(set(days)) != days:
        raise table.error("reminder_days", f"is {days!r}", "write rising whole numbers, [3, 7, 14]")
    return tuple(days)
