"""Between the answers of an application and the columns of a file, both ways."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from credenza.core.applications.answers import (
    NO,
    YES,
    Entry,
    day_of,
    in_words,
    month_of,
    needs_words,
    span_day,
    why,
)
from credenza.core.applications.kinds import KIND, Question, Section
from credenza.core.identifiers import licence_key

DETAILS = "details."


@dataclass(frozen=True, slots=True)
class Held:
    """Something held or done, with the columns that a file has for it. ``id`` is 0 outside one."""

    kind: str
    number: str = ""
    issuer: str = ""
    jurisdiction: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    precision: str = "day"
    details: Mapping[str, str] = field(default_factory=dict)
    id: int = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """One column on which a file and an application do not say the same."""

    column: str
    label: str
    filed: str
    told: str


def held(section: Section, entry: Entry) -> Held | None:
    """What an entry says is held; None where it becomes nothing in the file."""
    if entry.none or not section.credentials or section.provided_by:
        return None
    asked = {one.column: one for one in entry.asked(section) if one.column}
    text = lambda column: _text(asked.get(column), entry)  # noqa: E731
    kind = entry.answers.get(KIND) or section.credentials[0]
    dated = [asked[name] for name in ("starts_on", "ends_on") if name in asked]
    return Held(
        kind=kind,
        number=text("number"),
        issuer=text("issuer"),
        jurisdiction=text("jurisdiction").upper(),
        starts_on=_day(asked.get("starts_on"), entry, last=False),
        ends_on=_day(asked.get("ends_on"), entry, last=True),
        precision="month" if any(one.type == "month" for one in dated) else "day",
        details=dict(_details(asked.values(), entry)),
    )


def statement(section: Section, entry: Entry, signed_on: date) -> Held:
    """What a signed page of questions becomes in the file: dated by its signature, with how many
    answers had to be explained and their explanations.
    """
    explained = [
        (one, entry.answers.get(why(one), "").strip())
        for one in entry.asked(section)
        if needs_words(one, entry.answers.get(one.key, ""))
    ]
    details = {
        "yes_answers": str(len(explained)),
        "explained": YES if all(words for _, words in explained) else NO,
        "explanations": "\n".join(f"{one.label} {words}" for one, words in explained),
    }
    kept = {key: text for key, text in details.items() if text}
    return Held(section.credentials[0], starts_on=signed_on, details=kept)


def person_values(section: Section, entry: Entry, place: str = "person.") -> dict[str, str]:
    """The columns of the person (or of another ``place``) that an entry speaks of."""
    return {
        one.column.removeprefix(place): _text(one, entry)
        for one in entry.asked(section)
        if one.column.startswith(place)
    }


def answers_of(section: Section, one: Held) -> dict[str, str]:
    """The answers that would say of ``one`` what a file says."""
    found = {question.key: _written(question, one) for question in section.questions}
    return {key: text for key, text in found.items() if text}


def same_thing(one: Held, other: Held) -> bool:
    """Whether two rows mean the same licence, post or school.

    A number decides where both have one (within a state); else the issuer's name and, where both
    are dated, the year in which it began.
    """
    if one.kind != other.kind or _apart(one.jurisdiction, other.jurisdiction):
        return False
    numbers = licence_key(one.number), licence_key(other.number)
    if all(numbers):
        return numbers[0] == numbers[1]
    names = _plain(one.issuer), _plain(other.issuer)
    if _apart(*names):
        return False
    years = [day.year for day in (one.starts_on, other.starts_on) if day]
    return len(set(years)) < 2 and (all(names) or bool(one.jurisdiction))


def differences(section: Section, told: Held, filed: Held) -> Iterator[Difference]:
    """Where the application says something, and the file says something else or nothing."""
    for question in section.questions:
        column = question.column
        if not column or column == KIND:
            continue
        ours, theirs = _written(question, filed), _written(question, told)
        if theirs and _plain(ours) != _plain(theirs):
            said = (in_words(question, text) for text in (ours, theirs))
            yield Difference(column, question.label, *said)


def find(told: Held, filed: Iterable[Held]) -> Held | None:
    """The row of a file that means the same as an entry."""
    return next((one for one in filed if same_thing(told, one)), None)


def _text(question: Question | None, entry: Entry) -> str:
    if question is None:
        return ""
    text = entry.answers.get(question.key, "").strip()
    if question.type in ("number", "money"):
        return text.replace(",", "").removeprefix("$")
    return text


def _day(question: Question | None, entry: Entry, *, last: bool) -> date | None:
    if question is None:
        return None
    return span_day(question, entry.answers.get(question.key, ""), last=last)


def _details(asked: Iterable[Question], entry: Entry) -> Iterator[tuple[str, str]]:
    for question in asked:
        if question.column.startswith(DETAILS) and (text := _text(question, entry)):
            day = _detail_day(question, text)
            yield question.column.removeprefix(DETAILS), day.isoformat() if day else text


def _detail_day(question: Question, text: str) -> date | None:
    if question.type == "month":
        return month_of(text)
    return day_of(text) if question.type == "date" else None


def _written(question: Question, one: Held) -> str:
    """What a row says to a question, in the form in which the question is answered."""
    column = question.column
    if column == KIND:
        return one.kind
    if column.startswith(DETAILS):
        text = one.details.get(column.removeprefix(DETAILS), "")
        return text[:7] if question.type == "month" else text
    if column in ("starts_on", "ends_on"):
        return _day_written(question, getattr(one, column), one.precision)
    return getattr(one, column, "") if column in Held.__slots__ else ""


def _day_written(question: Question, day: date | None, precision: str) -> str:
    """A day as the question is answered; "" where it is not known as exactly as is asked."""
    if day is None or precision == "year" or (precision == "month" and question.type == "date"):
        return ""
    return f"{day:%Y-%m}" if question.type == "month" else day.isoformat()


def _apart(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _plain(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())


def latest(rows: Sequence[Held]) -> list[Held]:
    """Rows in the order in which people tell them: the newest first, undated ones last."""
    return sorted(rows, key=lambda one: one.starts_on or one.ends_on or date.min, reverse=True)
