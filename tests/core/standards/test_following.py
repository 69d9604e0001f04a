"""Another audit follows: three to six months after findings, a year after none."""

from datetime import date

import pytest

from credenza.core.standards.following import Due, may_audit_again, may_score, next_audit
from credenza.core.standards.tracing import Tracer
from credenza.packs.loader import audit_again


@pytest.mark.parametrize(
    ("closed_on", "findings", "first", "last"),
    [
        (date(2026, 1, 15), 2, date(2026, 4, 15), date(2026, 7, 15)),
        (date(2027, 11, 30), 1, date(2028, 2, 29), date(2028, 5, 30)),
        (date(2026, 8, 31), 1, date(2026, 11, 30), date(2027, 2, 28)),
        (date(2028, 2, 29), 0, date(2028, 2, 29), date(2029, 2, 28)),
    ],
)
def test_the_next_audit_is_due(closed_on, findings, first, last):
    due = next_audit(audit_again(), closed_on, findings)
    assert (due.first, due.last) == (first, last)


def test_a_re_audit_before_its_time_is_refused_until_its_first_day():
    due = Due(date(2026, 4, 15), date(2026, 7, 15), "NCQA CR 8D")
    assert "15 April 2026" in may_audit_again(due, date(2026, 4, 14)).reason
    assert may_audit_again(due, date(2026, 4, 15))


def test_nobody_scores_a_file_in_which_they_verified():
    assert not may_score("Dana Whitfield", ["Luis Ortega", "Dana Whitfield"])
    assert may_score("Grace Mbeki", ["Luis Ortega", "Dana Whitfield"])


@pytest.mark.parametrize(
    ("months", "as_of", "since"),
    [
        (12, date(2026, 11, 24), date(2025, 11, 25)),
        (12, date(2028, 2, 29), date(2027, 3, 1)),
        (0, date(2026, 11, 24), date(2026, 11, 24)),
    ],
)
def test_a_list_looks_back_over_its_months(months, as_of, since):
    assert Tracer("t", "T", "", months).since(as_of) == since
