"""Words of trends."""

from django import template

from credenza.core.concerns.comparing import ACT, FEW, LOW, UNKNOWN, WATCH, WITHIN
from credenza.packs.cases import case_kinds
from credenza.packs.loader import committee_kinds
from credenza.packs.trends import measures

register = template.Library()
SIGNS = {
    ACT: "late",
    WATCH: "due",
    WITHIN: "met",
    LOW: "due",
    FEW: "not_applicable",
    UNKNOWN: "not_applicable",
}


@register.filter
def told_by(count: int, told) -> str:
    """A count as the reader of these trends may know it."""
    return told.told(count)


@register.filter
def dimension(key: str, told) -> str:
    """The title of what is compared by."""
    return told.dimensions[key]


@register.filter
def side_by_side(told) -> list[tuple]:
    """Each row with how it stands; None where that is not judged."""
    judged = {row.counted.key: row for row in told.comparison.rows}
    return [(row, judged.get(row.key) if row.key else None) for row in told.rows]


@register.filter
def stands_sign(stands: str) -> str:
    """The status that shows how one stands."""
    return SIGNS[stands]


@register.filter
def lower_first(words: str) -> str:
    """The words as they go on in a sentence."""
    return words[:1].lower() + words[1:]


@register.filter
def measure_title(key: str) -> str:
    """The title of a measure; the key of one that is told no more."""
    return measures()[key].title if key in measures() else key


@register.filter
def committee_word(choice: str, case) -> str:
    """What a committee chose, in words."""
    outcomes = case_kinds()[case.kind].outcomes
    return outcomes[choice].title if choice in outcomes else "Back with a question"


@register.filter
def committee_titles(docket) -> str:
    """The committees before which cases may be laid, the usual one first."""
    return ", ".join(committee_kinds()[key].title for key in docket.committees)
