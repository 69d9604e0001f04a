"""Charters of committees' own, from their day on, and what is typed into them."""

import datetime as dt
from dataclasses import replace

import pytest

from credenza.core.committees.charter import PEER_REVIEW
from credenza.core.verdict import Refused
from credenza.office.meetings.actions.charters import amend
from credenza.office.meetings.forms.charter import CharterForm, charter_values
from credenza.office.meetings.queries.charters import charter_of, charters_on, kind_charter
from credenza.office.meetings.queries.scope import visible_committees
from credenza.office.team.queries import actor_of
from credenza.packs.loader import committee_kinds
from tests.office.meetings.rooms import NOW, OFFICE, TODAY, make_committee

DAY = dt.timedelta(days=1)
MEC = kind_charter("mec")


def amended(committee, effective_on=TODAY, **changes):
    charter = replace(charter_of(committee, effective_on), **changes)
    given = {"charter": charter, "effective_on": effective_on, "citation": "Bylaws 9.2"}
    return amend(committee=committee, **given, by=OFFICE, at=NOW)


def test_a_committee_begins_with_the_charter_of_its_kind(committee):
    assert charter_of(committee, TODAY) == MEC


def test_a_committee_of_a_kind_nobody_knows_has_the_plain_charter(office):
    taskforce = make_committee(office.north, "taskforce")
    assert charter_of(taskforce, TODAY) == kind_charter("other")


def test_an_edition_counts_from_its_day_on_and_not_before(committee):
    amended(committee, minutes=120)
    assert charter_of(committee, TODAY - DAY) == MEC
    assert charter_of(committee, TODAY).minutes == 120
    assert charters_on(TODAY)[committee.pk] == charter_of(committee, TODAY)


def test_a_later_edition_replaces_an_earlier_one(committee):
    amended(committee, minutes=120)
    amended(committee, TODAY + DAY, minutes=45)
    assert charter_of(committee, TODAY).minutes == 120
    assert charter_of(committee, TODAY + DAY).minutes == 45


def test_written_again_for_a_day_it_replaces_that_day(committee):
    amended(committee, minutes=120)
    amended(committee, minutes=100)
    assert charter_of(committee, TODAY).minutes == 100


def test_an_edition_that_changes_nothing_is_refused(committee):
    with pytest.raises(Refused, match="already"):
        amended(committee)


def test_a_committee_that_becomes_peer_review_closes_to_members_of_the_facility(committee, person):
    member = actor_of(person("member"))
    assert visible_committees(member, "committee:see").exists()
    amended(committee, dt.date(2026, 1, 1), confidentiality=PEER_REVIEW)
    assert not visible_committees(member, "committee:see").exists()


def typed(charter=MEC, **changes) -> CharterForm:
    values = {**charter_values(charter), "effective_on": "2026-12-01", **changes}
    values["starts"] = values["starts"] if changes.get("starts") else f"{charter.starts:%H:%M}"
    return CharterForm(values, base=charter)


@pytest.mark.parametrize("kind", sorted(committee_kinds()))
def test_a_charter_shown_and_sent_back_is_the_same(kind):
    form = typed(kind_charter(kind))
    assert form.is_valid(), form.errors
    assert form.charter == kind_charter(kind)


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        ("recurrence", "every first Tuesday", "no rule of days"),
        ("share", "half", "Write a fraction"),
        ("share", "5/4", "Write a fraction"),
        ("standing", "Minutes | soon", "Line 1: “soon” is no number"),
        ("standing", "Minutes | 5 | secret", "Line 1: write title"),
        ("standing", "| 5", "Line 1: write title"),
        ("seats", "\n\nking | King", "Line 3: write one of chair"),
        ("seats", "chair | Chair | 1 | nurse", "Line 1: write one of chair"),
        ("seats", "chair | Chair | 1 | physician | x", "Line 1: write one of chair"),
    ],
)
def test_what_a_charter_cannot_mean_says_where_and_how_to_mend_it(field, text, says):
    form = typed(**{field: text})
    assert not form.is_valid()
    assert says in form.errors[field][0]
