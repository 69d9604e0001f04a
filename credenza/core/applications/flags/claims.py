"""A pattern of malpractice claims: many in some years, or much paid."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

from credenza.core.applications.flags.model import Flag, Limits, Subject
from credenza.core.facts import CredentialFact
from credenza.core.law import later

NOT_AGAINST = ("Dismissed", "Verdict for the defence")


def pattern(subject: Subject, limits: Limits) -> Iterator[Flag]:
    """One flag for all that stands out, so that a person reads the claims together.

    Claims without a date count: what is not known is no reason to overlook it.
    """
    since = later(subject.as_of, -limits.claims_months, "months")
    rows = [row for row in subject.file.credentials if row.kind == "malpractice_claim"]
    recent = [row for row in rows if (_happened(row) or date.max) >= since]
    against = [row for row in recent if row.details.get("outcome") not in NOT_AGAINST]
    paid = {row.id: _paid(row) for row in rows}
    reasons = list(_reasons(against, paid, limits))
    if reasons:
        words = "; ".join(reasons)
        evidence = tuple(f"credential:{row.id}" for row in rows)
        key = "claims:" + ",".join(str(row.id) for row in rows)
        yield Flag("claims", key, f"{words[0].upper()}{words[1:]}.", evidence)


def _reasons(
    against: list[CredentialFact], paid: dict[int, Decimal], limits: Limits
) -> Iterator[str]:
    years = limits.claims_months // 12
    if len(against) >= limits.claims_count:
        yield f"{len(against)} claims in {years} years that were not dismissed or won"
    largest, total = max(paid.values(), default=Decimal(0)), sum(paid.values(), Decimal(0))
    if largest >= limits.claim_paid:
        yield f"one payment of ${largest:,.0f}"
    if total >= limits.claims_paid:
        yield f"payments of ${total:,.0f} together"


def _happened(row: CredentialFact) -> date | None:
    return row.starts_on or row.ends_on


def _paid(row: CredentialFact) -> Decimal:
    text = row.details.get("paid", "").replace(",", "").replace("$", "").strip()
    try:
        amount = Decimal(text)
    except InvalidOperation:
        return Decimal(0)
    return amount if amount.is_finite() and amount > 0 else Decimal(0)
