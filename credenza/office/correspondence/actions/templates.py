"""Letterheads, and the office's own templates in versions; none is ever changed."""

from datetime import date, datetime

from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.formats.letters import template_trouble
from credenza.office.correspondence.models import Letterhead, Template
from credenza.office.correspondence.queries.templates import next_version
from credenza.office.correspondence.queries.typesetting import example, kind_of
from credenza.office.documents.actions import Handed, store
from credenza.office.ledger.actions import act

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def check_template(*, kind: str, facility, handed: Handed, by: Actor, at: datetime) -> None:
    """Try the template out on an invented letter. Raises Refused, saying what to mend."""
    if handed.facts.media_type != DOCX:
        raise Refused(refused("A template is a DOCX file, as Word saves it. Choose another file."))
    one = kind_of(kind)
    trouble = template_trouble(handed.data, [field.key for field in one.fields])
    if trouble:
        raise Refused(refused(trouble))
    example(one, facility, by, at, handed.data)


@act("letter-template:add")
def add_template(
    *,
    kind: str,
    facility,
    handed: Handed,
    effective_on: date,
    note: str = "",
    by: Actor,
    at: datetime,
) -> Template:
    """Take a template in as the next version for its kind, at one facility or everywhere (None).

    Letters dated from ``effective_on`` are written with it. Checked before, by ``check_template``;
    documents of other rooms that have templates, such as minutes, are checked there.
    """
    return Template.objects.create(
        kind=kind,
        facility=facility,
        version=next_version(kind, facility),
        document=store(handed=handed, by=by, at=at),
        effective_on=effective_on,
        note=note,
        added_at=at,
        added_by=by.name,
    )


@act("letter-template:withdraw")
def withdraw_template(
    *, template: Template, on: date, by: Actor, at: datetime, reason: str
) -> None:
    """Write no letter dated ``on`` or later with it. Raises Refused where it was withdrawn."""
    rows = Template.objects.filter(pk=template.pk, withdrawn_on=None)
    if not rows.update(withdrawn_on=on):
        raise Refused(refused("This version was withdrawn already."))


@act("letterhead:keep")
def keep_letterhead(*, facility, values: dict, by: Actor, at: datetime) -> Letterhead:
    """Say how the letters of a facility begin and who signs; None: the office as a whole."""
    row, _ = Letterhead.objects.update_or_create(facility=facility, defaults=values)
    return row
