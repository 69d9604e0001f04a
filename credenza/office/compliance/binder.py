"""The binder of a survey: each file's evidence as one bookmarked PDF, and as a workbook."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from credenza.core.calendar import long_date
from credenza.core.letters import Block, Grid, Paragraph
from credenza.formats.packets import Entry, Front, Mark, Paper, bind, part, stamped
from credenza.formats.tables import ListSheet, workbook_bytes
from credenza.office.compliance.models import Shown, Survey
from credenza.office.compliance.queries.dossiers import Dossier, dossier
from credenza.office.compliance.queries.surveys import files_of, looks_of
from credenza.office.documents.queries import read
from credenza.office.practitioners.templatetags.people import (
    filed,
    profession_title,
    result_word,
    source_name,
    term,
)

LEGEND = "Confidential. For the surveyors of this survey alone."
EVIDENCE = (
    "File", "NPI", "What", "State", "Number", "Held", "Answer", "Source", "Verified on", "By",
    "Document", "SHA-256",
)  # fmt: skip
FILES = ("File", "NPI", "Why it is shown", "Called", "In hand")
LOOKS = ("When", "Who", "File", "What")


def pdf(survey: Survey, reader: str, as_of: date) -> bytes:
    """Every file that the survey shows, by name, with its documents; marked for its reader."""
    rows = _by_name(survey)
    entries = [_entry(number, one) for number, one in enumerate(rows, 1)]
    parts = [
        _part(entry, _dossier(survey, one, as_of)) for entry, one in zip(entries, rows, strict=True)
    ]
    front = Front(
        office=survey.facility.name,
        committee=survey.title,
        title="Files of the survey",
        when=long_date(as_of),
        lines=(f"{len(rows)} files, as they stood on {long_date(as_of)}",),
        legend=LEGEND,
        contents="Contents",
    )
    return stamped(bind(front, entries, parts).pdf, Mark(reader, LEGEND, long_date(as_of)))


def workbook(survey: Survey, as_of: date) -> bytes:
    """The same evidence line by line, the files and who looked, in three sheets."""
    rows, zone = _by_name(survey), ZoneInfo(survey.facility.zone)
    evidence = (
        line for one in rows for line in _lines(one.practitioner, _dossier(survey, one, as_of))
    )
    files = (
        (
            filed(one.practitioner),
            one.practitioner.npi,
            one.why,
            _local(one.called_at, zone),
            _local(one.ready_at, zone),
        )
        for one in rows
    )
    looks = (
        (
            _local(one.at, zone),
            one.user.name,
            filed(one.practitioner),
            one.document.name if one.document else "the file",
        )
        for one in looks_of(survey)
    )
    return workbook_bytes(
        [
            ListSheet("Evidence", EVIDENCE, evidence),
            ListSheet("Files", FILES, files),
            ListSheet("Looks", LOOKS, looks),
        ]
    )


def _by_name(survey: Survey) -> list[Shown]:
    return sorted(files_of(survey), key=lambda one: (str(one.practitioner), one.pk))


def _dossier(survey: Survey, one: Shown, as_of: date) -> Dossier:
    return dossier(one.practitioner, survey.facility_id, as_of, peer_review=survey.peer_review)


def _entry(number: int, one: Shown) -> Entry:
    person = one.practitioner
    facts = (profession_title(person.profession), f"NPI {person.npi or '–'}", one.why)
    return Entry(number=str(number), title=filed(person), about=facts)


def _part(entry: Entry, file: Dossier) -> bytes:
    papers = [Paper(one.name, one.media_type, read(one)) for one in file.documents.values()]
    over = f"File {entry.number}"
    return part(entry, papers, blocks=list(_blocks(file)), over=over)


def _blocks(file: Dossier) -> Iterator[Block]:
    yield from _titled("Appointment", ("Category", "Term", "Decided"), list(_appointments(file)))
    yield from _titled("Credentials", ("What", "Held", "Proof"), list(_held(file)))
    yield from _titled("Queries and checks", ("Check", "Last answers"), list(_checks(file)))
    yield from _titled("Privileges", ("Privilege", "Term", "Decided"), list(_privileges(file)))
    yield from _titled("Decisions", ("By", "What", "On"), list(_decisions(file)))


def _titled(title: str, head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Iterator[Block]:
    yield Paragraph(title)
    yield Grid(head, tuple(rows)) if rows else Paragraph("Nothing on record.")


def _appointments(file: Dossier) -> Iterator[tuple[str, ...]]:
    for one in file.appointments:
        yield one.category, f"{_day(one.starts_on)} – {_day(one.ends_on)}", _day(one.decided_on)


def _held(file: Dossier) -> Iterator[tuple[str, ...]]:
    for one in file.held:
        where = " ".join(filter(None, (one.credential.jurisdiction, one.credential.number)))
        title = f"{one.kind.title}, {where}" if where else one.kind.title
        yield (
            title,
            term(one.credential),
            "; ".join(map(_answer, one.answers[:2])) or "not verified",
        )


def _checks(file: Dossier) -> Iterator[tuple[str, ...]]:
    for one in file.checks:
        if one.answers:
            yield one.kind.title, "; ".join(map(_answer, one.answers[:4]))


def _privileges(file: Dossier) -> Iterator[tuple[str, ...]]:
    for one in file.privileges:
        grant = one.grant
        days = f"{_day(grant.starts_on)} – {_day(grant.ends_on)}"
        yield one.named.title, days, _day(grant.decided_on)


def _decisions(file: Dossier) -> Iterator[tuple[str, ...]]:
    for one in file.applications:
        yield "Application", f"{one.title}: {one.outcome}", _day(one.decided_on)
    for one in file.decisions:
        counts = f"{one.yes} for, {one.no} against, {one.abstained} abstained"
        yield one.item.meeting.committee.name, f"{one.choice}; {counts}", _day(one.at.date())


def _answer(one) -> str:
    day = _day(one.verified_on or one.asked_on)
    return f"{result_word(one.result)}, {source_name(one)}, {day}, {one.verified_by}"


def _lines(person, file: Dossier) -> Iterator[tuple]:
    """One line for each answer, and one for what nobody verified."""
    who = filed(person), person.npi
    for held in file.held:
        row = held.credential
        what = held.kind.title, row.jurisdiction, row.number, term(row)
        for answer in held.answers or (None,):
            yield (*who, *what, *_proof(answer))
    for check in file.checks:
        for answer in check.answers:
            yield (*who, check.kind.title, answer.jurisdiction, "", "", *_proof(answer))


def _proof(answer) -> tuple:
    if answer is None:
        return "not verified", None, None, None, None, None
    paper = answer.document
    return (
        result_word(answer.result),
        source_name(answer),
        answer.verified_on or answer.asked_on,
        answer.verified_by,
        paper.name if paper else None,
        paper.sha256 if paper else None,
    )


def _day(day: date | None) -> str:
    return f"{day.day} {day:%b %Y}" if day else "–"


def _local(instant: datetime | None, zone: ZoneInfo) -> datetime | None:
    return instant.astimezone(zone) if instant else None
