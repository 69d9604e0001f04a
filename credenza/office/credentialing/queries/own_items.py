"""What a kind of application needs beyond the rules: answers, signature, references, privileges,
and an answer in words to each flag.
"""

from collections.abc import Iterator
from datetime import date

from credenza.core.applications.checklist import (
    APPLICANT,
    DONE,
    OFFICE,
    OPEN,
    REFERENCE,
    WAITING,
    Item,
)
from credenza.core.applications.flags import TITLES
from credenza.core.applications.kinds import ApplicationKind
from credenza.core.applications.steps import WITH_APPLICANT
from credenza.office.credentialing.models import Application
from credenza.office.credentialing.queries.forms import sections_of
from credenza.office.credentialing.queries.privileges import request_of
from credenza.office.credentialing.queries.references import progress
from credenza.office.credentialing.queries.signing import standing, standing_of
from credenza.office.practitioners.queries.days import today
from credenza.packs.loader import application_sections


def items(application: Application, kind: ApplicationKind, as_of: date) -> Iterator[Item]:
    """Every item of the kind's own."""
    yield from _asked_by_office(application, kind)
    if kind.portal:
        yield _signature(application)
        yield from _answers(application)
    if kind.references:
        yield _references(application)
    if kind.privileges:
        yield _privileges(application)
    yield from _flags(application)


def _asked_by_office(application: Application, kind: ApplicationKind) -> Iterator[Item]:
    if kind.asked_of != "office":
        return
    for question in kind.asks:
        if not question.required:
            continue
        answer = application.details.get(question.key, "")
        done = answer == "yes" if question.type == "boolean" else bool(str(answer).strip())
        wanted = "This condition is not met." if question.type == "boolean" else "No answer yet."
        yield Item(
            f"asks:{question.key}",
            question.label,
            DONE if done else OPEN,
            str(answer) if done and question.type != "boolean" else "Yes." if done else wanted,
            citation=kind.citation,
        )


def _signature(application: Application) -> Item:
    title, signed = "Signature", standing(application)
    if signed is None:
        since = application.opened_at.date()
        words = "The applicant has not signed and handed in yet."
        return Item("signature", title, OPEN, words, APPLICANT, since=since)
    verdict = standing_of(signed)
    if verdict:
        day = today(signed.signed_at)
        words = f"Signed by {signed.name}."
        return Item("signature", title, DONE, words, APPLICANT, since=day)
    words = f"The signature does not stand. {verdict.reason}"
    return Item("signature", title, OPEN, words, APPLICANT)


def _answers(application: Application) -> Iterator[Item]:
    """What the applicant handed in and the office did not take over into the file yet."""
    if application.state in WITH_APPLICANT:
        return
    known = application_sections()
    kept = [
        one.key
        for one in sections_of(application)
        if one.key in known and (one.credentials or any(q.column for q in one.questions))
    ]
    rows = application.answers.filter(section__in=kept, none=False, taken_at=None)
    waiting = list(rows.order_by("section").values_list("section", flat=True))
    titles = ", ".join(dict.fromkeys(known[key].title for key in waiting))
    count = len(waiting)
    entries = "1 entry is" if count == 1 else f"{count} entries are"
    words = f"{entries} not taken over into the file: {titles}." if count else "All is in the file."
    yield Item("taken", "Answers taken over", OPEN if count else DONE, words, OFFICE)


def _references(application: Application) -> Item:
    told = progress(application)
    state = DONE if told.enough else WAITING if told.waiting else OPEN
    asked = application.references.exclude(asked_at=None).order_by("asked_at")
    first = asked.values_list("asked_at", flat=True).first()
    waits = REFERENCE if told.waiting else OFFICE
    since = first.date() if first else None
    return Item("references", "Peer references", state, told.sentence, waits, since=since)


def _privileges(application: Application) -> Item:
    request = request_of(application)
    asked = request.lines.filter(answer="asked").count() if request else 0
    words = f"{asked} asked for." if asked else "No privileges are asked for yet."
    return Item("privileges", "Privileges asked for", DONE if asked else OPEN, words, APPLICANT)


def _flags(application: Application) -> Iterator[Item]:
    for flag in application.flags.filter(gone_at=None):
        resolved = bool(flag.resolution)
        yield Item(
            f"flag:{flag.pk}",
            TITLES[flag.kind],
            DONE if resolved else OPEN,
            f"{flag.sentence} {flag.resolution}".strip(),
            OFFICE,
            since=flag.found_at.date(),
        )
