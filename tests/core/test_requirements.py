from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from credenza.core.requirements import evaluate
from tests.core.files import DAYS, PLACES, compiled, files


@settings(max_examples=200, deadline=None)
@given(st.data(), st.integers(0, len(PLACES) - 1), st.sampled_from(DAYS), st.integers(1, 1200))
def test_a_finding_holds_until_the_day_it_says(data, number, as_of, later):
    file = data.draw(files(as_of))
    place, rules = PLACES[number], compiled(number, as_of)
    found = evaluate(file, place, rules, as_of)
    day = min(as_of + timedelta(later), rules.holds_until or DAYS[-1] + timedelta(2000))
    then = evaluate(file, place, rules, day)
    lasting = [one for one in found if one.until is None or one.until >= day]
    assert [one for one in lasting if one not in then] == []
