"""Minutes that write themselves: the record's facts, beside words that a person may change.

What the record shows (who was there, how each voted) stands as it is; only the words beside it
are edited. Approved minutes are sealed, and put right by addenda alone.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace

from credenza.core.calendar import long_date
from credenza.core.committees.agenda import CARRIED, CONSENT, DECIDED, DONE, heading_of
from credenza.core.committees.motions import KINDS, METHODS, STATES
from credenza.core.committees.record import (
    Attendee,
    ItemRecord,
    MeetingRecord,
    MotionRecord,
    Span,
)
from credenza.core.letters import Block, Grid, Items, Paragraph
from credenza.core.workflow import Step, Workflow, sources

MATTER = "minutes"
"""The kind of matter under which minutes wait to be approved."""
DRAFT, PROPOSED, SEALED = "draft", "proposed", "sealed"
KEEP = "meeting:keep"
MINUTES = Workflow(
    states={DRAFT: "Draft", PROPOSED: "Before the committee", SEALED: "Approved and sealed"},
    start=DRAFT,
    steps=(
        Step("propose", sources(DRAFT), PROPOSED, KEEP, "Put before the committee"),
        Step("return", sources(PROPOSED), DRAFT, KEEP, "Take back to correct", reason=True),
        Step("seal", sources(DRAFT, PROPOSED), SEALED, KEEP, "Record the approval and seal"),
    ),
)

OPENING, CLOSING = "opening", "closing"
CLOSED = "This part is not for you: you had no part in the item."
DISCUSSION = "NCQA CR 2: minutes show that the committee discussed the file and why it decided."


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the minutes: ``words`` may be edited, ``facts`` are the record's.

    ``heading`` begins a stretch such as the executive session. ``wants_words``: it was decided one
    by one, and so its discussion belongs into the words.
    """

    key: str
    title: str
    words: str
    facts: tuple[Block, ...] = ()
    number: str = ""
    heading: str = ""
    wants_words: bool = False
    closed_to: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Written:
    """Minutes as both formats typeset them. ``facts`` are labels and values of their head;
    ``standing`` says whether they are a draft or approved.
    """

    office: str
    committee: str
    title: str
    facts: tuple[tuple[str, str], ...]
    legend: str
    statute: str
    sections: tuple[Section, ...]
    standing: str = ""
    signers: tuple[tuple[str, str], ...] = ()


def written(record: MeetingRecord, words: Mapping[str, str], standing: str = "") -> Written:
    """The minutes of a meeting; ``words`` are those that were edited, by section, the rest is
    drafted.
    """
    sections = (
        replace(one, words=words.get(one.key, one.words).strip()) for one in _sections(record)
    )
    return Written(
        office=record.facility,
        committee=record.committee,
        title=f"Minutes, {long_date(record.on)}",
        facts=tuple(_head(record)),
        legend=record.legend,
        statute=record.citation,
        sections=tuple(sections),
        standing=standing,
        signers=_signers(record),
    )


def for_reader(minutes: Written, reader: Set[str]) -> Written:
    """The minutes as a reader of these marks may see them: of what is closed to them the number
    alone.
    """
    sections = tuple(_closed(one) if reader & one.closed_to else one for one in minutes.sections)
    return replace(minutes, sections=sections)


def is_whole_for(minutes: Written, reader: Set[str]) -> bool:
    """Whether nothing of the minutes is closed to a reader of these marks."""
    return not any(reader & one.closed_to for one in minutes.sections)


def without_discussion(minutes: Written) -> list[Section]:
    """Sections of items that were decided one by one, of whose discussion nothing is written."""
    return [one for one in minutes.sections if one.wants_words and not one.words]


def presence(one: Attendee) -> str:
    """ "Present", "Absent", or when: "08:05 to 08:40"."""
    if not one.spans:
        return "Absent"
    words = "; ".join(filter(None, (_span(span) for span in one.spans)))
    return f"Present {words}" if words else "Present"


def _head(record: MeetingRecord) -> Iterator[tuple[str, str]]:
    yield "Meeting", record.title
    yield "Held", ", ".join(filter(None, (f"{record.on:%A} {long_date(record.on)}", record.place)))
    if record.opened:
        until = f" to {record.closed:%H:%M}" if record.closed else ""
        yield "Time", f"{record.opened:%H:%M}{until}"
    if record.presiding:
        yield "Presiding", record.presiding
    if record.secretary:
        yield "Minutes taken by", record.secretary


def _sections(record: MeetingRecord) -> Iterator[Section]:
    yield _opening(record)
    before = ""
    for item in record.items:
        yield _item(item, heading_of(item.part, before))
        before = item.part
    if record.business:
        facts = tuple(_motions(record.business))
        yield Section("business", "Other business", "", facts)
    yield _ending(record)


