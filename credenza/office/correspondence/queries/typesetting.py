"""A letter typeset and not yet kept: what the preview shows is what is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from credenza.core.calendar import local_day, long_date
from credenza.core.letters import LetterKind, Value, Words, compose, draft
from credenza.core.names import display_name
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.formats.letters import Letter, LetterTrouble, as_docx, as_pdf, words_of
from credenza.office.correspondence.models import Template
from credenza.office.correspondence.queries.addressees import Addressee, name_of
from credenza.office.correspondence.queries.templates import (
    letterhead_of,
    signer_of,
    template_for,
)
from credenza.office.documents.queries import read
from credenza.office.practitioners.queries.days import today
from credenza.packs.loader import letter_kinds

CERTIFIED = "By certified mail, return receipt requested, or by hand against receipt"


@dataclass(frozen=True, slots=True)
class Typeset:
    """Both documents of a letter, and what they were made from."""

    kind: LetterKind
    subject: str
    dated_on: date
    pdf: bytes
    docx: bytes
    template: Template | None


def kind_of(key: str) -> LetterKind:
    """The kind of letter of that key. Raises Refused where the packs have none."""
    kind = letter_kinds().get(key)
    if kind is None:
        raise Refused(refused(f"There is no kind of letter called “{key}”."))
    return kind


def typeset(
    *,
    kind: str,
    practitioner,
    facility,
    to: Addressee,
    values: Mapping[str, Value],
    by: Actor,
    at: datetime,
) -> Typeset:
    """The letter as PDF and DOCX, dated today at the facility.

    ``practitioner`` None: it is about nobody's file.
    With a template of the office's own, the PDF says word for word what the DOCX says. Raises
    Refused, in words for the writer, where something is missing or cannot be typeset.
    """
    one, day = kind_of(kind), _day(facility, at)
    words = compose(one, values, _standing(practitioner, facility, to), day)
    letter = _letter(one, words, facility, to, by, day)
    template = template_for(kind, facility, day)
    docx, pdf = _documents(letter, words, template and read(template.document))
    return Typeset(one, letter.subject, day, pdf, docx, template)


def preview(
    *,
    kind: str,
    practitioner,
    facility,
    to: Addressee,
    values: Mapping[str, Value],
    by: Actor,
    at: datetime,
) -> bytes:
    """The PDF as it would be written now, with what is missing in brackets.

    Raises Refused where it cannot be typeset.
    """
    one, day = kind_of(kind), _day(facility, at)
    words = draft(one, values, _standing(practitioner, facility, to), day)
    letter = _letter(one, words, facility, to, by, day)
    template = template_for(kind, facility, day)
    if template is None:
        return _sound(as_pdf, letter)
    return _documents(letter, words, read(template.document))[1]


def example(kind: LetterKind, facility, by: Actor, at: datetime, template: bytes | None) -> bytes:
    """The PDF of a letter to an invented practitioner. Raises Refused as ``typeset`` does."""
    day = _day(facility, at)
    to = Addressee(
        "Adaeze Okafor, MD", ("12 Elm Street", "Cedar Valley, OH 44001"), "", "Dr. Okafor"
    )
    standing = {
        "addressee": to.greeting,
        "practitioner": to.name,
        "facility": facility.name if facility else letterhead_of(None).name,
    }
    values = {one.key: one.example for one in kind.fields}
    words = draft(kind, values, standing, day)
    return _documents(_letter(kind, words, facility, to, by, day), words, template)[1]


def _standing(practitioner, facility, to: Addressee) -> dict[str, str]:
    return {
        "addressee": to.greeting or to.name,
        "practitioner": display_name(name_of(practitioner)) if practitioner else "",
        "facility": facility.name if facility else letterhead_of(None).name,
    }


def _letter(
    kind: LetterKind, words: Words, facility, to: Addressee, by: Actor, day: date
) -> Letter:
    return Letter(
        letterhead=letterhead_of(facility),
        dated=long_date(day),
        addressee=to.block,
        subject=words.subject,
        salutation=words.salutation,
        blocks=words.blocks,
        closing=words.closing,
        signer=signer_of(facility, by),
        legend=words.legend,
        delivery=CERTIFIED if kind.proof_of_delivery else "",
    )


def _documents(letter: Letter, words: Words, template: bytes | None) -> tuple[bytes, bytes]:
    """The DOCX, and the PDF of the same words."""
    docx = _sound(as_docx, letter, template, words.filled)
    return docx, _sound(as_pdf, _in_words_of(docx, letter) if template else letter)


def _sound(make: Callable[..., bytes], *given) -> bytes:
    try:
        return make(*given)
    except LetterTrouble as trouble:
        raise Refused(refused(str(trouble))) from trouble


def _in_words_of(docx: bytes, letter: Letter) -> Letter:
    """The same letter, its page filled with nothing but the words of the DOCX."""
    return replace(
        letter, dated="", delivery="", addressee=(), salutation="", closing="", copies=(),
        signer=replace(letter.signer, name="", title=""), blocks=words_of(docx),
    )  # fmt: skip


def _day(facility, at: datetime) -> date:
    return local_day(at, ZoneInfo(facility.zone)) if facility else today(at)
