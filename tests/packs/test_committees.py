"""The kinds of committees that ship, and what a file about one may not say."""

import pytest

from credenza.core.committees.charter import VOTING
from credenza.core.committees.written import charter_from, values_of
from credenza.packs.committee_rows import charter
from credenza.packs.loader import committee_kinds, routes
from credenza.packs.schema import PackError, Table

WHOLE = {
    "key": "ethics",
    "title": "Ethics committee",
    "purpose": "Advises.",
    "citation": "Bylaws",
    "confidentiality": "members",
    "legend": "Confidential.",
    "majority": VOTING,
    "quorum": {"share": "1/2", "at_least": 3},
}


def read(**changes):
    return charter(Table("ethics.toml", "", {**WHOLE, **changes}))


def test_every_body_on_a_route_of_applications_has_its_kind():
    bodies = {stop.committee for route in routes().values() for stop in route.stops}
    assert bodies - {""} <= set(committee_kinds())


def test_every_kind_reports_to_a_kind_that_ships():
    kinds = committee_kinds()
    assert {one.parent for one in kinds.values()} <= {"", *kinds}


@pytest.mark.parametrize("kind", sorted(committee_kinds()))
def test_a_charter_written_down_reads_the_same(kind):
    whole = committee_kinds()[kind]
    assert charter_from(values_of(whole)) == whole


def test_an_executive_committee_asks_for_physicians():
    assert committee_kinds()["mec"].quorum.physicians


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"majority": "most"}, "'majority' is 'most'; use one of"),
        ({"quorum": {"share": "3/2"}}, "'share' is '3/2'; write a fraction"),
        ({"quorum": {"share": "1/0"}}, "'share' is '1/0'; write a fraction"),
        ({"quorum": {"share": "half"}}, "'share' is 'half'; write a fraction"),
        (
            {"meets": {"recurrence": "FREQ=NEVER"}},
            "'recurrence' is no rule of days; FREQ is one of",
        ),
        (
            {"meets": {"recurrence": "FREQ=MONTHLY;BYDAY=1TU", "starts": "7:30"}},
            "'starts' is '7:30'; write a time without quotes",
        ),
        ({"attendance_share": 120}, "'attendance_share' is 120; write 0 to 100"),
        ({"seat": [{"kind": "king", "title": "King"}]}, "'kind' is 'king'; use one of"),
        ({"votes": "secret"}, "'votes' is not known here"),
    ],
)
def test_what_a_charter_cannot_mean_is_refused_with_the_remedy(changes, says):
    with pytest.raises(PackError) as refusal:
        read(**changes)
    assert says in str(refusal.value)


def test_a_committee_without_a_rule_of_days_meets_as_called():
    assert read().recurrence == ""
