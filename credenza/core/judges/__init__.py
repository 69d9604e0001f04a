"""One judge for each kind of test: a check and a case in, findings out."""

from collections.abc import Callable, Iterable, Mapping

from credenza.core.facts import Finding
from credenza.core.judges import clocks, evidence, freshness, history, holding
from credenza.core.judges.case import Case
from credenza.core.rulebook import Check

JUDGES: Mapping[str, Callable[[Check, Case], Iterable[Finding]]] = {
    "current": holding.current,
    "held": holding.held,
    "verified": evidence.verified,
    "checked": freshness.checked,
    "signed": freshness.signed,
    "clock": clocks.clock,
    "monthly": clocks.monthly,
    "term": clocks.term,
    "reappointment": clocks.reappointment,
    "gaps": history.gaps_explained,
    "count": history.counted,
    "hours": history.hours,
}
