"""What the rules find is kept, and found anew when facts or days change."""

import datetime as dt

import pytest

from credenza.office.practitioners.actions import appointments, credentials, judging
from credenza.office.practitioners.actions.judging import judge, judge_all
from credenza.office.practitioners.models import Judging, OpenFinding, Practitioner, Standing
from credenza.office.practitioners.queries import work
from credenza.office.team.actions import tighten
from tests.office.files import NOW, OFFICE, TODAY

pytestmark = pytest.mark.django_db


def state(requirement="licence.current"):
    return OpenFinding.objects.filter(requirement=requirement).values_list("state", flat=True)


def at(day, hour=12):
    return dt.datetime(day.year, day.month, day.day, hour, tzinfo=dt.UTC)


def test_an_edit_is_judged_in_the_same_step(licence, make_file):
    person = make_file()
    assert list(state()) == ["missing"]
    licence(person)
    assert list(state()) == []


def test_a_licence_is_current_through_its_last_day_and_late_on_the_next(licence):
    last = dt.date(2026, 11, 24)
    person = licence(ends_on=last).practitioner
    judge([person.pk], at=at(last))
    assert list(state()) == ["due"]
    judge([person.pk], at=at(last + dt.timedelta(days=1)))
    assert list(state()) == ["late"]


def test_the_last_day_ends_at_midnight_of_the_facility_not_of_the_server(licence):
    person = licence(ends_on=dt.date(2026, 11, 24)).practitioner
    evening = dt.datetime(2026, 11, 25, 3, tzinfo=dt.UTC)  # 22:00 on the 24th in New York
    judge([person.pk], at=evening)
    assert list(state()) == ["due"]


def test_a_nightly_run_judges_only_files_whose_day_has_come(licence, make_file):
    lapsing = licence(ends_on=dt.date(2026, 12, 1)).practitioner
    again_on = Judging.objects.get(practitioner=lapsing).due_on
    assert TODAY < again_on <= dt.date(2026, 12, 2)
    assert judge_all(at=at(again_on - dt.timedelta(days=1))) == 0
    assert judge_all(at=at(again_on)) == 1
    assert judge_all(at=at(again_on)) == 0


def test_judging_twice_changes_nothing(licence):
    licence(ends_on=dt.date(2026, 11, 1))
    before = list(OpenFinding.objects.order_by("key").values("key", "state", "found_on"))
    judge_all(at=NOW, everyone=True)
    assert list(OpenFinding.objects.order_by("key").values("key", "state", "found_on")) == before


def test_what_was_found_first_on_a_day_keeps_that_day(licence):
    person = licence(ends_on=dt.date(2026, 11, 1)).practitioner
    judge([person.pk], at=at(TODAY + dt.timedelta(days=10)))
    finding = OpenFinding.objects.get(requirement="licence.current")
    assert finding.found_on == TODAY


def test_the_counts_of_a_file_are_those_of_its_findings(licence):
    person = licence().practitioner
    standing = Standing.objects.get(practitioner=person)
    found = OpenFinding.objects.filter(practitioner=person)
    assert standing.missing == found.filter(state="missing").count()
    assert standing.late == found.filter(state="late").count()


def test_an_ended_appointment_asks_nothing(make_file):
    person = make_file()
    appointment = person.appointments.get()
    appointments.edit(
        appointment=appointment,
        version=appointment.version,
        values={"standing": "ended"},
        by=OFFICE,
        at=NOW,
    )
    assert not OpenFinding.objects.filter(practitioner=person).exists()


def test_a_licence_that_lapses_on_a_leap_day_is_late_on_the_first_of_march(licence):
    person = licence(ends_on=dt.date(2028, 2, 29)).practitioner
    judge([person.pk], at=at(dt.date(2028, 2, 29)))
    assert list(state()) == ["due"]
    judge([person.pk], at=at(dt.date(2028, 3, 1)))
    assert list(state()) == ["late"]


def test_a_renewal_counts_at_once_and_asks_for_its_verification(licence):
    one = licence(ends_on=dt.date(2026, 11, 1))
    credentials.renew(
        credential=one, version=one.version, ends_on=dt.date(2028, 11, 1), by=OFFICE, at=NOW
    )
    assert list(state()) == []
    assert OpenFinding.objects.filter(requirement="licence.verified").exists()


def test_judging_a_file_costs_few_queries_however_much_it_holds(
    licence, django_assert_max_num_queries
):
    person = licence().practitioner
    for n in range(10):
        licence(person, number=f"35.00000{n}", jurisdiction="KY")
    with django_assert_max_num_queries(24):
        judge([person.pk], at=NOW)


def test_a_file_that_was_never_judged_is_due(make_file, arranging):
    make_file()
    with arranging():
        Practitioner.objects.create(last_name="New", first_name="N", profession="md")
    assert judge_all(at=NOW) == 1


def test_a_tightened_bylaw_makes_every_file_due_again(licence, office):
    licence()
    assert judge_all(at=NOW) == 0
    tighten(
        fields={
            "facility": office.north,
            "requirement": "npdb.queried",
            "limit": 12,
            "citation": "Bylaws 4.2",
            "effective_on": TODAY,
        },
        by=OFFICE,
        at=NOW,
    )
    assert judge_all(at=NOW) == 1


def test_the_gravest_work_ranks_first_then_the_earliest_and_last_what_has_no_day(licence):
    licence(ends_on=dt.date(2026, 11, 1)), licence(ends_on=dt.date(2026, 10, 1))
    ranked = [
        (one.consequence, one.due_on or dt.date.max)
        for one in work.worst_first(OpenFinding.objects.all())
    ]
    assert ranked == sorted(ranked)
    assert {dt.date.max, dt.date(2026, 10, 1)} <= {day for _, day in ranked}


def test_the_groups_of_open_work_count_every_finding_once(licence):
    licence(ends_on=dt.date(2026, 11, 1)), licence()
    groups = work.groups(OpenFinding.objects.all())
    assert sum(one.total for one in groups) == OpenFinding.objects.count()
    assert sum(one.late for one in groups) == OpenFinding.objects.filter(state="late").count() > 0
    for one in groups:
        assert work.of_verb(OpenFinding.objects.all(), one.verb).count() == one.total


def test_a_run_that_is_cut_short_goes_on_where_it_stopped(make_file, monkeypatch):
    first, second, third = (make_file(f"Okafor-{number}").pk for number in range(3))
    Judging.objects.all().delete()

    def judge_but(*unlucky):
        def judge_chunk(ids, *, at):
            if set(ids) & set(unlucky):
                raise InterruptedError
            judge(ids, at=at)

        monkeypatch.setattr(judging, "judge", judge_chunk)

    monkeypatch.setattr(judging, "CHUNK", 1)
    judge_but(second)
    with pytest.raises(InterruptedError):
        judge_all(at=NOW)
    assert set(Judging.objects.values_list("pk", flat=True)) == {first}
    judge_but()
    assert judge_all(at=NOW) == 2
    assert set(Judging.objects.values_list("pk", flat=True)) == {first, second, third}
