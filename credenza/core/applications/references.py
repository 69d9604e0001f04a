"""References: what is asked of peers and other offices, and by which policy.

A form is a row of blocks, each a part of one page. Answers are a mapping of question keys to
texts; the words that explain an answer lie under ``words_key`` of its question.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

QUESTION_TYPES = ("rating", "yes_no", "choice", "month", "day", "text", "long_text")
COMPETENCIES = {
    "patient_care": "Patient care and procedural skill",
    "medical_knowledge": "Medical and clinical knowledge",
    "practice_based_learning": "Practice-based learning and improvement",
    "communication": "Interpersonal and communication skills",
    "professionalism": "Professionalism",
    "systems_based_practice": "Systems-based practice",
}
"""The six general competencies of ACGME and ABMS, by which staffs judge their members."""

PEER_TOPICS = {
    "knowledge": "Medical knowledge",
    "technical_skill": "Technical and clinical skills",
    "judgment": "Clinical judgment",
    "interpersonal": "Interpersonal skills",
    "communication": "Communication skills",
    "professionalism": "Professionalism",
}
"""The six topics on which peers speak (The Joint Commission, MS.07.01.03)."""

SPEAKERS = {
    "peer": "A peer",
    "director": "The director of a training program",
    "chair": "A department chair",
    "office": "A medical staff office",
}
CONCERNS = ("health", "behaviour", "discipline", "difference")
NAMED, ASKED, OPENED, ANSWERED = "named", "asked", "opened", "answered"
DECLINED, FORWARDED, WITHDRAWN = "declined", "forwarded", "withdrawn"
STATES = {
    NAMED: "Named, not asked yet",
    ASKED: "Asked",
    OPENED: "Has opened the form",
    ANSWERED: "Answered",
    DECLINED: "Declined",
    FORWARDED: "Named somebody else",
    WITHDRAWN: "Withdrawn by the office",
}
WAITING = (ASKED, OPENED)
"""States in which the office waits for an answer."""

OPEN = (NAMED, *WAITING)
RECOMMENDATIONS = {"yes": "Yes", "reservations": "Yes, with reservations", "no": "No"}
CANNOT_JUDGE = "cannot_judge"
OTHER = "other"
"""The answer of a speaker whose profession is not among those that can be chosen."""


@dataclass(frozen=True, slots=True)
class Rating:
    """One word of the scale. ``below``: less than the standard, so that words must say why."""

    key: str
    title: str
    below: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """How somebody knows the applicant.

    ``close`` is "never" for people whose word does not count, "not_only" for those who must not
    be the only ones heard, else "". ``words`` are the answers by which applicants name it.
    """

    key: str
    title: str
    close: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Discipline:
    """Professions that are peers of one another; ``also`` may speak beside one of their own."""

    key: str
    title: str
    professions: tuple[str, ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReferenceQuestion:
    """One thing that is asked.

    ``concern`` marks a yes or no whose ``words_on`` answer is one; ``words_on`` are the answers
    that have to be explained; ``when`` is "other=answer", on which alone it is asked.
    """

    key: str
    label: str
    type: str = "rating"
    competency: str = ""
    topic: str = ""
    concern: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    words_on: tuple[str, ...] = ()
    when: str = ""
    required: bool = True
    help: str = ""

    @property
    def words_key(self) -> str:
        """Where the words that explain the answer lie."""
        return f"{self.key}_words"


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the page: questions under one heading."""

    key: str
    title: str
    intro: str
    questions: tuple[ReferenceQuestion, ...]


