"""From the files of ``audits/`` to methods, score sheets, tracers and days."""

from collections.abc import Sequence

from credenza.core.law import CONFIDENCES
from credenza.core.standards.following import Again
from credenza.core.standards.sampling import GROUPS, KINDS, STAGED, Method
from credenza.core.standards.scoring import Element, Sheet
from credenza.core.standards.surveying import SurveyLimits
from credenza.core.standards.tracing import Tracer
from credenza.packs.schema import Table

SHOWN = ("applications", "appointments", "privileges")


def method(table: Table) -> Method:
    """A ``[[method]]`` table."""
    table.only(
        "key", "title", "words", "kind", "percent", "most", "least", "first", "alternates",
        "citation", "confidence",
    )  # fmt: skip
    found = Method(
        key=table.text("key"),
        title=table.text("title"),
        words=table.text("words"),
        kind=table.choice("kind", KINDS),
        citation=table.text("citation"),
        confidence=table.choice("confidence", CONFIDENCES),
        percent=table.whole("percent", 0),
        most=table.whole("most", 0),
        least=table.whole("least", 0),
        first=table.whole("first", 0),
        alternates=table.whole("alternates", 0),
    )
    if found.kind == STAGED and not 0 < found.first < found.most:
        raise table.error("first", f"is {found.first}", "make it fewer than “most”, from 1")
    return found


def sheet(table: Table, kinds: Sequence[str], requirements: Sequence[str]) -> Sheet:
    """A ``[[sheet]]`` table with its elements."""
    table.only("key", "title", "words", "target", "element")
    target = table.whole("target")
    if not 1 <= target <= 100:
        raise table.error("target", f"is {target}", "write a share from 1 to 100")
    rows = (row.named("key") for row in table.tables("element"))
    return Sheet(
        key=table.text("key"),
        title=table.text("title"),
        words=table.text("words"),
        target=target,
        elements=tuple(_element(row, kinds, requirements) for row in rows),
    )


def _element(table: Table, kinds: Sequence[str], requirements: Sequence[str]) -> Element:
    table.only(
        "key", "title", "question", "citation", "confidence", "kinds", "requirements", "shows",
        "groups",
    )  # fmt: skip
    return Element(
        key=table.text("key"),
        title=table.text("title"),
        question=table.text("question"),
        citation=table.text("citation"),
        confidence=table.choice("confidence", CONFIDENCES),
        kinds=table.words("kinds", kinds),
        requirements=table.words("requirements", requirements),
        shows=table.words("shows", SHOWN),
        groups=table.words("groups", tuple(GROUPS)),
    )


def tracer(table: Table) -> Tracer:
    """A ``[[tracer]]`` table."""
    table.only("key", "title", "words", "months", "asks")
    return Tracer(
        key=table.text("key"),
        title=table.text("title"),
        words=table.text("words"),
        months=table.whole("months", 0),
        asks=table.choice("asks", ("words",), ""),
    )


def again(file: Table) -> Again:
    """When audits follow, from ``policy.toml``."""
    file.only("again", "yearly", "survey")
    after, yearly = file.table("again"), file.table("yearly")
    after.only("earliest_months", "latest_months", "citation", "confidence")
    yearly.only("months", "citation", "confidence")
    return Again(
        earliest=after.whole("earliest_months"),
        latest=after.whole("latest_months"),
        citation=after.text("citation"),
        yearly=yearly.whole("months"),
        yearly_citation=yearly.text("citation"),
    )


def survey_limits(file: Table) -> SurveyLimits:
    """How long surveys last, from ``policy.toml``."""
    table = file.table("survey").only("longest_days", "citation", "confidence")
    return SurveyLimits(table.whole("longest_days"), table.text("citation"))
