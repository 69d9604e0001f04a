import pytest

from credenza.core.applications.route import (
    AS_ASKED,
    BOARD_COMMITTEE,
    CONDITIONS,
    DEFER,
    DENY,
    OUTCOMES,
    Votes,
    agrees,
    carried,
    following,
    may_say,
    step_after,
    stops_of,
    worst,
)
from credenza.core.applications.steps import APPLICATION, REVIEW
from credenza.packs.loader import routes

FULL = routes()["full"]
CHAIR, CREDENTIALS, MEC, BOARD = FULL.stops


def test_the_full_way_leads_from_the_chair_to_the_board():
    assert [stop.key for stop in FULL.stops] == ["chair", "credentials", "mec", "board"]
    assert following(FULL.stops, "chair") == CREDENTIALS
    assert following(FULL.stops, "board") is None


def test_a_station_that_is_not_on_the_way_is_an_error():
    with pytest.raises(KeyError):
        following(routes()["notice"].stops, "chair")


def test_an_expedited_review_shortens_the_boards_stage_alone():
    assert stops_of(FULL, expedited=True) == FULL.stops


def test_a_way_without_an_expedited_one_stays_whole():
    notice = routes()["notice"]
    assert stops_of(notice, expedited=True) == notice.stops


@pytest.mark.parametrize(
    ("stop", "outcome", "heard", "verb"),
    [
        (CHAIR, AS_ASKED, False, "recommend"),
        (CHAIR, CONDITIONS, False, "recommend"),
        (CHAIR, DEFER, False, "defer"),
        (CHAIR, DENY, False, "recommend"),
        (CREDENTIALS, DENY, False, "recommend"),
        (MEC, AS_ASKED, False, "recommend"),
        (MEC, DENY, False, "stop"),
        (MEC, DENY, True, "recommend"),
        (BOARD, AS_ASKED, False, "decide"),
        (BOARD, CONDITIONS, False, "decide"),
        (BOARD, DEFER, True, "defer"),
        (BOARD, DENY, False, "stop"),
        (BOARD, DENY, True, "decide"),
    ],
)
def test_what_a_word_leads_to(stop, outcome, heard, verb):
    assert step_after(stop, outcome, heard=heard) == verb


def test_every_word_at_every_station_of_every_way_leads_on():
    for route in routes().values():
        for stop in route.stops:
            for outcome in OUTCOMES:
                for heard in (True, False):
                    verb = step_after(stop, outcome, heard=heard)
                    assert REVIEW in APPLICATION.step(verb).sources


@pytest.mark.parametrize(
    ("outcome", "reason", "question", "allowed"),
    [
        (AS_ASKED, "", "", True),
        (CONDITIONS, "", "", False),
        (CONDITIONS, "With a proctor.", "", True),
        (DENY, " ", "", False),
        (DENY, "No training in it.", "", True),
        (DEFER, "", "", False),
        (DEFER, "", "What happened in 2019?", True),
        ("perhaps", "", "", False),
    ],
)
def test_reasons_and_questions_are_given_where_they_are_needed(outcome, reason, question, allowed):
    assert bool(may_say(outcome, reason, question)) is allowed


@pytest.mark.parametrize(
    ("outcome", "lines", "allowed"),
    [
        (AS_ASKED, [], True),
        (AS_ASKED, [AS_ASKED], True),
        (AS_ASKED, [AS_ASKED, DENY], False),
        (AS_ASKED, [CONDITIONS], False),
        (CONDITIONS, [DENY], True),
        (DENY, [AS_ASKED], True),
    ],
)
def test_the_word_on_the_whole_hides_no_denial_of_a_part(outcome, lines, allowed):
    assert bool(agrees(outcome, lines)) is allowed


@pytest.mark.parametrize(
    ("votes", "at_least", "carries"),
    [
        (Votes(yes=1), 1, True),
        (Votes(yes=5, no=4, abstained=3), 1, True),
        (Votes(yes=4, no=4), 1, False),
        (Votes(), 1, False),
        (Votes(yes=1), BOARD_COMMITTEE, False),
        (Votes(yes=2), BOARD_COMMITTEE, True),
        (Votes(yes=3, no=-1), 1, False),
    ],
)
def test_the_majority_of_those_voting_carries(votes, at_least, carries):
    assert bool(carried(votes, at_least=at_least)) is carries


def test_the_gravest_word_speaks_for_all():
    assert worst([AS_ASKED, CONDITIONS]) == CONDITIONS
    assert worst([CONDITIONS, DENY, AS_ASKED]) == DENY
    assert worst([]) == AS_ASKED
