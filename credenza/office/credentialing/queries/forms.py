"""What an application asks: its sections, for its profession, in the order of the portal."""

from collections.abc import Mapping
from dataclasses import replace

from credenza.core.applications.answers import in_words
from credenza.core.applications.completeness import short
from credenza.core.applications.kinds import KIND, Question, Section
from credenza.office.credentialing.models import Application
from credenza.office.credentialing.queries.kinds import kind_of
from credenza.packs import loader

REQUEST = "request"
REFERENCES = "references"
LONGEST = 110
OWN_KINDS = frozenset({"licence", "education"})


def sections_of(application: Application) -> tuple[Section, ...]:
    """The pages of an application: what its kind asks of the applicant, then its sections."""
    kind, groups = kind_of(application), groups_of(application.practitioner.profession)
    known = loader.application_sections()
    asked = [known[key] for key in kind.sections]
    asked = [_as_many(one, kind.references) if one.key == REFERENCES else one for one in asked]
    if kind.staff == "member":
        asked = [_for_members(one) for one in asked]
    first = [_request(application)] if kind.asks and kind.asked_of == "applicant" else []
    return (*first, *(one for one in asked if not groups.isdisjoint(one.professions)))


def section_of(application: Application, key: str) -> Section | None:
    """One page of an application, or None when it has no such page."""
    return next((one for one in sections_of(application) if one.key == key), None)


def groups_of(profession: str) -> frozenset[str]:
    """The groups of a profession; one that no pack knows belongs to everyone alone."""
    known = loader.professions().get(profession)
    return known.groups if known else frozenset({"everyone"})


def choices_of(section: Section, question: Question, profession: str) -> Mapping[str, str]:
    """What may be chosen, by what is kept, with its words.

    Of licences and schools, those of the profession alone.
    """
    if question.key != KIND:
        return {word: word for word in question.choices}
    kinds = loader.credential_kinds()
    known = loader.professions().get(profession)
    own = {*known.licences, *known.education, "ecfmg"} if known else set(section.credentials)
    return {
        key: kinds[key].title
        for key in section.credentials
        if kinds[key].group not in OWN_KINDS or key in own
    }


def label_of(section: Section, values: Mapping[str, str]) -> str:
    """An entry in a line: what it is, and the first of its answers."""
    kinds, told = loader.credential_kinds(), []
    for question in section.questions:
        text = values.get(question.key, "")
        if text and question.type not in ("long_text", "boolean", "document"):
            is_kind = question.key == KIND and text in kinds
            told.append(kinds[text].title if is_kind else in_words(question, text))
    return short(", ".join(told[:4]), LONGEST) or f"New {section.noun}"


def _as_many(section: Section, references: int) -> Section:
    """As many peers are named as the kind asks for, at the least."""
    return replace(section, at_least=references or section.at_least)


def _for_members(section: Section) -> Section:
    """What was asked once is not required again."""
    questions = (replace(one, required=one.required and not one.once) for one in section.questions)
    return replace(section, questions=tuple(questions))


def _request(application: Application) -> Section:
    kind = kind_of(application)
    return Section(REQUEST, "What you ask for", kind.purpose, kind.asks, minutes=2)
