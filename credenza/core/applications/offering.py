"""What the office, a registry or a curriculum vitae knows, offered beside the questions.

An offer is never an answer: it becomes one when the person says so.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from credenza.core.applications.answers import Entry
from credenza.core.applications.kinds import Section
from credenza.core.applications.taking import Held, answers_of, held, latest, same_thing

NAME = "name."


@dataclass(frozen=True, slots=True)
class Known:
    """What somebody knows of a person: columns of the person, other names, what is held."""

    person: Mapping[str, str]
    names: Sequence[Mapping[str, str]] = ()
    held: Sequence[Held] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """Answers that could be given, to one question of a page or as a whole entry of it."""

    section: str
    answers: Mapping[str, str]


def offers(
    sections: Iterable[Section], known: Known, entries: Sequence[Entry] = ()
) -> Iterator[Offer]:
    """What is known and not yet answered so, section by section."""
    for section in sections:
        own = [one for one in entries if one.section == section.key and not one.none]
        if not section.repeats:
            yield from _single(section, known, own)
        elif any(one.column.startswith(NAME) for one in section.questions):
            yield from _names(section, known, own)
        else:
            yield from _held(section, known, own)


def _single(section: Section, known: Known, own: Sequence[Entry]) -> Iterator[Offer]:
    answered = own[0].answers if own else {}
    for question in section.questions:
        text = known.person.get(question.column.removeprefix("person."), "")
        is_person = question.column.startswith("person.")
        if is_person and text and _plain(answered.get(question.key, "")) != _plain(text):
            yield Offer(section.key, {question.key: text})


def _names(section: Section, known: Known, own: Sequence[Entry]) -> Iterator[Offer]:
    told = {_plain(one.answers.get("last_name", "")) for one in own}
    for name in known.names:
        answers = {
            one.key: name.get(one.column.removeprefix(NAME), "")
            for one in section.questions
            if one.column.startswith(NAME)
        }
        answers = {key: text for key, text in answers.items() if text}
        if answers and _plain(answers.get("last_name", "")) not in told:
            told.add(_plain(answers.get("last_name", "")))
            yield Offer(section.key, answers)


def _held(section: Section, known: Known, own: Sequence[Entry]) -> Iterator[Offer]:
    told = [found for one in own if (found := held(section, one))]
    for one in latest([one for one in known.held if one.kind in section.credentials]):
        if not any(same_thing(one, other) for other in told):
            told.append(one)
            yield Offer(section.key, answers_of(section, one))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
