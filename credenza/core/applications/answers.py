"""Answers of an application as plain data, and what can be read from one answer.

Every answer is a text as it was typed; several choices stand on lines of their own.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from credenza.core.applications.kinds import KIND, Question, Section
from credenza.core.calendar import MONTH_NAMES, month_end
from credenza.core.identifiers import check_dea, check_npi, ssn_is_valid

YES, NO = "yes", "no"
YEARS = range(1900, 2200)
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_AMERICAN = re.compile(r"(\d{1,2})/(?:(\d{1,2})/)?(\d{4})")
_WORDS = re.compile(r"([A-Za-z]{3,9})\.?,? (\d{4})")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]{2,}")


@dataclass(frozen=True, slots=True)
class Paper:
    """A document handed in with an answer: its name, and the fingerprint of its bytes."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a section; a section that does not repeat has a single one.

    ``papers`` are the documents by the key of their question. ``none`` says, in a section that
    allows it, that there is nothing to tell.
    """

    uid: str
    section: str
    answers: Mapping[str, str] = field(default_factory=dict)
    papers: Mapping[str, tuple[Paper, ...]] = field(default_factory=dict)
    none: bool = False

    def asked(self, section: Section) -> list[Question]:
        """The questions that its answers so far bring up."""
        return [one for one in section.questions if one.asked_for(self.answers)]


def why(question: Question) -> str:
    """Under which key the explanation of an answer lies."""
    return f"{question.key}.why"


def paper(question: Question) -> str:
    """Under which key the document that goes with an answer lies."""
    return question.key if question.type == "document" else f"{question.key}.paper"


def needs_words(question: Question, answer: str) -> bool:
    """Whether this answer must be explained."""
    return bool(question.explain_on) and answer == question.explain_on


def needs_paper(question: Question, answer: str) -> bool:
    """Whether this answer must come with a document."""
    return bool(question.document_on) and answer == question.document_on


def day_of(text: str) -> date | None:
    """A day as written by people or by a browser; None where it names none."""
    text = text.strip()
    if iso := _ISO.fullmatch(text):
        return _date(*iso.groups()) if iso[3] else None
    if american := _AMERICAN.fullmatch(text):
        month, day, year = american.groups()
        return _date(year, month, day) if day else None
    return None


def month_of(text: str) -> date | None:
    """The first day of a month as written ("2019-07", "7/2019", "July 2019"); None for none."""
    text = text.strip()
    if day := day_of(text):
        return day.replace(day=1)
    if iso := _ISO.fullmatch(text):
        return _date(iso[1], iso[2], "1")
    if american := _AMERICAN.fullmatch(text):
        return _date(american[3], american[1], "1")
    if words := _WORDS.fullmatch(text):
        month = _month_named(words[1])
        return _date(words[2], str(month), "1") if month else None
    return None


def in_words(question: Question, text: str) -> str:
    """An answer as people read it: days and months by name, all else as it was typed."""
    if question.type == "date" and (day := day_of(text)):
        return f"{day.day} {MONTH_NAMES[day.month][:3]} {day.year}"
    if question.type == "month" and (month := month_of(text)):
        return f"{MONTH_NAMES[month.month][:3]} {month.year}"
    return text


def span_day(question: Question, text: str, *, last: bool) -> date | None:
    """The day that an answer stands for; a month's first, or its ``last``."""
    if question.type != "month":
        return day_of(text)
    month = month_of(text)
    return month_end(month) if month and last else month


def unreadable(question: Question, text: str) -> str:
    """Why an answer cannot be read, as a sentence; "" when it can, or when there is none."""
    if not text.strip():
        return ""
    return _BY_COLUMN.get(question.column, _BY_TYPE.get(question.type, _readable))(text)


def unfit(section: Section, question: Question, answers: Mapping[str, str]) -> str:
    """Why an answer does not fit its entry's other answers, as a sentence; "" when it does."""
    text = answers.get(question.key, "")
    if question.column == "number" and answers.get(KIND) == "dea" and text.strip():
        return check_dea(text).reason
    offered = section.credentials if question.key == KIND else question.choices
    if offered and text and not set(text.splitlines()) <= set(offered):
        return "Choose one of those offered."
    return ""


def _date(year: str, month: str, day: str) -> date | None:
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found if found.year in YEARS else None


def _month_named(word: str) -> int:
    """The number of a month by its name or the beginning of it; 0 where it is none."""
    named = (n for n, name in enumerate(MONTH_NAMES) if name.lower().startswith(word.lower()))
    return next(named, 0)


def _readable(text: str) -> str:
    return ""


def _day(text: str) -> str:
    return "" if day_of(text) else "Write the day as month/day/year, such as 07/15/2019."


def _month(text: str) -> str:
    return "" if month_of(text) else "Write the month and the year, such as 07/2019."


def _number(text: str) -> str:
    digits = text.strip().replace(",", "").removeprefix("$")
    plain = re.fullmatch(r"\d{1,12}(\.\d{1,2})?", digits)
    return "" if plain else "Write a number, such as 1,000,000."


def _email(text: str) -> str:
    plain = _EMAIL.fullmatch(text.strip())
    return "" if plain else "Write a whole e-mail address, such as name@example.org."


def _phone(text: str) -> str:
    digits = sum(char.isdigit() for char in text)
    return "" if 10 <= digits <= 15 else "Write the phone number with its area code."


def _state(text: str) -> str:
    plain = re.fullmatch(r"[A-Za-z]{2}", text.strip())
    return "" if plain else "Write the state by its two letters, such as OH."


def _boolean(text: str) -> str:
    return "" if text in (YES, NO) else "Answer yes or no."


def _npi(text: str) -> str:
    return check_npi(text).reason


def _ssn(text: str) -> str:
    return "" if ssn_is_valid(text) else "Write the nine digits of the Social Security number."


_BY_TYPE = {
    "date": _day,
    "month": _month,
    "number": _number,
    "money": _number,
    "email": _email,
    "phone": _phone,
    "state": _state,
    "boolean": _boolean,
}
_BY_COLUMN = {"person.npi": _npi, "details.physician_npi": _npi, "person.ssn": _ssn}
