"""How telling a name is."""

import pytest

from credenza.screening.rarity import with_rarity
from tests.screening.people import ADAMS, frame


def rarity(family: str, given: str, sex: str = "") -> dict:
    both = frame(ADAMS | {"family": family, "given": given, "sex": sex})
    pair = both.hstack(both.rename(lambda name: f"{name}_list"))
    return with_rarity(pair).row(0, named=True)


def test_a_bit_is_half_as_many_bearers():
    smith, unlisted = rarity("SMITH", "MARY"), rarity("ADAMCZYKSKA", "MARY")
    assert smith["family_bits"] == pytest.approx(6.9, abs=0.05)  # 828 of 100,000
    assert unlisted["family_bits"] == pytest.approx(17.6, abs=0.05)


@pytest.mark.parametrize(
    ("given", "sex", "woman"),
    [("MARY", "", True), ("JAMES", "", False), ("MARY", "M", False), ("JAMES", "F", True)],
)
def test_the_sex_on_record_counts_before_that_of_the_name(given, sex, woman):
    assert rarity("SMITH", given, sex)["woman"] == woman
