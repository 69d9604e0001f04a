"""``docs/reference/workflows.md``, made from the tables of steps and of rights.

``python -m tests.house`` writes it anew; a test fails while it differs.
"""

from collections.abc import Iterator
from pathlib import Path

from credenza.core.applications.steps import APPLICATION, holder
from credenza.core.committees.followup import ACTION_ITEM
from credenza.core.committees.minutes import MINUTES
from credenza.core.committees.motions import MOTION
from credenza.core.committees.steps import MEETING
from credenza.core.permissions import ASSISTANT, RIGHTS, ROLES
from credenza.core.policies.steps import VERSION
from credenza.core.privileges.steps import EVALUATION, FORM, REQUEST
from credenza.core.screening.steps import MATCH
from credenza.core.workflow import Step, Workflow
from tests.house.reference import OWN, YES, answer

OTHERS = {
    "A version of a privilege form": FORM,
    "A request for privileges": REQUEST,
    "A focused evaluation": EVALUATION,
    "A match of screening": MATCH,
    "A meeting": MEETING,
    "A motion": MOTION,
    "Minutes of a meeting": MINUTES,
    "An action item": ACTION_ITEM,
    "A version of a policy": VERSION,
}
PAGE = Path(__file__).parents[2] / "docs" / "reference" / "workflows.md"


def page() -> str:
    """The whole reference page."""
    parts = [_HEAD, *_states(APPLICATION), "", *_steps(APPLICATION), "", *_diagram(APPLICATION)]
    for title, workflow in OTHERS.items():
        parts += ["", f"## {title}", "", *_steps(workflow), "", *_diagram(workflow)]
    return "\n".join([*parts, ""])


_HEAD = """# How work goes on

Written from the tables of steps in `credenza/core` and the table of rights by
`python -m tests.house`; the tests try every step in every state as every role and compare.

## An application

A role counts at the facility or department for which it was given. “own” is a person's own
application alone, “asked” that of a practitioner who asked one for it; the last column says
which steps one may do to one's own at all.
"""


def _states(workflow: Workflow) -> Iterator[str]:
    yield "| state | key | whose clock runs |"
    yield "| --- | --- | --- |"
    for key, title in workflow.states.items():
        clock = holder(key) or "nobody's: it is over"
        yield f"| {title} | `{key}` | {'the station' if key == 'review' else clock} |"


def _steps(workflow: Workflow) -> Iterator[str]:
    yield f"| step | verb | from | to | right | reason | {' | '.join(ROLES)} | own |"
    yield f"|{' --- |' * (len(ROLES) + 7)}"
    for step in workflow.steps:
        cells = [step.title, f"`{step.verb}`", _sources(workflow, step), f"`{step.target}`"]
        cells += [f"`{step.right}`", "required" if step.reason else "–"]
        cells += [*_answers(step), "yes" if RIGHTS[step.right].on_own_file else "–"]
        yield f"| {' | '.join(cells)} |"


def _answers(step: Step) -> Iterator[str]:
    """What each role may do; nothing is said of one that may neither to others' nor its own."""
    right = RIGHTS[step.right]
    for role in ROLES:
        said = answer(right, role)
        asked = role == ASSISTANT and right.for_assistants
        yield "asked" if asked else said if said in (YES, OWN) else "–"


def _sources(workflow: Workflow, step: Step) -> str:
    return ", ".join(f"`{state}`" for state in workflow.states if state in step.sources)


def _diagram(workflow: Workflow) -> Iterator[str]:
    yield "```mermaid"
    yield "stateDiagram-v2"
    yield f"    [*] --> {workflow.start}"
    for key, title in workflow.states.items():
        yield f"    {key}: {title}"
    for step in workflow.steps:
        for state in workflow.states:
            if state in step.sources:
                yield f"    {state} --> {step.target}: {step.title}"
    yield from (f"    {key} --> [*]" for key in workflow.states if key in workflow.final)
    yield "```"


def write() -> None:
    """Write the page anew."""
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
