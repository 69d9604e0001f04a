"""How long applications take is counted from enough of them, never from all there may be."""

import datetime as dt

import pytest

from credenza.office.credentialing.models import Application, Passage
from credenza.office.credentialing.queries import measures as query
from tests.office.files import NOW, OFFICE, TODAY

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def finished(applied, make_file, arranging):
    """``finished(1, 10, 20)``: decided after so many days; the later ones decided later."""

    def make(*days):
        made = []
        for number, took in enumerate(days):
            decided_on = TODAY - (len(days) - number) * DAY
            one = applied(
                make_file(f"File{number}", at=None),
                state="decided",
                outcome="granted",
                decided_on=decided_on,
                opened_at=dt.datetime.combine(decided_on - took * DAY, dt.time(12), dt.UTC),
            )
            made.append(one)
            entered = {"entered_at": one.opened_at, "left_at": one.opened_at + took * DAY}
            with arranging():
                Passage.objects.create(
                    application=one, state="verifying", holder="office", by="Cora", **entered
                )
        return made

    return make


def told(group="kind"):
    return query.measures(OFFICE, TODAY - 365 * DAY, group)


def stage(measures, state):
    return next(one for one in measures.stages if one.state == state)


def test_times_are_counted_from_all_while_they_are_few(finished):
    finished(100, 10, 20, 30)
    assert (told().whole.n, told().whole.median, told().is_sample) == (4, 25, False)


def test_from_many_times_are_counted_from_those_decided_last(finished, applied, monkeypatch):
    finished(100, 10, 20, 30)
    applied(state="verifying", opened_at=NOW)
    monkeypatch.setattr(query, "MOST", 3)
    counted = told()
    assert (counted.of, counted.is_sample) == (5, True)
    assert (counted.whole.n, counted.whole.median) == (3, 20)
    verifying = stage(counted, "verifying")
    assert (verifying.spread.n, verifying.now) == (3, 1)
    [kind] = counted.groups
    assert (kind.spread.n, kind.open) == (3, 1)


def test_a_forecast_looks_at_the_last_finished_ones(finished, applied, monkeypatch):
    finished(100, 10, 20, 30)
    monkeypatch.setattr(query, "MOST", 2)
    waiting = applied(state="review", since_at=NOW)
    assert query.forecast_of(waiting, TODAY).n == 0
    kept = query._last_decided(Application.objects.all())
    assert set(kept.values_list("decided_on", flat=True)) == {TODAY - DAY, TODAY - 2 * DAY}


@pytest.mark.parametrize("group", query.GROUPS)
def test_the_page_reads_as_often_for_few_as_for_many(
    group, finished, django_assert_max_num_queries
):
    finished(1, 2, 3)
    with django_assert_max_num_queries(9):
        told(group)


def test_the_page_says_what_it_is_counted_from(finished, client_for, monkeypatch):
    finished(100, 10, 20)
    monkeypatch.setattr(query, "MOST", 2)
    page = client_for("director").get("/applications/times/").text
    assert "There are 3 applications" in page and "2 decided last" in page
