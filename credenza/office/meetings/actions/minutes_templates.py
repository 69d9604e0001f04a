"""The office's own DOCX of minutes, in versions beside those of letters."""

from datetime import date, datetime
from typing import Any

from credenza.core.committees.minutes import Section, Written
from credenza.core.letters import Grid, Items, Paragraph
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.formats.letters import LetterTrouble
from credenza.formats.minutes import as_docx, template_trouble
from credenza.office.correspondence.actions.templates import add_template
from credenza.office.documents.actions import Handed
from credenza.office.meetings.actions.minutes import DOCX, TEMPLATE

NO_DOCX = "A template is a DOCX file, as Word saves it. Choose another file."


EXAMPLE = Written(
    office="North General",
    committee="Credentials Committee",
    title="Minutes, 1 December 2026",
    facts=(("Presiding", "Ann Poe, MD"),),
    legend="Confidential",
    statute="",
    sections=(
        Section(
            "item",
            "Policy on consent",
            "Discussed.",
            (Paragraph("Carried: 5 for."), Items(("For",)), Grid(("Name",), (("A. Poe",),))),
            "1",
            "Consent agenda",
        ),
    ),
    standing="Draft",
    signers=(("Ann Poe, MD", "Presiding"),),
)


def check(*, handed: Handed) -> None:
    """Try a template out on invented minutes. Raises Refused, saying what to mend."""
    if handed.facts.media_type != DOCX:
        raise Refused(refused(NO_DOCX))
    trouble = template_trouble(handed.data)
    if trouble:
        raise Refused(refused(trouble))
    try:
        as_docx(EXAMPLE, handed.data)
    except LetterTrouble as error:
        raise Refused(refused(str(error))) from error


def add(
    *,
    facility: Any,
    handed: Handed,
    effective_on: date,
    note: str = "",
    by: Actor,
    at: datetime,
) -> Any:
    """Take a template in as the next version, at one facility or everywhere (None): minutes of
    meetings from ``effective_on`` on are written with it. Raises Refused as ``check`` does.
    """
    check(handed=handed)
    return add_template(
        kind=TEMPLATE,
        facility=facility,
        handed=handed,
        effective_on=effective_on,
        note=note,
        by=by,
        at=at,
    )
