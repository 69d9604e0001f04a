"""A case opened for its page: what was told, who is in it, what lies in it, what is to be done.

Whoever calls this has asked the wall first.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from credenza.core.concerns.kinds import CaseStep
from credenza.core.concerns.parties import ROLES
from credenza.core.concerns.steps import steps_for
from credenza.core.permissions import Actor
from credenza.office.concerns.models import Case, Evidence, Interview, Note, Party, Task
from credenza.office.concerns.queries.clocks import traits
from credenza.office.concerns.queries.scope import visible_cases
from credenza.office.concerns.queries.sealed import told
from credenza.office.team.queries import sign_ins
from credenza.packs.cases import case_kinds


@dataclass(frozen=True, slots=True)
class Told:
    """The texts of a case itself."""

    account: str
    triage: str
    ground: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the case, by name where one is known."""

    party: Party
    role: str
    name: str
    contact: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A row of a case beside its opened text."""

    row: Evidence | Interview | Note | Task
    words: str
    who: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class StepStanding:
    """One step of the kind, and the day on which it was done."""

    step: CaseStep
    done_on: date | None


def account_of(case: Case) -> Told:
    """What was told, what triage found, and the ground of the outcome."""
    return Told(*(told(getattr(case, f"{one}_sealed"), "case", case.uid, one) for one in TEXTS))


TEXTS = ("account", "triage", "ground")


def people_of(case: Case) -> list[Person]:
    """Everybody in the case, whom it is about first; one read."""
    rows = case.parties.select_related("practitioner", "user")
    order = list(ROLES)
    return [person_of(one) for one in sorted(rows, key=lambda one: order.index(one.role))]


def person_of(party: Party) -> Person:
    """Somebody of a case as its readers know them."""
    known = str(party.practitioner or party.user or "")
    written = told(party.name_sealed, "party", party.uid, "name")
    return Person(
        party=party,
        role=ROLES[party.role],
        name=known or written or party.relation or "Not named",
        contact=told(party.contact_sealed, "party", party.uid, "contact"),
    )


def evidence_of(case: Case) -> list[Opened]:
    """The documents of the case, the oldest first."""
    rows = case.evidence.select_related("document").order_by("added_at", "id")
    return [Opened(one, told(one.label_sealed, "evidence", one.uid, "label")) for one in rows]


def interviews_of(case: Case) -> list[Opened]:
    """Who was heard, in the order of days."""
    rows = case.interviews.select_related("party__practitioner", "party__user")
    return [
        Opened(
            one,
            told(one.words_sealed, "interview", one.uid, "words"),
            person_of(one.party).name,
        )
        for one in rows.order_by("held_on", "id")
    ]


def notes_of(case: Case, actor: Actor) -> list[Opened]:
    """The notes that ``actor`` may read, the latest first: nobody's own but theirs."""
    rows = case.notes.filter(Q(own=False) | Q(author=actor.id)).select_related("author")
    return [
        Opened(one, told(one.words_sealed, "note", one.uid, "words"), one.author.name)
        for one in rows.order_by("-written_at", "-id")
    ]


def tasks_of(case: Case) -> list[Opened]:
    """The tasks of the case, what is open first."""
    rows = case.tasks.select_related("owner").order_by("due_on", "id")
    return [task_told(one) for one in sorted(rows, key=lambda one: one.done_at is not None)]


def task_told(one: Task) -> Opened:
    """A task with its words."""
    words = told(one.title_sealed, "task", one.uid, "title")
    answer = told(one.answer_sealed, "task", one.uid, "answer")
    return Opened(one, words, one.owner.name, answer)


def steps_of(case: Case) -> list[StepStanding]:
    """The steps that the case takes, each with the day on which it was first done; one read."""
    rows = case.happenings.order_by("-on", "-id").values_list("key", "on")
    done = dict(rows)
    steps = steps_for(case_kinds()[case.kind], traits(case))
    return [StepStanding(one, done.get(one.event)) for one in steps]


def linked(case: Case, actor: Actor) -> Iterator[tuple[Case, str]]:
    """Cases beside it that ``actor`` may read too, with why they belong together; of others it is
    not told that they exist.
    """
    beside = {one.other_id: one.why for one in case.links.all()}
    beside |= {one.case_id: one.why for one in case.linked_from.all()}
    for one in visible_cases(actor).filter(pk__in=beside):
        yield one, beside[one.pk]


def colleagues_for(case: Case) -> QuerySet:
    """Accounts that may be let into the case, by name: all but those it is about."""
    subjects = case.parties.filter(role="subject")
    about = Q(pk__in=subjects.exclude(user=None).values("user"))
    about |= Q(practitioner_id__in=subjects.exclude(practitioner=None).values("practitioner"))
    return sign_ins().exclude(about)
