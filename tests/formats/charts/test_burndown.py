from datetime import date
from xml.etree import ElementTree

from credenza.formats.charts.burndown import Burndown, burndown

MONDAY, FRIDAY = date(2026, 3, 2), date(2026, 3, 6)


def words(drawing: str) -> list[str]:
    return [item.text for item in ElementTree.fromstring(drawing).iter("text")]


def test_it_says_what_is_left():
    drawing = burndown(Burndown(MONDAY, FRIDAY, (20, 14, 9)), title="This week")
    assert ElementTree.fromstring(drawing).find("desc").text == "9 left of 20 at the start."
    assert words(drawing)[-5:] == ["Mon", "Tue", "Wed", "Thu", "Fri"]


def test_the_line_stops_where_the_counting_stops():
    drawing = burndown(Burndown(MONDAY, FRIDAY, (20, 14, 9)), title="This week")
    path = ElementTree.fromstring(drawing).find("path[@class='chart-path']").get("d")
    assert path.count("L") == 2


def test_work_that_grew_stays_inside_the_frame():
    drawing = burndown(Burndown(MONDAY, FRIDAY, (2, 50)), title="This week", size=(300, 100))
    dot = ElementTree.fromstring(drawing).find("circle")
    assert 0 <= float(dot.get("cy")) <= 100


def test_one_day_without_work_is_drawn_too():
    assert "0 left of 0" in burndown(Burndown(MONDAY, MONDAY, (0,)), title="Today")


def test_nothing_counted_draws_nothing():
    assert burndown(Burndown(MONDAY, FRIDAY, ()), title="This week") == ""


def test_a_long_time_is_labelled_by_few_days():
    weeks = Burndown(MONDAY, date(2026, 6, 1), tuple(range(91, -1, -1)))
    assert len([word for word in words(burndown(weeks, title="Quarter")) if word.isalpha()]) <= 8
