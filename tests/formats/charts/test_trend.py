"""A number day by day, drawn."""

from datetime import date

from credenza.formats.charts.trend import Point, trend


def test_a_trend_says_its_first_and_its_last_number_in_words():
    points = [Point(date(2024, 2, 28), 4), Point(date(2024, 2, 29), 7), Point(date(2024, 3, 2), 0)]
    drawn = trend(points, title="Standards not met", noun="not met")
    assert "4 not met on 28 Feb 2024, 0 on 2 Mar 2024." in drawn


def test_one_day_alone_is_no_trend():
    assert trend([Point(date(2024, 2, 29), 7)], title="Standards not met", noun="not met") == ""
