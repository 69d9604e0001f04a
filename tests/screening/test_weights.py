"""The shipped weights keep the order of agreement."""

import pytest

from credenza.screening.weights import EVIDENCE, rarity, shipped, together


@pytest.mark.parametrize("evidence", EVIDENCE)
def test_more_agreement_never_has_fewer_points(evidence):
    points = shipped().levels[evidence]
    order = [points.get(level, 0.0) for level in EVIDENCE[evidence]]
    assert order == sorted(order)


@pytest.mark.parametrize("evidence", [name for name in EVIDENCE if name != "kind"])
def test_what_is_missing_is_no_evidence(evidence):
    assert shipped().levels[evidence].get("missing", 0.0) == 0.0


def test_every_level_in_the_pack_is_known_and_none_is_forgotten():
    weights = shipped()
    assert weights.levels.keys() == EVIDENCE.keys()
    for evidence, points in weights.levels.items():
        assert points.keys() | {"missing"} == {*EVIDENCE[evidence]} | {"missing"}
    assert weights.together.keys() == together().keys()
    assert weights.rarity.keys() == rarity().keys()


def test_what_counts_together_and_rarity_are_never_negative():
    weights = shipped()
    assert all(value >= 0 for value in (*weights.together.values(), *weights.rarity.values()))
    assert 0 < weights.possible < weights.likely < 1
