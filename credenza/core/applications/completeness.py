"""What still stands between an application and its signature, each as a sentence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from credenza.core.applications.answers import (
    Entry,
    needs_paper,
    needs_words,
    paper,
    unfit,
    unreadable,
    why,
)
from credenza.core.applications.kinds import Question, Section


@dataclass(frozen=True, slots=True)
class Blocker:
    """One thing that is missing or cannot be read: where it stands, and what to do."""

    section: str
    words: str
    question: str = ""
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a section is: what blocks it, and how many of its questions are answered."""

    section: Section
    blockers: tuple[Blocker, ...]
    answered: int
    begun: bool

    @property
    def done(self) -> bool:
        """Whether nothing in it blocks."""
        return not self.blockers


def progress(section: Section, entries: Sequence[Entry]) -> Progress:
    """How far a section is, from its entries (those of other sections are left out)."""
    own = [one for one in entries if one.section == section.key]
    told = [one for one in own if not one.none]
    return Progress(
        section=section,
        blockers=tuple(blockers(section, own)),
        answered=sum(bool(text.strip()) for one in told for text in one.answers.values()),
        begun=any(one.none or one.answers or one.papers for one in own),
    )


def blockers(section: Section, own: Sequence[Entry]) -> Iterator[Blocker]:
    """What blocks a section whose entries are ``own``."""
    if section.provided_by:
        return
    told = [one for one in own if not one.none]
    yield from _too_few(section, own, told)
    for number, entry in enumerate(told, 1):
        where = f"{section.noun.capitalize()} {number}: " if section.repeats else ""
        for question, words in _unanswered(section, entry):
            yield Blocker(section.key, where + words, question.key, entry.uid)


def _too_few(section: Section, own: Sequence[Entry], told: Sequence[Entry]) -> Iterator[Blocker]:
    nothing = section.none_allowed and any(one.none for one in own)
    if not section.repeats or nothing:
        return
    if section.none_allowed and not told and not section.within:
        yield Blocker(section.key, f"Add a {section.noun}, or tick “{section.none_words}”.")
    elif len(told) < section.at_least:
        words = f"Add at least {section.at_least} {section.noun}s; there are {len(told)}."
        yield Blocker(section.key, words if section.at_least > 1 else f"Add a {section.noun}.")


def _unanswered(section: Section, entry: Entry) -> Iterator[tuple[Question, str]]:
    for question in entry.asked(section):
        if words := _problem(section, question, entry):
            yield question, words


def _problem(section: Section, question: Question, entry: Entry) -> str:
    """What is wrong with one answer, with its question before it; "" when nothing is."""
    text, name = entry.answers.get(question.key, ""), short(question.label)
    if question.type == "document":
        missing = question.required and not entry.papers.get(paper(question))
        return f"“{name}”: add the document." if missing else ""
    if not text.strip():
        return f"“{name}” is not answered yet." if question.required else ""
    if words := unreadable(question, text) or unfit(section, question, entry.answers):
        return f"“{name}”: {words}"
    if needs_words(question, text) and not entry.answers.get(why(question), "").strip():
        return f"“{name}”: explain your “{text}”."
    if needs_paper(question, text) and not entry.papers.get(paper(question)):
        return f"“{name}”: add the document that shows how it ended."
    return ""


def short(label: str, longest: int = 70) -> str:
    """A question in a line."""
    return label if len(label) <= longest else f"{label[: longest - 1].rsplit(' ', 1)[0]} …"


def all_blockers(sections: Iterable[Section], entries: Sequence[Entry]) -> tuple[Blocker, ...]:
    """What blocks the application, in the order of its pages."""
    by_section: Mapping[str, list[Entry]] = {}
    for entry in entries:
        by_section.setdefault(entry.section, []).append(entry)
    return tuple(
        one for section in sections for one in blockers(section, by_section.get(section.key, []))
    )
