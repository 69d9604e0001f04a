"""Words of the pages of screening."""

import pytest

from credenza.core.screening.standing import IN_FORCE
from credenza.core.screening.steps import STATES
from credenza.office.monitoring.templatetags.screening import (
    RULINGS,
    SIGNS,
    band_words,
    topics,
)
from credenza.screening.bands import BANDS
from credenza.screening.explain import PHRASES


def test_what_evidence_is_about_is_told_without_what_it_tells():
    told = ["birth dates differ: 1974-03-09 and 1980-01-02", "states differ: OH and AZ",
            "family names differ: OKAFOR and VARGA"]  # fmt: skip
    assert topics(told) == "birth date, state, family name"


def test_what_is_missing_is_told_as_missing():
    assert topics(["a birth date is missing"]) == "birth date missing"


@pytest.mark.parametrize(
    "phrase", [words for levels in PHRASES.values() for _, words in levels.values()]
)
def test_every_phrase_is_about_something_and_tells_nobodys_values(phrase):
    about = topics([phrase])
    assert about
    assert "{" not in about


def test_every_state_band_and_ruling_has_its_words_and_its_sign():
    assert SIGNS.keys() == STATES.keys()
    assert all(band_words(one) != one for one in BANDS)
    assert RULINGS.keys() >= {*IN_FORCE}
