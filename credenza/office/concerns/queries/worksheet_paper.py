"""The worksheet of a report on paper, with the legend of peer review on every page."""

from datetime import date

from credenza.core.calendar import long_date
from credenza.core.concerns.corrective import KINDS
from credenza.core.concerns.reporting import ANSWERS, Answer
from credenza.formats.reports import Column, Report, Section
from credenza.office.concerns.models import Action
from credenza.office.concerns.models import Report as Kept
from credenza.office.concerns.queries.worksheet import fields
from credenza.packs.cases import legend_in

UNSURE = "This rule was not seen in the text of the law: have counsel confirm it."
NOT_SENT = "A worksheet, and no report: nothing was sent by printing it."


def paper(action: Action, answer: Answer, kept: Kept | None, as_of: date, *, by: str) -> Report:
    """The worksheet of one report, as of a day."""
    rule = answer.rule
    filled = [(one.field.label, one.value, _source(one)) for one in fields(action, kept, as_of)]
    words = [f"{rule.title}. {rule.citation}.", answer.why]
    if rule.confidence != "V":
        words.append(UNSURE)
    return Report(
        office=str(action.facility),
        title=f"Worksheet: {rule.authority}",
        answer=f"{ANSWERS[answer.says]}. {NOT_SENT}",
        facts=[
            ("Action", KINDS[action.kind]),
            ("Due", long_date(answer.by) if answer.by else "–"),
            ("Printed", f"{long_date(as_of)}, {by}"),
        ],
        sections=[
            Section("The duty", words),
            Section(
                "The report",
                columns=[Column("Field", 2), Column("Value", 5), Column("From", 2)],
                rows=filled,
            ),
        ],
        foot=legend_in(action.facility.state).text,
    )


def _source(one) -> str:
    if one.written:
        return "written by hand" + (f"; the record says: {one.known}" if one.known else "")
    return one.source or "to be written"
