"""Answering: every answer is kept as it was typed, and a changed answer voids the signature."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import F, Max

from credenza.core.applications.answers import paper, why
from credenza.core.applications.kinds import KIND, Section
from credenza.core.applications.steps import INVITED
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused, require
from credenza.office.credentialing.actions.steps import go
from credenza.office.credentialing.actions.voiding import changed
from credenza.office.credentialing.models import Answers, Application, Upload
from credenza.office.credentialing.queries.answers import clear, seal, sealed_keys
from credenza.office.credentialing.queries.forms import section_of, sections_of
from credenza.office.credentialing.queries.reach import may_answer
from credenza.office.ledger.actions import about, act
from credenza.office.practitioners.actions.editing import Conflict

LONGEST = 20_000


@act("answer:begin")
def begin(*, application: Application, by: Actor, at: datetime) -> Application:
    """Begin to fill in: every page that does not repeat gets its entry."""
    about(practitioner=application.practitioner_id)
    if application.state == INVITED:
        go(application=application, verb="start", by=by, at=at)
    require(may_answer(by, application))
    present = set(application.answers.values_list("section", flat=True))
    asked = [one for one in sections_of(application) if not (one.repeats or one.provided_by)]
    for section in asked:
        if section.key not in present:
            _create(application, section, _given(application, section), "typed", by, at)
    return application


@act("answer:add")
def add_entry(
    *,
    application: Application,
    section: Section,
    values: Mapping[str, str] | None = None,
    origin: str = "typed",
    by: Actor,
    at: datetime,
) -> Answers:
    """Add an entry to a page that repeats; that there is none no longer counts."""
    application = _held(application, by)
    if not section.repeats:
        raise Refused(refused(f"“{section.title}” has one entry only."))
    application.answers.filter(section=section.key, none=True).delete()
    changed(application, by, at)
    return _create(application, section, values or {}, origin, by, at)


@act("answer:save")
def save(
    *, row: Answers, version: int, values: Mapping[str, str], by: Actor, at: datetime
) -> Answers:
    """Keep the answers of one entry, those that the page asks. Raises Conflict where somebody else
    changed the entry since ``version`` was read.
    """
    application = _held(row.application, by)
    section = section_of(application, row.section)
    row = Answers.objects.select_for_update(of=("self",)).get(pk=row.pk)
    differing = _differing(row, section, values)
    if not differing:
        return row
    if row.version != version:
        raise Conflict(row)
    row.values |= differing
    row.version += 1
    row.changed_at, row.changed_by = at, by.name[:120]
    row.save(update_fields=["values", "version", "changed_at", "changed_by"])
    changed(application, by, at)
    return row


@act("answer:remove")
def remove_entry(*, row: Answers, by: Actor, at: datetime) -> None:
    """Take an entry away again, with what was handed in with it."""
    application = _held(row.application, by)
    if not section_of(application, row.section).repeats:
        raise Refused(refused("This page always has its entry."))
    row.delete()
    changed(application, by, at)


@act("answer:none")
def say_none(
    *, application: Application, section: Section, none: bool, by: Actor, at: datetime
) -> None:
    """Say that there is nothing to tell, or take that back. Raises Refused while entries tell."""
    application = _held(application, by)
    own = application.answers.filter(section=section.key)
    if none and not section.none_allowed:
        raise Refused(refused(f"“{section.title}” needs an entry."))
    if none and own.filter(none=False).exists():
        raise Refused(refused(f"Remove each {section.noun} first."))
    own.filter(none=True).delete()
    if none:
        row = _create(application, section, {}, "typed", by, at)
        Answers.objects.filter(pk=row.pk).update(none=True)
    changed(application, by, at)


@act("answer:attach")
def attach(*, row: Answers, question: str, document, by: Actor, at: datetime) -> Upload:
    """Hand in a stored document with an answer. Raises Refused for a question that takes none."""
    application = _held(row.application, by)
    section = section_of(application, row.section)
    if question not in {paper(one) for one in section.questions}:
        raise Refused(refused("No document belongs here."))
    made = Upload.objects.create(answers=row, question=question, document=document)
    Answers.objects.filter(pk=row.pk).update(version=F("version") + 1, changed_at=at)
    changed(application, by, at)
    return made


@act("answer:detach")
def detach(*, upload: Upload, by: Actor, at: datetime) -> None:
    """Take a document away again; its bytes stay stored with the ledger's word of it."""
    application = _held(upload.answers.application, by)
    Answers.objects.filter(pk=upload.answers_id).update(version=F("version") + 1, changed_at=at)
    upload.delete()
    changed(application, by, at)


def _held(application: Application, by: Actor) -> Application:
    """The application as it is now, held, once ``by`` may answer in it."""
    rows = Application.objects.select_for_update(of=("self",))
    held = rows.select_related("practitioner", "facility", "department").get(pk=application.pk)
    about(practitioner=held.practitioner_id, application=held.pk)
    require(may_answer(by, held))
    return held


def _create(application, section: Section, values, origin: str, by: Actor, at) -> Answers:
    own = application.answers.filter(section=section.key)
    last = own.aggregate(last=Max("position"))["last"] or 0
    row = Answers(
        application=application,
        section=section.key,
        position=last + 1,
        origin=origin,
        changed_at=at,
        changed_by=by.name[:120],
    )
    row.values = _differing(row, section, values)
    row.save()
    return row


def _given(application: Application, section: Section) -> Mapping[str, str]:
    """What the office gave when it opened the application is where the applicant begins."""
    given = application.details
    return {one.key: str(given[one.key]) for one in section.questions if one.key in given}


def _differing(row: Answers, section: Section, values: Mapping[str, str]) -> dict[str, str]:
    """Those of ``values`` that the section asks and that differ from what is kept, as kept."""
    asked = {one.key for one in section.questions if one.type != "document"}
    asked |= {why(one) for one in section.questions if one.explain_on}
    asked |= {KIND} if len(section.credentials) > 1 else set()
    sealed, found = sealed_keys(section), {}
    for key in asked & set(values):
        text = values[key].replace("\0", "").replace("\r\n", "\n").strip()[:LONGEST]
        kept = row.values.get(key, "")
        if text != (clear(row, key, kept) if key in sealed else kept):
            found[key] = seal(row, key, text) if key in sealed else text
    return found
