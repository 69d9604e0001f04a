"""From TOML tables to kinds of letters; a placeholder that is misspelt cannot be overlooked."""

import re
from collections.abc import Iterable, Iterator

from credenza.core.letters import (
    AUDIENCES,
    FIELD_TYPES,
    STANDING,
    Block,
    Items,
    LetterField,
    LetterKind,
    Paragraph,
    placeholders,
    texts_of,
)
from credenza.packs.schema import Table

_NUMBER = re.compile(r"\d+\. ")


def letter_kind(table: Table) -> LetterKind:
    """A ``[[letter]]`` table."""
    table.only(
        "key", "title", "audience", "subject", "body", "salutation", "closing", "legend",
        "citation", "attach", "proof_of_delivery", "field",
    )  # fmt: skip
    kind = LetterKind(
        key=table.text("key"),
        title=table.text("title"),
        family=table.file.removesuffix(".toml"),
        audience=table.choice("audience", AUDIENCES),
        subject=table.text("subject"),
        body=tuple(blocks(table.prose("body"))),
        fields=tuple(_field(one.named("key")) for one in table.tables("field")),
        salutation=table.text("salutation", "Dear {addressee}:"),
        closing=table.text("closing", "Sincerely,"),
        legend=table.text("legend", ""),
        citation=table.text("citation"),
        attach=table.flag("attach"),
        proof_of_delivery=table.flag("proof_of_delivery"),
    )
    _check(kind, table)
    return kind


def blocks(prose: str) -> Iterator[Block]:
    """Paragraphs, set apart by empty lines; lines that begin with “- ” or “1. ” are a list."""
    for part in re.split(r"\n\s*\n", prose):
        lines = [line.strip() for line in part.strip().splitlines()]
        if lines[0].startswith("- "):
            yield Items(tuple(_items(lines, "- ")))
        elif _NUMBER.match(lines[0]):
            yield Items(tuple(_items([_NUMBER.sub("- ", one) for one in lines], "- ")), True)
        else:
            yield Paragraph(" ".join(lines))


def _items(lines: Iterable[str], mark: str) -> list[str]:
    """The items of a list; a line without the mark goes on with the item before it."""
    items: list[str] = []
    for line in lines:
        if line.startswith(mark):
            items.append(line.removeprefix(mark))
        else:
            items[-1] = f"{items[-1]} {line}"
    return items


def _field(table: Table) -> LetterField:
    table.only("key", "label", "type", "required", "columns", "help", "example", "at_least")
    field = LetterField(
        key=table.text("key"),
        label=table.text("label"),
        type=table.choice("type", FIELD_TYPES, "text"),
        required=table.flag("required"),
        columns=table.words("columns"),
        help=table.text("help", ""),
        example=table.prose("example", ""),
        at_least=table.whole("at_least", 0),
    )
    if field.key in STANDING:
        raise table.error("key", f"is {field.key!r}", "the office fills that in; use another name")
    if bool(field.columns) != (field.type == "table"):
        raise table.error(
            "columns", "belongs to a table alone", "set type to table, or take it out"
        )
    return field


def _check(kind: LetterKind, table: Table) -> None:
    parts = [kind.subject, kind.salutation, *(text for one in kind.body for text in texts_of(one))]
    used = {name for part in parts for name in placeholders(part)}
    known = {*STANDING, *(field.key for field in kind.fields)}
    for name in sorted(used - known):
        raise table.error(f"{{{name}}}", "is no field of this letter", "declare it or mend it")
    for name in sorted(known - used - set(STANDING)):
        raise table.error(f"field {name}", "stands nowhere in the letter", "use it or take it out")
    for field in kind.fields:
        if field.type in ("list", "table") and not _stands_alone(field.key, kind, parts):
            raise table.error(
                f"{{{field.key}}}", f"is a {field.type}", "give it a paragraph of its own"
            )


def _stands_alone(key: str, kind: LetterKind, parts: Iterable[str]) -> bool:
    alone = Paragraph(f"{{{key}}}") in kind.body
    return alone and sum(f"{{{key}}}" in part for part in parts) == 1
