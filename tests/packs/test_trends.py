from datetime import date

from credenza.core.concerns.exposures import shift_at
from credenza.core.concerns.limits import limits_on
from credenza.packs.trends import chart_numbers, feeds, measures, shifts


def test_every_number_is_cited_and_in_force():
    assert limits_on(chart_numbers(), date(2026, 11, 24)).shift == 6
    assert all(one.citation for one in chart_numbers().values())


def test_the_night_runs_past_midnight():
    found = [shift_at(hour, shifts()).key for hour in (0, 6, 7, 14, 15, 22, 23)]
    assert found == ["night", "night", "day", "day", "evening", "evening", "night"]


def test_rates_are_told_for_an_amount():
    assert measures()["visits"].rate_words(0.0024) == "2.4 for 1,000 visits"
    assert measures()["visits"].rate_words(None) == "not known"


def test_both_purposes_have_their_policy():
    assert {"oppe", "reappointment"} <= feeds().keys()