@dataclass(frozen=True, slots=True)
class ReferenceForm:
    """A form for one kind of speaker about one kind of practitioner.

    ``speaker`` is a key of ``SPEAKERS``. ``taxonomies`` are prefixes of NUCC codes that narrow
    it to specialties. ``proves`` is the credential kind that an answer proves. ``procedures``:
    the privileges that are asked for become questions.
    """

    key: str
    title: str
    edition: str
    speaker: str
    purpose: str
    professions: tuple[str, ...]
    blocks: tuple[Block, ...]
    taxonomies: tuple[str, ...] = ()
    proves: str = "peer_reference"
    procedures: bool = False

    def questions(self) -> Iterator[ReferenceQuestion]:
        """Every question in order."""
        return (question for block in self.blocks for question in block.questions)


@dataclass(frozen=True, slots=True)
class ReferencePolicy:
    """The office's own rules on references, as the packs give them.

    ``recent_months``: how long ago they may have worked together last. ``known_months``: how
    long they must have known each other. ``cannot_judge``: so many unanswered ratings are worth
    a look. ``discounts`` are keys of flags with which an answer does not count.
    """

    recent_months: int
    known_months: int
    cannot_judge: int
    privileges_at_most: int
    reminder_days: tuple[int, ...]
    link_days: int
    discounts: tuple[str, ...]
    private_mail: tuple[str, ...]
    statement: str
    citation: str
    ratings: tuple[Rating, ...]
    relations: Mapping[str, Relation]
    disciplines: tuple[Discipline, ...]

    @property
    def below(self) -> frozenset[str]:
        """Keys of the ratings that are less than the standard."""
        return frozenset(one.key for one in self.ratings if one.below)

    def relation_in_words(self, said: str) -> str:
        """The key of the relation that an applicant named; "" where none goes by that name."""
        found = (one.key for one in self.relations.values() if said in (one.key, *one.words))
        return next(found, "")

    def discipline_of(self, profession: str) -> Discipline:
        """The discipline of a profession; one that is in none is its own."""
        for one in self.disciplines:
            if profession in one.professions:
                return one
        return Discipline(profession, "another profession", (profession,))


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who is asked: what is known of them before they answer.

    ``last_worked_on`` is None while they still work together or where nobody said.
    """

    name: str
    email: str = ""
    profession: str = ""
    relation: str = ""
    known_since: date | None = None
    last_worked_on: date | None = None


def form_for(
    forms: Iterable[ReferenceForm], speaker: str, profession: str, codes: Iterable[str] = ()
) -> ReferenceForm:
    """The form for such a speaker about a practitioner with these NUCC ``codes``.

    The first that names the profession, a form for the specialty before one for all; else the
    first that is for everyone. Raises LookupError when there is none.
    """
    codes = tuple(codes)
    fitting = [one for one in forms if one.speaker == speaker and _is_for(one, codes)]
    fitting.sort(key=lambda one: not one.taxonomies)
    for wanted in (profession, "everyone"):
        for one in fitting:
            if wanted in one.professions:
                return one
    raise LookupError(f"No reference form for “{speaker}” and “{profession}”.")


def _is_for(form: ReferenceForm, codes: tuple[str, ...]) -> bool:
    return not form.taxonomies or any(code.startswith(form.taxonomies) for code in codes)


def with_privileges(
    form: ReferenceForm, asked_for: Iterable[tuple[str, str]], at_most: int
) -> ReferenceForm:
    """The form with one question for each privilege (key, title) that is asked for.

    Only a form for ``procedures`` takes them; more than ``at_most`` would cost the reference's
    patience, so the first stand for the rest.
    """
    rows = tuple(asked_for)[:at_most] if form.procedures else ()
    if not rows:
        return form
    block = Block(
        "privileges",
        "The privileges asked for",
        "From what you have seen yourself. “Cannot judge” is a good answer.",
        tuple(_privilege(key, title) for key, title in rows),
    )
    place = next(
        (n for n, one in enumerate(form.blocks) if one.key == "concerns"), len(form.blocks)
    )
    return replace(form, blocks=(*form.blocks[:place], block, *form.blocks[place:]))


def _privilege(key: str, title: str) -> ReferenceQuestion:
    return ReferenceQuestion(f"privilege_{key}", title, competency="patient_care")
