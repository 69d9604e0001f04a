from xml.etree import ElementTree

from credenza.formats.charts.bars import Bar, bars


def lengths(drawing: str) -> list[float]:
    return [float(bar.get("width")) for bar in ElementTree.fromstring(drawing).iter("rect")]


def test_bars_are_as_long_as_their_counts():
    small, large = lengths(bars([Bar("Late", 10), Bar("Due", 40)], title="Expirables"))
    assert large == 4 * small


def test_each_bar_has_its_word_and_its_number():
    drawing = bars([Bar("Late & lapsed", 1234)], title="Expirables")
    root = ElementTree.fromstring(drawing)
    assert [item.text for item in root.iter("text")] == ["Late & lapsed", "1,234"]
    assert root.find("desc").text == "Late & lapsed: 1,234"


def test_a_bar_of_nothing_can_still_be_seen():
    assert lengths(bars([Bar("Late", 0)], title="Expirables")) == [1.0]


def test_no_bars_draw_nothing():
    assert bars([], title="Expirables") == ""
