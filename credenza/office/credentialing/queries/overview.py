"""An application as its applicant sees it: its pages, its way, and who has it now."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from credenza.core.applications.completeness import Blocker
from credenza.core.applications.kinds import Section
from credenza.core.applications.steps import (
    COMPLETE,
    DECIDED,
    FILLING,
    INVITED,
    RETURNED,
    REVIEW,
    STATES,
    SUBMITTED,
    VERIFYING,
    WITH_APPLICANT,
)
from credenza.core.permissions import Actor
from credenza.office.credentialing.models import Application, Assistant
from credenza.office.credentialing.queries.asked_privileges import asks_for_some
from credenza.office.credentialing.queries.preflight import Preflight
from credenza.office.credentialing.queries.reach import eyes_of

# What an applicant is told of a state: nothing of who said what.
TOLD = {
    INVITED: "You were invited and have not begun.",
    FILLING: "You are filling it in.",
    RETURNED: "The office returned it to you.",
    SUBMITTED: "The office has it and will look through it.",
    VERIFYING: "The office asks schools, boards, hospitals, carriers and peers.",
    COMPLETE: "Everything is there; it goes to review.",
}
REVIEWED = "It is being reviewed."
HOLDERS = {
    "applicant": "you",
    "office": "the medical staff office",
    "chair": "the department chair",
    "committee": "the committee",
    "executive": "the chief executive",
    "board": "the governing body",
}
WAY = ((FILLING, "Fill in"), (VERIFYING, "Verification"), (REVIEW, "Review"), (DECIDED, "Decision"))
_REACHED = {
    INVITED: 0,
    FILLING: 0,
    RETURNED: 0,
    SUBMITTED: 1,
    VERIFYING: 1,
    COMPLETE: 1,
    DECIDED: 4,
}


@dataclass(frozen=True, slots=True)
class PageLine:
    """One page in the list of what is needed."""

    section: Section
    needs: Sequence[Blocker]
    begun: bool
    offered: int

    @property
    def words(self) -> str:
        """How far it is, in a word or two."""
        if self.needs and self.begun:
            return f"{len(self.needs)} still needed"
        if self.needs:
            minutes = self.section.minutes
            return f"About {minutes} minute{'s' if minutes > 1 else ''}"
        return "Done" if self.begun else "Nothing is needed"

    @property
    def done(self) -> bool:
        """Whether it was filled in and nothing more is needed there."""
        return self.begun and not self.needs


@dataclass(frozen=True, slots=True)
class Stretch:
    """One part of the way: done, now, or to come."""

    title: str
    state: str


@dataclass(frozen=True, slots=True)
class Turn:
    """Who has it now, since when, and what is awaited."""

    holder: str
    since: datetime
    words: str
    reason: str


def mine(actor: Actor) -> list[Application]:
    """One's own applications and those one was asked to fill in, the newest first."""
    asked = Assistant.objects.filter(user=actor.id, ended_at=None).values("practitioner")
    rows = Application.objects.select_related("practitioner", "facility").order_by(
        "-opened_at", "-id"
    )
    theirs = rows.filter(practitioner__in=asked)
    if actor.practitioner is None:
        return list(theirs)
    return list(rows.filter(practitioner=actor.practitioner) | theirs)


def waiting_for(actor: Actor) -> list[Application]:
    """One's own applications that wait for one's answers."""
    return [
        one
        for one in mine(actor)
        if one.state in WITH_APPLICANT and one.practitioner_id == actor.practitioner
    ]


def pages_of(actor: Actor, application: Application, found: Preflight) -> list[PageLine]:
    """The pages that ``actor`` sees, in order; one within another stands there."""
    eyes = eyes_of(actor, application)
    offers = Counter(
        application.suggestions.filter(state="offered").values_list("section", flat=True)
    )
    return [
        PageLine(
            page.section,
            found.of(page.section.key),
            page.begun
            or (page.section.provided_by == "privileging" and asks_for_some(application)),
            offers[page.section.key],
        )
        for page in found.pages
        if not page.section.within
        and page.section.provided_by != "signing"
        and eyes.see(page.section)
    ]


def status_of(application: Application) -> list[Stretch]:
    """The way of an application, for the applicant."""
    reached = _REACHED.get(application.state, 2)
    return [
        Stretch(title, "done" if n < reached else "now" if n == reached else "to come")
        for n, (_, title) in enumerate(WAY)
    ]


def whose_turn(application: Application) -> Turn | None:
    """Who has it now; of a review no more than that it runs. None where no passage is open."""
    passage = application.passages.filter(left_at=None).order_by("-id").first()
    if passage is None:
        return None
    returned = application.state == RETURNED
    return Turn(
        holder=HOLDERS.get(passage.holder, passage.holder),
        since=passage.entered_at,
        words=TOLD.get(application.state, REVIEWED),
        reason=passage.reason if returned else "",
    )


def state_word(application: Application) -> str:
    """The state in a word, as applicants are told it."""
    reviewed = application.state not in TOLD and application.state in (
        "review",
        "deferred",
        "adverse",
    )
    return "Under review" if reviewed else STATES[application.state]
