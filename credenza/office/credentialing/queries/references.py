"""Reads of references: who was asked, how far it is, and what they answered."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet

from credenza.core.applications import reference_answers, reference_policy
from credenza.core.applications.reference_answers import Flag
from credenza.core.applications.references import (
    ANSWERED,
    NAMED,
    OPEN,
    WAITING,
    ReferenceForm,
    Speaker,
    form_for,
    with_privileges,
)
from credenza.core.calendar import add_days, local_day
from credenza.core.names import Name, display_name
from credenza.core.permissions import Actor
from credenza.core.verdict import Verdict
from credenza.office.credentialing.models import Application, Reference
from credenza.office.credentialing.queries.kinds import kind_of
from credenza.office.credentialing.queries.scope import visible_applications
from credenza.packs.loader import reference_forms
from credenza.packs.loader import reference_policy as policy_in_force

PEER = "peer_reference"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the references of an application are: for the checklist and the head of its page.

    ``answered`` are those that count; ``waiting`` were asked and have not answered.
    """

    needed: int
    answered: int
    waiting: int
    named: int
    flagged: int
    sentence: str

    @property
    def enough(self) -> bool:
        """Whether as many as are needed have answered."""
        return self.answered >= self.needed


def visible_references(actor: Actor, verb: str) -> QuerySet[Reference]:
    """References of the applications to which ``actor`` may do ``verb``."""
    return Reference.objects.filter(application__in=visible_applications(actor, verb))


def with_places(rows: QuerySet[Reference]) -> QuerySet[Reference]:
    """The rows with what each page about them shows, in one read."""
    return rows.select_related(
        "application__facility",
        "application__department",
        "practitioner",
        "source",
        "credential",
        "document",
    )


def of_application(application: Application) -> list[Reference]:
    """Everybody named for an application, the first named first."""
    return list(with_places(application.references.order_by("named_at", "id")))


def outstanding(actor: Actor) -> QuerySet[Reference]:
    """Everybody who was asked and has not answered, the longest asked first."""
    rows = visible_references(actor, "reference:keep").filter(state__in=WAITING)
    return with_places(rows).order_by("asked_at", "id")


def overdue(actor: Actor, as_of: date) -> QuerySet[Reference]:
    """Those of ``outstanding`` whose time to answer is over."""
    asked_before = add_days(as_of, -reference_policy.ANSWER_DAYS)
    return outstanding(actor).filter(asked_at__date__lt=asked_before)


def full_name(practitioner) -> str:
    """A practitioner's name as letters write it."""
    degrees = tuple(filter(None, map(str.strip, practitioner.degrees.split(","))))
    name = Name(
        practitioner.last_name,
        practitioner.first_name,
        practitioner.middle_name,
        practitioner.suffix,
        degrees,
    )
    return display_name(name)


def plain_form(speaker: str, practitioner) -> ReferenceForm:
    """The form that such a speaker gets about a practitioner."""
    codes = practitioner.specialties.values_list("code", flat=True)
    return form_for(reference_forms().values(), speaker, practitioner.profession, codes)


def form_of(reference: Reference) -> ReferenceForm:
    """The form of a reference, with the privileges asked for when the question went out."""
    form = reference_forms()[reference.form]
    asked_for = ((key, title) for key, title in reference.privileges)
    return with_privileges(form, asked_for, policy_in_force().privileges_at_most)


def speaker_of(reference: Reference) -> Speaker:
    """What is known of somebody before they answer."""
    return Speaker(
        name=reference.name,
        email=reference.email,
        profession=reference.profession if reference.speaker == "peer" else "",
        relation=reference.relation,
        known_since=reference.known_since,
        last_worked_on=reference.last_worked_on,
    )


def applicant_of(practitioner) -> Speaker:
    """The applicant as the policy sees one."""
    return Speaker(
        name=f"{practitioner.first_name} {practitioner.last_name}",
        email=practitioner.email,
        profession=practitioner.profession,
    )


def against(reference: Reference, others: Iterable[Reference], as_of: date) -> tuple[Verdict, ...]:
    """What the policy has against asking this person, in words; empty when nothing."""
    same = (one for one in others if one.pk != reference.pk and one.speaker == reference.speaker)
    known = [speaker_of(one) for one in same if one.state in (*OPEN, ANSWERED)]
    if reference.speaker == "office":
        return ()
    return reference_policy.may_be_asked(
        speaker_of(reference),
        applicant_of(reference.practitioner),
        known,
        policy_in_force(),
        as_of,
    )


def needed_of(application: Application) -> int:
    """How many peers must answer for an application."""
    return kind_of(application).references


def enough_named(application: Application, rows: Iterable[Reference]) -> Verdict:
    """Whether those who are named, asked or answered are enough peers."""
    peers = [one for one in rows if one.speaker == "peer" and one.state in (*OPEN, ANSWERED)]
    return reference_policy.are_enough(
        [speaker_of(one) for one in peers],
        applicant_of(application.practitioner),
        needed_of(application),
        policy_in_force(),
    )


def progress(application: Application, rows: Iterable[Reference] | None = None) -> Progress:
    """How far the references of an application are; ``rows`` where they were read already."""
    rows = application.references.all() if rows is None else rows
    peers = [one for one in rows if reference_forms()[one.form].proves == PEER]
    answered = sum(one.state == ANSWERED and one.counts for one in peers)
    waiting = sum(one.state in WAITING for one in peers)
    named = sum(one.state == NAMED for one in peers)
    needed = needed_of(application)
    return Progress(
        needed=needed,
        answered=answered,
        waiting=waiting,
        named=named,
        flagged=sum(one.flagged for one in peers),
        sentence=_sentence(needed, answered, waiting, named),
    )


def _sentence(needed: int, answered: int, waiting: int, named: int) -> str:
    parts = [f"{answered} of {needed} references received"]
    if waiting:
        parts.append(f"{waiting} asked and not answered yet")
    if named:
        parts.append(f"{named} named and not asked")
    return "; ".join(parts) + "."


def day_at(reference: Reference, at: datetime) -> date:
    """The day at the facility that asks."""
    return local_day(at, ZoneInfo(reference.application.facility.zone))


def answers_of(reference: Reference) -> dict[str, str]:
    """What was answered, or typed so far. Raises Unsealable where it was altered."""
    text = settings.VAULT.unseal(reference.answers_sealed, *sealed_place(reference))
    return json.loads(text) if text else {}


def sealed_place(reference: Reference) -> tuple[str, ...]:
    """The place to which the answers are bound."""
    return "reference", str(reference.uid), "answers"


def flags_of(reference: Reference) -> tuple[Flag, ...]:
    """What somebody must look at in an answer; empty while there is none."""
    if reference.state != ANSWERED:
        return ()
    raised = reference_answers.flags(
        form_of(reference),
        answers_of(reference),
        speaker_of(reference),
        applicant_of(reference.practitioner),
        policy_in_force(),
        day_at(reference, reference.answered_at),
    )
    return (*raised, *_same_place(reference))


def _same_place(reference: Reference) -> tuple[Flag, ...]:
    if not reference.origin_index:
        return ()
    twins = reference.application.references.filter(
        origin_index=reference.origin_index, state=ANSWERED
    ).exclude(pk=reference.pk)
    names = ", ".join(twins.order_by("id").values_list("name", flat=True))
    if not names:
        return ()
    return (Flag("same_place", f"Was sent from the same network address as {names}."),)
