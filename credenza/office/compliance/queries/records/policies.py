"""Policies in force that prove a standard; one past its review puts it at risk."""

from collections.abc import Collection, Iterator
from datetime import date

from django.urls import reverse

from credenza.core.calendar import long_date
from credenza.core.standards.readiness import Ready, Standing
from credenza.office.compliance.queries.policies import policies_for
from credenza.office.compliance.queries.records.base import Source


def told(facility: int, rules: Collection[str], as_of: date) -> Iterator[Source]:
    """Each policy that proves one of the rules."""
    for rule, policies in policies_for(rules, facility=facility, as_of=as_of).items():
        for one in policies:
            yield Source(rule, str(one), _standing(one, as_of), reverse("policy", args=[one.pk]))


def _standing(policy, as_of: date) -> Standing:
    since, review = policy.in_force.effective_on, policy.review_due_on
    why = f"{policy} is in force since {long_date(since)}"
    if review and review < as_of:
        return Standing(Ready.AT_RISK, why=f"{why}; its review was due on {long_date(review)}.")
    return Standing(Ready.MET, why=f"{why}.", until=review)
