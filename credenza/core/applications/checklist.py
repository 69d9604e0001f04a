"""What an application still needs, item by item: how it stands, and who waits for whom."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from credenza.core.facts import Finding, State
from credenza.core.law import Requirement
from credenza.core.verdict import ALLOWED, Verdict, refused

DONE, AGES, WAITING, OPEN, OVERRIDDEN = "done", "ages", "waiting", "open", "overridden"
STATES = {
    OPEN: "Open",
    WAITING: "Asked, not answered",
    AGES: "Ages out",
    OVERRIDDEN: "Overridden",
    DONE: "Done",
}
"""How an item may stand, in the order in which it is shown."""
APPLICANT, SOURCE, REFERENCE, OFFICE = "applicant", "source", "reference", "office"
WAITS_FOR = {
    APPLICANT: "The applicant",
    SOURCE: "A source",
    REFERENCE: "A reference",
    OFFICE: "The office",
}
_OF_VERB = {"collect": APPLICANT, "renew": APPLICANT, "explain": APPLICANT}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is needed. ``blocks``: nothing goes on while it is open.

    ``since`` is the day from which it waits. ``credential`` is the id it is about, if one, and
    ``requirement`` its key where the rules judged it.
    """

    key: str
    title: str
    state: str
    sentence: str
    waits_for: str = OFFICE
    blocks: bool = True
    since: date | None = None
    citation: str = ""
    credential: int | None = None
    requirement: str = ""

    @property
    def stands_against(self) -> bool:
        """Whether it keeps the application from being complete."""
        return self.blocks and self.state in (OPEN, WAITING)


def wanted(
    findings: Iterable[Finding], requirements: Collection[str], severities: Collection[str]
) -> Iterator[Finding]:
    """The findings that count for a kind: those of its own requirements, or, where it names none,
    all of the severities that block.
    """
    for one in findings:
        counts = one.requirement in requirements if requirements else one.severity in severities
        if counts and one.state is not State.NOT_APPLICABLE:
            yield one


def judged(
    finding: Finding, requirement: Requirement, asked_on: date | None, aged: str = ""
) -> Item:
    """The item of a finding. ``asked_on`` is the day on which a source was asked that has not
    answered; ``aged`` says that the evidence will be too old for the meeting, and how old.
    """
    state, waits_for = DONE, _OF_VERB.get(requirement.verb, OFFICE)
    if finding.state in (State.MISSING, State.LATE):
        state = WAITING if asked_on else OPEN
    elif aged:
        state = AGES
    if asked_on:
        waits_for = SOURCE
    return Item(
        key=f"{finding.requirement}:{finding.credential or ''}".rstrip(":"),
        title=requirement.title,
        state=state,
        sentence=f"{finding.reason} {aged}".strip(),
        waits_for=waits_for,
        since=asked_on,
        citation=finding.citation,
        credential=finding.credential,
        requirement=finding.requirement,
    )


def overridden(items: Iterable[Item], reasons: Mapping[str, str]) -> Iterator[Item]:
    """The items, those marked that somebody overrode; ``reasons`` are by the item's key."""
    for item in items:
        if item.key in reasons and item.stands_against:
            sentence = f"{item.sentence} Overridden: {reasons[item.key]}"
            yield replace(item, state=OVERRIDDEN, sentence=sentence)
        else:
            yield item


def slowest_first(items: Iterable[Item], as_of: date) -> tuple[Item, ...]:
    """What stands against first, the longest waiting before the others; what is done last."""
    order = list(STATES)
    return tuple(
        sorted(
            items,
            key=lambda item: (
                not item.stands_against,
                order.index(item.state) if not item.stands_against else 0,
                item.since or as_of,
                item.title,
                item.key,
            ),
        )
    )


def may_complete(items: Iterable[Item]) -> Verdict:
    """May the application be called complete? The first thing that stands against it is named."""
    against = [item for item in items if item.stands_against]
    if not against:
        return ALLOWED
    more = f" {len(against) - 1} more." if len(against) > 1 else ""
    first = against[0]
    return refused(f"{first.title}: {first.sentence}{more}", first.citation)
