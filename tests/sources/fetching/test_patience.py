from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest

from credenza.sources.base import NotChecked
from credenza.sources.fetching.patience import Patience, TryAgain, asked_pause
from credenza.sources.fetching.questions import Pace


def test_pauses_double_and_the_last_failure_is_told():
    waits = []
    reasons = iter(["busy", "busy", "broken", "gone"])

    def attempt():
        raise TryAgain(next(reasons))

    with pytest.raises(NotChecked, match=r"^It could not be asked \(gone, 4 attempts\)"):
        Patience(wait=waits.append).until(attempt, "It")
    assert waits == [1.0, 2.0, 4.0]


@pytest.mark.parametrize(
    ("header", "seconds"),
    [("120", 120), ("0", 0), ("", 0), ("-3", 0), ("soon", 0), ("Wed, 21 Oct 2015 07:28:00 GMT", 0)],
)
def test_a_pause_is_asked_for_in_seconds(header, seconds):
    response = httpx.Response(503, headers={"retry-after": header})
    assert asked_pause(response) == seconds


def test_a_pause_is_asked_for_until_a_time():
    until = datetime.now(UTC) + timedelta(seconds=90)
    response = httpx.Response(503, headers={"retry-after": format_datetime(until, usegmt=True)})
    assert 80 < asked_pause(response) <= 90


def test_questions_are_let_out_one_after_the_other():
    waits = []
    pace = Pace(5.0, waits.append)
    for _ in range(3):
        pace.hold()
    assert [round(wait) for wait in waits] == [5, 10]
