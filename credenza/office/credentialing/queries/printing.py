"""A signed application as a page for people: who signed what, when, in which words."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from credenza.core.applications.kinds import KIND
from credenza.core.letters import Block, Grid, Paragraph
from credenza.core.privileges.recommending import ANSWERS
from credenza.formats.letters import Letter, Letterhead, LetterTrouble, Signer, as_pdf
from credenza.packs.loader import credential_kinds

SEALED = "sealed:"
HEAD = ("Question", "Answer")


def printed(record: bytes, content: bytes) -> bytes | None:
    """The PDF of what was signed; None where its letters lack a character, as of Chinese names.

    The page on the screen can be printed in any case.
    """
    try:
        return as_pdf(_letter(json.loads(record), json.loads(content)))
    except LetterTrouble:
        return None


def shown(text: str) -> str:
    """An answer as a copy shows it: what is sealed is named, never told."""
    if text.startswith(SEALED):
        return "kept sealed; its keyed fingerprint is signed"
    return text or "not answered"


def rows(section: Mapping, entry: Mapping) -> Iterator[tuple[str, str]]:
    """The questions and answers of one entry of a content."""
    if "none" in entry:
        yield section["title"], entry["none"]
    for one in entry.get("answers", ()):
        answer = _kind(one["answer"]) if one["key"] == KIND else one["answer"]
        told = [shown(answer)] if one["answer"] or not one["papers"] else []
        told += [one["explanation"]] if one["explanation"] else []
        told += [f"{paper['name']} (SHA-256 {paper['sha256']})" for paper in one["papers"]]
        yield one["question"], ". ".join(told)


def _kind(key: str) -> str:
    known = credential_kinds().get(key)
    return known.title if known else key


def _letter(record: Mapping, content: Mapping) -> Letter:
    return Letter(
        letterhead=Letterhead(content["facility"], ("Signed application",)),
        dated=f"{record['signed_at']} ({record['zone']})",
        addressee=(content["practitioner"]["name"],),
        subject=f"{content['kind']['title']}, as signed",
        salutation="",
        blocks=tuple(_blocks(record, content)),
        closing="Signed electronically by",
        signer=Signer(str(record["name"]), f"{record['account_name']}, {record['email']}"),
        legend=f"Content SHA-256 {record['content_sha256']}. Form edition {record['edition']}.",
    )


def _blocks(record: Mapping, content: Mapping) -> Iterator[Block]:
    for section in content["sections"]:
        yield Paragraph(section["title"])
        for entry in section["entries"]:
            if told := tuple(rows(section, entry)):
                yield Grid(HEAD, told)
    if content["privileges"]:
        yield Paragraph("Privileges")
        yield Grid(("Item", "Answer"), tuple(_privileges(content["privileges"])))
    yield Paragraph("Statement signed")
    yield from (Paragraph(one) for one in str(record["meaning"]).split("\n\n"))


def _privileges(lines: Sequence[Mapping]) -> Iterator[tuple[str, str]]:
    """Each line of the request in words, what is asked for first."""
    order = list(ANSWERS)
    for one in sorted(lines, key=lambda one: order.index(one["answer"])):
        yield f"{one['form']}: {one['title']}", "; ".join(_said(one))


def _said(line: Mapping) -> Iterator[str]:
    struck = f", without {', '.join(line['without'])}" if line["without"] else ""
    yield f"{ANSWERS[line['answer']]}{struck}"
    if line["cases"] is not None:
        months = f" in {line['months']} months" if line["months"] else ""
        yield f"{line['cases']} cases{months}"
    yield from filter(None, (line["place"], line["note"]))


@dataclass(frozen=True, slots=True)
class Part:
    """One section of a content, its entries as questions and answers."""

    title: str
    entries: Sequence[Sequence[tuple[str, str]]]


def told(content: Mapping) -> list[Part]:
    """A content as pages show it."""
    parts = [
        Part(one["title"], [list(rows(one, entry)) for entry in one["entries"]])
        for one in content["sections"]
    ]
    asked = list(_privileges(content["privileges"]))
    return [*parts, Part("Privileges", [asked])] if asked else parts
