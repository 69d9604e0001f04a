"""A page of the portal: its entries with a box for each question, and what is offered beside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from credenza.core.applications.answers import day_of, month_of, paper, unfit, unreadable, why
from credenza.core.applications.completeness import Blocker
from credenza.core.applications.kinds import Question, Section
from credenza.formats.roster.states import STATES
from credenza.office.credentialing.models import Answers, Application, Suggestion, Upload
from credenza.office.credentialing.queries.answers import clear, masked, opened
from credenza.office.credentialing.queries.forms import choices_of, label_of
from credenza.office.credentialing.queries.suggesting import offered, shown_values

INPUTS = {"email": "email", "phone": "tel", "date": "date", "month": "month"}
FEW = 4


@dataclass(frozen=True, slots=True)
class OfferShown:
    """Something offered: where it comes from, and what it says in a line."""

    pk: int
    source: str
    words: str


@dataclass(frozen=True, slots=True)
class Box:
    """One question as it is shown: its answer, its problem, its papers and what is offered."""

    question: Question
    name: str
    id: str
    value: str = ""
    masked: str = ""
    problem: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    hidden: bool = False
    explanation: str = ""
    papers: Sequence[Upload] = ()
    offers: Sequence[OfferShown] = ()

    @property
    def shape(self) -> str:
        """How it is asked: radios, select, checks, area, file, or a line."""
        kind = self.question.type
        if kind == "boolean" or (kind == "choice" and len(self.choices) <= FEW):
            return "radios"
        shapes = {"choice": "select", "state": "select", "choices": "checks", "long_text": "area"}
        return "file" if kind == "document" else shapes.get(kind, "line")

    @property
    def input(self) -> str:
        """The type of a line's input."""
        return INPUTS.get(self.question.type, "text")

    @property
    def chosen(self) -> list[str]:
        """The answers that are ticked."""
        return self.value.splitlines()

    @property
    def paper(self) -> str:
        """Under which name its document is handed in."""
        return paper(self.question)

    @property
    def why(self) -> str:
        """Under which name its explanation is written."""
        return why(self.question)


@dataclass(frozen=True, slots=True)
class EntryShown:
    """One entry of a page."""

    row: Answers
    title: str
    boxes: Sequence[Box]
    needs: Sequence[Blocker]


@dataclass(frozen=True, slots=True)
class PageShown:
    """One page: its entries, whether there are none, and whole entries that are offered.

    ``beside`` is how many answers are offered beside the questions of a page that does not repeat.
    """

    section: Section
    entries: Sequence[EntryShown]
    none: bool
    offers: Sequence[OfferShown]
    needs: Sequence[Blocker]
    beside: int


def page_shown(
    application: Application,
    section: Section,
    rows: Sequence[Answers],
    needs: Sequence[Blocker],
    typed: Mapping[str, Mapping[str, str]] | None = None,
) -> PageShown:
    """A page with its entries; ``typed`` stands before what is kept, by entry."""
    own = [one for one in rows if one.section == section.key]
    told = [one for one in own if not one.none]
    beside = offered(application, section.key)
    by_question = {} if section.repeats else _by_question(beside, section)
    profession = application.practitioner.profession
    return PageShown(
        section=section,
        entries=[
            EntryShown(
                row=row,
                title=label_of(section, opened(row, section, masked)),
                boxes=boxes(row, section, profession, by_question, (typed or {}).get(str(row.uid))),
                needs=[one for one in needs if one.entry == str(row.uid)],
            )
            for row in told
        ],
        none=any(one.none for one in own),
        offers=[_offer(one, section) for one in beside] if section.repeats else [],
        needs=needs,
        beside=0 if section.repeats else len(beside),
    )


def boxes(
    row: Answers,
    section: Section,
    profession: str,
    by_question: Mapping[str, Sequence[OfferShown]],
    typed: Mapping[str, str] | None = None,
) -> list[Box]:
    """A box for each question of an entry, those not brought up yet hidden."""
    values = dict(opened(row, section, clear)) | dict(typed or {})
    uploads = list(row.uploads.all())
    return [
        _box(row, section, question, values, profession, uploads, by_question)
        for question in section.questions
    ]


def _box(row, section, question, values, profession, uploads, by_question) -> Box:
    text, kept = values.get(question.key, ""), row.values.get(question.key, "")
    return Box(
        question=question,
        name=question.key,
        id=f"{row.uid}-{question.key}",
        value="" if question.sealed else _for_input(question, text),
        masked=masked(row, question.key, kept) if question.sealed and kept else "",
        problem=unreadable(question, text) or unfit(section, question, values),
        choices=_choices(section, question, profession),
        hidden=not question.asked_for(values),
        explanation=values.get(why(question), ""),
        papers=[one for one in uploads if one.question == paper(question)],
        offers=by_question.get(question.key, ()),
    )


def _choices(section: Section, question: Question, profession: str) -> Mapping[str, str]:
    if question.type == "state":
        return STATES
    if question.type == "boolean":
        return {"yes": "Yes", "no": "No"}
    return choices_of(section, question, profession)


def _for_input(question: Question, text: str) -> str:
    """Browsers show days and months in their own way, but want them written in one."""
    if question.type == "date" and (day := day_of(text)):
        return day.isoformat()
    if question.type == "month" and (month := month_of(text)):
        return f"{month:%Y-%m}"
    return text


def _by_question(rows: Sequence[Suggestion], section: Section) -> dict[str, list[OfferShown]]:
    found: dict[str, list[OfferShown]] = {}
    for row in rows:
        for key in row.values:
            found.setdefault(key, []).append(_offer(row, section))
    return found


def _offer(row: Suggestion, section: Section) -> OfferShown:
    values = shown_values(row, section)
    words = label_of(section, values) if section.repeats else ", ".join(values.values())
    return OfferShown(row.pk, row.source, words)
