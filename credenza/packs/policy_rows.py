"""From the tables of policies to what the office goes by."""

from credenza.core.law import CONFIDENCES
from credenza.core.policies.standing import Asking, Kind
from credenza.packs.schema import Table


def kind(table: Table) -> Kind:
    """One kind of policy."""
    table.only(
        "key", "title", "review_months", "notice_days", "ballot_share", "citation", "confidence"
    )
    return Kind(
        key=table.text("key"),
        title=table.text("title"),
        review_months=table.whole("review_months"),
        notice_days=table.whole("notice_days"),
        ballot_share=table.whole("ballot_share"),
        citation=table.text("citation"),
        confidence=table.choice("confidence", CONFIDENCES),
    )


def asking(file: Table) -> Asking:
    """How people are asked to read and sign."""
    table = file.table("asking")
    if table is None:
        raise file.error("asking", "is missing", "add a table [asking]")
    table.only("days", "orientation_days", "remind", "statement", "citation", "confidence")
    return Asking(
        days=table.whole("days"),
        orientation_days=table.whole("orientation_days"),
        remind=_days(table, "remind"),
        statement=table.text("statement"),
        citation=table.text("citation"),
        confidence=table.choice("confidence", CONFIDENCES),
    )


def _days(table: Table, key: str) -> tuple[int, ...]:
    days = table.data.get(key, [])
    if not isinstance(days, list) or any(type(one) is not int for one in days):
        raise table.error(key, f"is {days!r}", "write whole numbers in a list, such as [14, 0]")
    return tuple(days)
