"""What screening proves and what follows from it, as the packs say."""

import datetime as dt

import pytest

from credenza.packs.loader import credential_kinds, proof_by, screening_duties
from credenza.sources.exclusions.layout import list_keys
from credenza.sources.scan import CATALOG


@pytest.mark.parametrize("key", list_keys(CATALOG))
def test_every_list_answers_a_check_as_one_of_its_accepted_sources(key):
    proof = proof_by(key)
    assert proof.source in {one.key for one in credential_kinds()[proof.kind].sources}
    assert (proof.state != "") == credential_kinds()[proof.kind].jurisdiction


def test_a_list_that_no_check_asks_for_proves_nothing():
    assert proof_by("un_sanctions") is None


def test_what_follows_begins_with_stopping_and_names_its_ground():
    duties = list(screening_duties().values())
    assert [one.key for one in duties if one.suspends] == ["stop"]
    assert all(one.citation for one in duties)
    ruled = dt.date(2028, 2, 28)
    assert [one.due_on(ruled) for one in duties] == [
        ruled,
        dt.date(2028, 2, 29),
        dt.date(2028, 4, 28),
    ]
