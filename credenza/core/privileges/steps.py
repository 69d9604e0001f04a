"""The lives of a privilege form's version, of a request and of a focused evaluation, as tables."""

from credenza.core.workflow import Step, Workflow, sources

DRAFT, DEPARTMENT, CREDENTIALS, MEC = "draft", "department", "credentials", "mec"
BOARD, IN_FORCE, RETIRED, DISCARDED = "board", "in_force", "retired", "discarded"
_KEEP_FORMS = "privilege:forms-keep"

FORM = Workflow(
    states={
        DRAFT: "A draft",
        DEPARTMENT: "Before the department",
        CREDENTIALS: "Before the credentials committee",
        MEC: "Before the medical executive committee",
        BOARD: "Before the board",
        IN_FORCE: "Approved",
        RETIRED: "Retired",
        DISCARDED: "Discarded",
    },
    start=DRAFT,
    steps=(
        Step("propose", sources(DRAFT), DEPARTMENT, _KEEP_FORMS, "Bring before the department"),
        Step(
            "department", sources(DEPARTMENT), CREDENTIALS, _KEEP_FORMS, "The department approved"
        ),
        Step(
            "credentials",
            sources(CREDENTIALS),
            MEC,
            _KEEP_FORMS,
            "The credentials committee approved",
        ),
        Step("mec", sources(MEC), BOARD, _KEEP_FORMS, "The medical executive committee approved"),
        Step("board", sources(BOARD), IN_FORCE, _KEEP_FORMS, "The board approved"),
        Step(
            "return",
            sources(DEPARTMENT, CREDENTIALS, MEC, BOARD),
            DRAFT,
            _KEEP_FORMS,
            "Back to the draft",
            reason=True,
        ),
        Step("discard", sources(DRAFT), DISCARDED, _KEEP_FORMS, "Discard", reason=True),
        Step("retire", sources(IN_FORCE), RETIRED, _KEEP_FORMS, "Retire the form", reason=True),
    ),
)
"""A version of a form, from the draft to the board; one that is approved starts on its day."""

FILLING, HANDED_IN, REVIEW = "filling", "handed_in", "review"
DECIDED, WITHDRAWN = "decided", "withdrawn"
OPEN_REQUEST = frozenset({FILLING, HANDED_IN, REVIEW})

REQUEST = Workflow(
    states={
        FILLING: "Being filled in",
        HANDED_IN: "Handed in",
        REVIEW: "Under review",
        DECIDED: "Decided",
        WITHDRAWN: "Withdrawn",
    },
    start=FILLING,
    steps=(
        Step("ask", sources(FILLING), FILLING, "privilege:request", "Ask"),
        Step("hand_in", sources(FILLING), HANDED_IN, "privilege:request", "Hand in"),
        Step(
            "return",
            sources(HANDED_IN),
            FILLING,
            "privilege:keep",
            "Return to the practitioner",
            reason=True,
        ),
        Step("recommend", sources(HANDED_IN, REVIEW), REVIEW, "privilege:recommend", "Recommend"),
        Step(
            "decide", sources(HANDED_IN, REVIEW), DECIDED, "privilege:keep", "Record the decision"
        ),
        Step("withdraw", sources(OPEN_REQUEST), WITHDRAWN, "privilege:request", "Withdraw", True),
    ),
)
"""A request for privileges, from the first tick to the decision."""

RUNNING, CONCLUDED, REFERRED, DROPPED = "running", "concluded", "referred", "dropped"
UNCONCLUDED = frozenset({RUNNING, REFERRED})
_EVALUATE = "evaluation:keep"

EVALUATION = Workflow(
    states={
        RUNNING: "Running",
        REFERRED: "Referred to peer review",
        CONCLUDED: "Concluded",
        DROPPED: "Dropped with the privilege",
    },
    start=RUNNING,
    steps=(
        Step("assign", sources(RUNNING), RUNNING, _EVALUATE, "Assign"),
        Step("record", sources(RUNNING), RUNNING, _EVALUATE, "Record a case"),
        Step(
            "continue",
            sources(RUNNING, REFERRED),
            CONCLUDED,
            _EVALUATE,
            "Conclude: go on with ongoing evaluation",
            reason=True,
        ),
        Step("extend", sources(RUNNING, REFERRED), RUNNING, _EVALUATE, "Extend", reason=True),
        Step("refer", sources(RUNNING), REFERRED, _EVALUATE, "Refer to peer review", reason=True),
        Step(
            "drop",
            sources(RUNNING, REFERRED),
            DROPPED,
            "privilege:keep",
            "Drop with the privilege",
            reason=True,
        ),
    ),
)
"""A focused evaluation, from the grant to its conclusion (TJC MS.08.01.01)."""
