"""The answer to a conduct report, from the decision on a tier to its end.

The practitioner's answer is a step, not a favor: nothing is concluded before they answered, said
that they will not, or let the time pass that they were given.
"""

from datetime import date

from credenza.core.calendar import long_date
from credenza.core.verdict import ALLOWED, Verdict, refused
from credenza.core.workflow import Step, Workflow, sources

DECIDED, ASKED, ANSWERED, SILENT = "decided", "asked", "answered", "silent"
CONCLUDED = "concluded"

_DECIDE = "concern:decide"
RESPONSE = Workflow(
    states={
        DECIDED: "Decided; the practitioner is not asked yet",
        ASKED: "The practitioner's answer is awaited",
        ANSWERED: "Answered",
        SILENT: "No answer was given",
        CONCLUDED: "Concluded",
    },
    start=DECIDED,
    steps=(
        Step("ask", sources(DECIDED, ASKED), ASKED, _DECIDE, "Ask the practitioner"),
        Step("answer", sources(ASKED, SILENT), ANSWERED, "concern:answer", "Answer"),
        Step("pass", sources(ASKED), SILENT, _DECIDE, "Go on without an answer", True),
        Step("conclude", sources(ANSWERED, SILENT), CONCLUDED, _DECIDE, "Conclude", True),
    ),
)
RIGHT_TO_ANSWER = "Conduct policy: the right to answer"


def may_pass(answer_by: date, as_of: date, *, declined: bool) -> Verdict:
    """May it go on without an answer: they declined one, or their time is over?"""
    if declined or as_of > answer_by:
        return ALLOWED
    return refused(f"They may answer until {long_date(answer_by)}.", RIGHT_TO_ANSWER)