def _opening(record: MeetingRecord) -> Section:
    who = f"{record.presiding} presided" if record.presiding else "The meeting was held"
    when = f" and called the meeting to order at {record.opened:%H:%M}" if record.opened else ""
    voting = [one for one in record.attendance if one.votes and not one.stands_in_for]
    there = [one for one in voting if one.spans]
    grid = Grid(
        ("Name", "Seat", "Attendance"),
        tuple((one.name, _seat(one), presence(one)) for one in record.attendance),
    )
    quorum = f"Quorum: {record.quorum[:1].lower()}{record.quorum[1:]}. Of {len(voting)} voting "
    quorum += f"{'member' if len(voting) == 1 else 'members'}, {len(there)} attended."
    facts = (grid, Paragraph(quorum)) if record.attendance else (Paragraph(quorum),)
    return Section(OPENING, "Call to order, attendance and quorum", f"{who}{when}.", facts)


def _item(item: ItemRecord, heading: str) -> Section:
    return Section(
        key=f"item-{item.item}",
        title=item.title,
        words=_draft(item),
        facts=tuple(_facts(item)),
        number=str(item.number),
        heading=heading,
        wants_words=item.is_matter and item.state == DECIDED and item.part != CONSENT,
        closed_to=item.closed_to,
    )


def _draft(item: ItemRecord) -> str:
    """What can be said of an item without having been there."""
    if item.state == CARRIED:
        why = f" {item.remark}" if item.remark else ""
        return f"The item comes again at the next meeting.{why}"
    if item.state == DONE and not item.motions:
        return "Received; no motion was needed."
    if item.state == DECIDED and item.part == CONSENT:
        return "Decided in one motion with the consent agenda; no member pulled it off."
    return ""


def _facts(item: ItemRecord) -> Iterator[Block]:
    if item.is_matter and item.summary:
        yield Paragraph(item.summary)
    if item.papers:
        yield Paragraph(f"Before the committee: {'; '.join(item.papers)}.")
    for name, why in item.recused:
        yield Paragraph(f"{name} was recused and took no part{f' ({_lower(why)})' if why else ''}.")
    yield from _motions(item.motions)
    if item.decision:
        reason = f" {item.reason}" if item.reason else ""
        yield Paragraph(f"Decision: {_lower(item.decision)}.{reason}")
    if item.followed:
        yield Paragraph(f"What followed: {item.followed}")
    if item.tasks:
        rows = tuple((one.what, one.owner, long_date(one.due_on)) for one in item.tasks)
        yield Grid(("To do", "Who", "Until"), rows)


def _motions(motions: Iterable[MotionRecord]) -> Iterator[Block]:
    for one in motions:
        yield Paragraph(_motion(one))
        if one.votes:
            yield Items(tuple(f"{name}: {choice.lower()}" for name, choice in one.votes))


def _motion(one: MotionRecord) -> str:
    by = f" by {one.mover}" if one.mover else ""
    by += f", seconded by {one.seconder}" if one.seconder else ""
    text = f": {one.text}" if one.text else ""
    said = f"{KINDS[one.kind]}{by}{text}".rstrip(".") + "."
    if not one.result:
        return f"{said} {STATES[one.state]}."
    method = f", {_lower(METHODS[one.method])}" if one.method else ""
    result = f"{one.result.rstrip('.')}{method}."
    more = " ".join(f"{words.rstrip('.')}." for words in (one.rule, one.quorum) if words)
    return f"{said} {result} {more}".rstrip()


def _ending(record: MeetingRecord) -> Section:
    when = f" at {record.closed:%H:%M}" if record.closed else ""
    return Section(
        CLOSING, "Adjournment", f"There being no further business, the meeting was adjourned{when}."
    )


def _signers(record: MeetingRecord) -> tuple[tuple[str, str], ...]:
    pairs = ((record.secretary, "Minutes taken by"), (record.presiding, "Presiding"))
    return tuple((name, role) for name, role in pairs if name)


def _seat(one: Attendee) -> str:
    stands_in = f", standing in for {one.stands_in_for}" if one.stands_in_for else ""
    return f"{one.seat}{stands_in}"


def _span(span: Span) -> str:
    if span.since and span.until:
        return f"{span.since:%H:%M} to {span.until:%H:%M}"
    if span.since:
        return f"from {span.since:%H:%M}"
    return f"until {span.until:%H:%M}" if span.until else ""


def _closed(section: Section) -> Section:
    return Section(
        section.key, "", CLOSED, number=section.number, heading=section.heading,
        closed_to=section.closed_to,
    )  # fmt: skip


def _lower(text: str) -> str:
    return f"{text[:1].lower()}{text[1:]}"
