from datetime import date
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.formats.charts.timeline import (
    KINDS,
    Career,
    Gap,
    Span,
    _place,
    _scale,
    _stacked,
    rows,
    timeline,
)

TODAY = date(2026, 3, 5)
SCHOOL = Span("education", "Ohio State", date(1993, 8, 1), date(1997, 6, 30))
HOSPITAL = Span("position", "Mercy North", date(2001, 7, 1))
SABBATICAL = Gap(date(2000, 7, 1), date(2001, 6, 30), "Parental leave, explained")
SVG = "{http://www.w3.org/2000/svg}"

days = st.dates(date(1930, 1, 1), date(2040, 12, 31))
spans = st.builds(Span, st.sampled_from(KINDS), st.text(max_size=60), days, st.none() | days)


def parse(drawing: str) -> ElementTree.Element:
    return ElementTree.fromstring(drawing)


def words(drawing: str) -> list[str]:
    return [item.text for item in parse(drawing).iter("text")]


def career(*spans: Span, gaps: tuple[Gap, ...] = ()) -> Career:
    return Career(spans, gaps, TODAY)


def test_every_span_is_named_and_every_gap_is_drawn():
    drawing = timeline(career(SCHOOL, HOSPITAL, gaps=(SABBATICAL,)), title="Career of Dr. Okafor")
    assert {"Ohio State", "Mercy North", "Education", "Work", "12 mo"} <= set(words(drawing))
    assert drawing.count("chart-gap-word") == 1


def test_those_who_do_not_see_it_hear_its_title_and_its_gaps():
    root = parse(timeline(career(SCHOOL, gaps=(SABBATICAL,)), title="Career of Dr. Okafor"))
    assert root.find("title").text == "Career of Dr. Okafor"
    assert root.find("desc").text == "1 entry; gaps: 1 July 2000 to 30 June 2001."
    assert root.get("role") == "img"


def test_nothing_known_draws_nothing():
    assert timeline(career(), title="Career") == ""


def test_years_are_labelled_as_densely_as_there_is_room():
    assert "2026" in words(timeline(career(Span("position", "A", date(2024, 1, 1))), title="x"))
    long = words(timeline(career(Span("position", "A", date(1964, 1, 1))), title="x"))
    assert "1970" in long and "1971" not in long


def test_it_holds_no_style_and_no_script_of_its_own():
    drawing = timeline(career(SCHOOL, HOSPITAL, gaps=(SABBATICAL,)), title="Career")
    assert "style" not in drawing and "<script" not in drawing


def test_names_are_escaped():
    evil = Span("position", '</text><script>alert("1")</script>', date(2020, 1, 1))
    assert "<script" not in timeline(career(evil), title="<b>")


def test_two_drawings_on_a_page_keep_their_ids_apart():
    one = timeline(career(SCHOOL, gaps=(SABBATICAL,)), title="x", key="one")
    two = timeline(career(SCHOOL, gaps=(SABBATICAL,)), title="x", key="two")
    ids = [item.get("id") for root in (parse(one), parse(two)) for item in root.iter()]
    ids = [found for found in ids if found]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "start, end, length",
    [
        (date(2010, 7, 1), date(2014, 6, 30), "4 yr"),
        (date(2010, 7, 1), date(2011, 8, 31), "1 yr 2 mo"),
        (date(2024, 2, 29), date(2025, 2, 27), "1 yr"),
        (date(2026, 1, 1), date(2026, 1, 12), "12 days"),
        (date(2026, 1, 1), date(2026, 1, 1), "1 day"),
        (date(2026, 2, 1), date(2026, 1, 1), "0 days"),
        (date(2026, 3, 1), None, "5 days"),
        (date(9000, 1, 1), date.max, "999 yr 11 mo"),
    ],
)
def test_a_length_counts_both_days(start, end, length):
    (row,) = rows(career(Span("position", "A", start, end)))
    assert row.length == length


def test_the_table_says_the_same_in_order_of_time():
    table = rows(career(HOSPITAL, SCHOOL, gaps=(SABBATICAL,)))
    assert [row.what for row in table] == [
        "Ohio State",
        "Parental leave, explained",
        "Mercy North",
    ]
    assert [row.is_gap for row in table] == [False, True, False]


@given(st.lists(spans, min_size=1, max_size=12))
def test_whatever_the_dates_the_drawing_is_well_formed_and_inside_its_frame(found):
    root = parse(timeline(career(*found), title="Career", width=900))
    for bar in root.iter("rect"):
        assert float(bar.get("width", 0)) >= 0
        assert float(bar.get("x", 0)) <= 900


@given(st.lists(spans, min_size=2, max_size=12))
def test_no_bar_or_label_stands_on_another(found):
    whole = career(*found)
    scale = _scale(whole, 900)
    for kind in KINDS:
        for line in _stacked(kind, whole, scale):
            for one, other in combinations(line, 2):
                assert one.right < other.left or other.right < one.left


@given(spans)
def test_a_label_too_long_for_its_bar_stands_beside_it(span):
    place = _place(span, _scale(career(span), 900), TODAY)
    assert place.inside == (place.start < place.label_at < place.end and place.right <= place.end)
