"""A letter typeset and not yet kept: what the preview shows is what is written."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from credenza.core.calendar import local_day, long_date
from credenza.core.letters import LetterKind, Value, compose
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
    *, kind: str, practitioner, facility, to: Addressee, values: Mapping[str, Value],
    by: Actor, at: datetime,
) -> Typeset:  # fmt: skip
    """The letter as PDF and DOCX, dated today at the facility.

    With a template of the office's own, the PDF says word for word what the DOCX says. Raises
    Refused, in words for the writer, where something is missing or cannot be typeset.
    """
    one, day = kind_of(kind), _day(facility, at)
    template = template_for(kind, facility, day)
    letter, filled = _letter(one, practitioner, facility, to, values, by, day)
    try:
        docx = as_docx(letter, template and read(template.document), filled)
        pdf = as_pdf(_in_words_of(docx, letter) if template else letter)
    except LetterTrouble as trouble:
        raise Refused(refused(str(trouble))) from trouble
    return Typeset(one, letter.subject, day, pdf, docx, template)


def _letter(kind: LetterKind, practitioner, facility, to, values, by, day):
    standing = {
        "addressee": to.greeting or to.name,
        "practitioner": display_name(name_of(practitioner)),
        "facility": facility.name if facility else letterhead_of(None).name,
    }
    words = compose(kind, values, standing, day)
    letter = Letter(
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
    return letter, words.filled


def _in_words_of(docx: bytes, letter: Letter) -> Letter:
    """The same letter, its page filled with nothing but the words of the DOCX."""
    return replace(
        letter, dated="", delivery="", addressee=(), salutation="", closing="", copies=(),
        signer=replace(letter.signer, name="", title=""), blocks=words_of(docx),
    )  # fmt: skip


def _day(facility, at: datetime) -> date:
    return local_day(at, ZoneInfo(facility.zone)) if facility else today(at)
