"""Many at once: one seat one vote, one closing, one decision, whoever presses when."""

import pytest

from credenza.core.verdict import Refused
from credenza.office.meetings.actions.votes import cast, close_vote, open_vote
from credenza.office.meetings.models import Decision, Motion, Urn, Vote
from tests.office.credentialing.test_references_at_once import at_once
from tests.office.meetings.rooms import NOW, OFFICE

pytestmark = pytest.mark.django_db(transaction=True)


def told(act, **given):
    """``act`` as work for a thread: "done", or why not."""

    def work() -> str:
        try:
            act(**given, at=NOW)
        except Refused as refusal:
            return str(refusal)
        return "done"

    return work


@pytest.mark.parametrize("method", ["roll", "ballot"])
def test_a_seat_votes_once_however_often_it_is_pressed(sitting, method):
    motion = sitting.moved()
    open_vote(motion=motion, method=method, by=OFFICE, at=NOW)
    by = sitting.actor("c")
    press = [
        told(cast, motion=motion, seat=sitting.c, choice=choice, by=by)
        for choice in ("yes", "no", "yes", "abstain")
    ]
    assert at_once(*press).count("done") == Vote.objects.count() == 1
    papers = sum(Urn.objects.order_by("id").values_list("papers", flat=True))
    assert papers == (1 if method == "ballot" else 0)


def test_a_vote_that_comes_with_the_closing_counts_or_is_refused_never_both(sitting):
    motion = sitting.moved()
    open_vote(motion=motion, method="roll", by=OFFICE, at=NOW)
    cast(motion=motion, seat=sitting.a, choice="yes", by=OFFICE, at=NOW)
    late = told(cast, motion=motion, seat=sitting.c, choice="no", by=sitting.actor("c"))
    close = told(close_vote, motion=motion, by=OFFICE)
    said = at_once(late, close, close)
    assert said[1:].count("done") == 1
    row = Motion.objects.get()
    assert row.no == (1 if said[0] == "done" else 0) == Vote.objects.filter(choice="no").count()
    assert Decision.objects.count() == (1 if row.state == "carried" else 0)
