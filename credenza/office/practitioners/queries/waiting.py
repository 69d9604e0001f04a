"""Sources that were asked and have not answered."""

from datetime import date

from credenza.core.facts import Result
from credenza.office.practitioners.models import Verification


def asked_and_unanswered(practitioner: int) -> dict[str | int, date]:
    """By kind of check, and by credential, the day on which a source was asked in vain so far."""
    rows = Verification.objects.filter(practitioner=practitioner, result=Result.PENDING)
    found: dict[str | int, date] = {}
    for kind, credential, asked_on in rows.order_by("-asked_on", "id").values_list(
        "kind", "proofs__credential", "asked_on"
    ):
        found[kind if credential is None else credential] = asked_on
    return found
