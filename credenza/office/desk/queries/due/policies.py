"""Policies whose review is near or late, and texts that people should have signed by now."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse

from credenza.core.permissions import Actor
from credenza.office.compliance.queries.policies import KEEP, held, visible_policies
from credenza.office.desk.queries.due.base import Due, Kind, Mark, state_on
from credenza.packs.loader import policy_kinds


def marks(actor: Actor, as_of: date) -> Iterator[Mark]:
    """All whose day is near or over."""
    for one in _pressing(visible_policies(actor, KEEP), as_of):
        yield Mark(one.policy.pk, one.review_due_on)


def told(actor: Actor, ids: Collection[int], as_of: date) -> Iterator[Due]:
    """Each with its owner; in two reads."""
    kinds = policy_kinds()
    for one in _pressing(visible_policies(actor, KEEP).filter(pk__in=ids), as_of):
        policy = one.policy
        yield Due(
            key=KIND.key_of(policy.pk),
            title=f"Review: {policy.title}",
            state=state_on(one.review_due_on, as_of),
            named=policy.owner.name if policy.owner else "",
            facility=policy.facility,
            why=f"It is reviewed every {policy.review_months} months.",
            citation=kinds[policy.kind].citation,
            due_on=one.review_due_on,
            label="Open",
            address=reverse("policy", args=[policy.pk]),
        )


def _pressing(rows, as_of: date) -> list:
    return [one for one in held(rows, as_of) if one.current and one.review_state != "met"]


KIND = Kind("policies", "Policies to be reviewed", 6, marks, told)
