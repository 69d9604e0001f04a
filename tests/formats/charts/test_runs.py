from xml.etree import ElementTree

from credenza.core.concerns.comparing import Counted, compare
from credenza.core.concerns.runs import line
from credenza.formats.charts.funnel import Scale, funnel
from credenza.formats.charts.runs import run_chart
from tests.core.concerns.test_comparing import PEERS
from tests.core.concerns.test_runs import LIMITS, months


def circles(drawn, tone):
    return [one for one in ElementTree.fromstring(drawn).iter("circle") if one.get("class") == tone]


def test_a_point_far_out_is_marked_and_every_month_is_told_in_words():
    drawn = run_chart(line(months([3, 4] * 5 + [22, 3]), LIMITS), title="Cases by month")
    assert len(circles(drawn, "chart-bad")) == 1
    assert "Nov 25: 22" in drawn


def test_months_in_which_nothing_was_done_leave_a_gap():
    counted = months([3, 3, 3], 100.0)
    counted[1] = months([3, 0, 3], 0.0)[1]
    drawn = run_chart(line(counted, LIMITS), title="Rates", per=1000)
    assert "nothing done" in drawn
    assert drawn.count("<circle") == 2


def test_no_months_are_no_drawing():
    assert run_chart(line([], LIMITS), title="None") == ""


def test_only_those_beyond_are_named_in_a_funnel():
    found = compare([*PEERS, Counted("x", "Ward <9>", 20, 1000.0)], LIMITS)
    drawn = funnel(found, LIMITS, Scale(1000, "Visits"), title="Units")
    labels = [one.text for one in ElementTree.fromstring(drawn).iter("text")]
    assert "Ward <9>" in labels
    assert "Peer 1" not in labels


def test_peers_of_one_person_are_not_named():
    found = compare([*PEERS, Counted("x", "Other, One", 20, 1000.0)], LIMITS)
    drawn = funnel(found, LIMITS, Scale(1000, "Visits"), title="Peers", named=frozenset({"p1"}))
    assert "Other, One" not in drawn
    assert "Peer 1" in drawn


def test_what_cannot_be_compared_fairly_is_not_drawn():
    assert funnel(compare(PEERS[:2], LIMITS), LIMITS, Scale(1, "Visits"), title="Two") == ""
