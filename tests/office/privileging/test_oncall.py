"""The on-call list and the roster of the operating room, as the night shift reads them."""

import datetime as dt
import io

import pytest
import time_machine
from django.urls import reverse

from credenza.core.verdict import Refused
from credenza.formats.oncall import COLUMNS, read_shifts
from credenza.formats.tables import csv_bytes, read_table
from credenza.office.privileging.actions import grants
from credenza.office.privileging.actions.oncall import add_shift, close_service, open_service
from credenza.office.privileging.models import CallService, Shift
from credenza.office.privileging.queries import directory, roster
from tests.office.files import NOW, OFFICE, TODAY
from tests.office.privileging.conftest import CORE, ROBOT

pytestmark = pytest.mark.django_db
EVENING = dt.datetime(2026, 11, 24, 23, tzinfo=dt.UTC)  # 18:00 in New York


@pytest.fixture(autouse=True)
def evening():
    directory.forget()
    with time_machine.travel(EVENING, tick=False):
        yield
    directory.forget()


@pytest.fixture
def coordinator(client_for):
    return client_for("coordinator")


@pytest.fixture
def service(office):
    return open_service(
        facility=office.north, title="Surgery", form="surgery", always=True, by=OFFICE, at=NOW
    )


def on_call(service, person, since=-11, hours=24, **more):
    starts_at = EVENING + dt.timedelta(hours=since)
    shift = Shift(
        service=service,
        practitioner=person,
        starts_at=starts_at,
        ends_at=starts_at + dt.timedelta(hours=hours),
        **more,
    )
    return add_shift(shift=shift, by=OFFICE, at=NOW)


def page(client, name="oncall", **query):
    return client.get(reverse(name), query).content.decode()


# --- tonight ----------------------------------------------------------------------------------


def test_tonight_says_who_is_on_call_until_when_and_what_they_hold(
    coordinator, service, surgeon, grant
):
    grant(surgeon, CORE, ROBOT)
    on_call(service, surgeon, since=-1, hours=30, phone="555-0100")
    shown = page(coordinator)
    assert "1 of 1 service covered at 18:00; nothing speaks against it" in shown
    assert "Okafor, Adaeze" in shown
    assert "555-0100" in shown
    assert "Core general surgery; Robotic surgery" in shown
    assert "Wed 23:00" in shown


def test_who_lacks_the_privileges_of_the_field_is_warned_about(
    coordinator, service, surgeon, grant, make_file
):
    grant(surgeon, CORE)
    on_call(service, make_file("Lindqvist", "Maja"), hours=40)
    shown = page(coordinator)
    assert "Does not hold the core privileges of this field here." in shown
    assert "1 must be looked at before the night" in shown


def test_who_is_suspended_is_warned_about(coordinator, service, surgeon, grant):
    rows = grant(surgeon, CORE)
    on_call(service, surgeon, hours=40)
    grants.suspend(grants=rows, reason="Charts of May", on=TODAY, by=OFFICE, at=NOW)
    shown = page(coordinator)
    assert "Core privileges: No: suspended." in shown
    assert "Charts" not in shown


def test_hours_without_anybody_are_told(coordinator, service, surgeon, grant):
    grant(surgeon, CORE)
    on_call(service, surgeon, since=-11, hours=24)
    assert "Nobody Wed 07:00 to Wed 18:00" in page(coordinator)


def test_a_service_with_nobody_is_told_unless_it_is_not_always_kept(coordinator, office, service):
    assert "Nobody is on call" in page(coordinator)
    close_service(service=service, on=TODAY, by=OFFICE, at=NOW)
    open_service(facility=office.north, title="Hand", form="", always=False, by=OFFICE, at=NOW)
    shown = page(coordinator)
    assert "Nobody is on call" not in shown
    assert "not always kept" in shown


def test_tonight_takes_the_same_queries_however_many_are_on_call(
    coordinator, office, service, surgeon, grant, make_file, django_assert_num_queries
):
    for number in range(5):
        person = make_file("Okafor", f"Person {number}")
        grant(person, CORE)
        on_call(service, person, hours=40, place=number + 1)
    page(coordinator)
    with django_assert_num_queries(15):
        shown = page(coordinator)
    assert shown.count("Core general surgery") == 5


# --- keeping it -------------------------------------------------------------------------------


def put(client, service, **values):
    given = {
        "service": service.pk,
        "who": "Okafor, Adaeze",
        "starts": "2026-11-25T07:00",
        "ends": "2026-11-26T07:00",
        "place": "1",
    }
    return client.post(reverse("oncall-add"), given | values)


def test_somebody_is_put_on_call_in_the_facilitys_own_time(coordinator, service, surgeon, grant):
    grant(surgeon, CORE)
    assert put(coordinator, service).status_code == 302
    shift = Shift.objects.get()
    assert shift.starts_at == dt.datetime(2026, 11, 25, 12, tzinfo=dt.UTC)


def test_a_name_is_taken_as_it_is_filed_with_its_suffix(coordinator, service, grant, make_file):
    grant(make_file("Dunleavy", "Fernando", suffix="III"), CORE)
    put(coordinator, service, who="Dunleavy III, Fernando")
    assert Shift.objects.count() == 1


def test_a_night_in_which_the_clocks_change_has_its_true_length(
    coordinator, service, surgeon, grant
):
    grant(surgeon, CORE)
    put(coordinator, service, starts="2027-03-13T19:00", ends="2027-03-14T07:00")
    shift = Shift.objects.get()
    assert shift.ends_at - shift.starts_at == dt.timedelta(hours=11)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"who": "Nobody At All"}, "Nobody who holds privileges here is called"),
        ({"who": "Okafro"}, "is it Okafor, Adaeze?"),
        ({"who": "1234567893"}, "Nobody who holds privileges here"),
        ({"ends": "2026-11-25T07:00"}, "This is not after the start"),
        ({"ends": "2026-12-25T07:00"}, "longer than 14 days"),
        ({"starts": "2027-03-14T02:30", "ends": "2027-03-14T07:00"}, "skipped by the clocks"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(coordinator, service, surgeon, grant, values, said):
    grant(surgeon, CORE)
    answer = put(coordinator, service, **values)
    assert answer.status_code == 422 or said in answer.content.decode()
    assert said in answer.content.decode()
    assert not Shift.objects.exists()


def test_two_people_of_one_name_need_the_npi(
    coordinator, service, surgeon, grant, make_file, arranging
):
    grant(surgeon, CORE)
    other = make_file()
    with arranging():
        other.npi = "1234567893"
        other.save()
    grant(other, CORE)
    assert "Write the NPI." in put(coordinator, service).content.decode()
    put(coordinator, service, who="1234567893")
    assert Shift.objects.get().practitioner_id == other.pk


def test_nobody_is_on_call_twice_at_one_time(service, surgeon):
    on_call(service, surgeon)
    with pytest.raises(Refused, match="two shifts run at the same time"):
        on_call(service, surgeon, since=0, hours=2)
    on_call(service, surgeon, since=13, hours=12)


def test_somebody_is_taken_off(coordinator, service, surgeon):
    shift = on_call(service, surgeon)
    coordinator.post(reverse("oncall-remove", args=[shift.pk]))
    assert not Shift.objects.exists()


def test_a_service_is_opened_once(coordinator, office):
    given = {"title": "Urology", "form": "urology", "always": "on"}
    coordinator.post(reverse("oncall-keep"), given)
    again = coordinator.post(reverse("oncall-keep"), given, follow=True).content.decode()
    assert "stands on the list of North already" in again
    assert CallService.objects.count() == 1


# --- lists in and out -------------------------------------------------------------------------


def take(client, *rows):
    file = io.BytesIO(csv_bytes(COLUMNS, rows))
    file.name = "december.csv"
    return client.post(reverse("oncall-take"), {"file": file})


ROW = ("surgery", "Okafor, Adaeze", "", "2026-12-01 07:00", "2026-12-02 07:00", "", "", "")


def test_a_list_is_taken_in_and_handed_out_again(coordinator, service, surgeon, grant):
    grant(surgeon, CORE)
    assert take(coordinator, ROW).status_code == 302
    query = {"month": "2026-12", "export": "xlsx"}
    sheet = coordinator.get(reverse("oncall-month"), query).content
    [one] = read_shifts(sheet)
    assert (one.service, one.practitioner) == ("Surgery", "Okafor, Adaeze")
    assert f"{one.starts:%Y-%m-%d %H:%M}" == "2026-12-01 07:00"


def test_a_list_with_a_row_that_means_nobody_is_refused_whole(coordinator, service, surgeon, grant):
    grant(surgeon, CORE)
    strange = ("Surgery", "Nobody, Anna", *ROW[2:])
    unknown = ("Magic", *ROW[1:])
    shown = take(coordinator, ROW, strange, unknown).content.decode()
    assert "Row 3, Practitioner: nobody who holds privileges here is called" in shown
    assert "Row 4, Service: “Magic” is not on the list here; use one of Surgery." in shown
    assert not Shift.objects.exists()


def test_the_month_shows_each_day_and_where_nobody_is(coordinator, service, surgeon, grant):
    grant(surgeon, CORE)
    take(coordinator, ROW)
    shown = page(coordinator, "oncall-month", month="2026-12")
    assert "On call, December 2026" in shown
    assert shown.count("Okafor, Adaeze") == 2
    assert shown.count("status-late") == 29


def test_a_month_that_is_none_is_this_one(coordinator, service):
    assert "November 2026" in page(coordinator, "oncall-month", month="nonsense")


def test_the_list_of_another_facility_is_not_shown(client_for, office, service):
    southern = client_for("coordinator", at=office.south)
    assert southern.get(reverse("oncall"), {"at": office.north.pk}).status_code == 404


# --- the operating room -----------------------------------------------------------------------


@pytest.fixture
def operating(monkeypatch):
    monkeypatch.setattr(roster, "operating_forms", lambda: ("surgery",))


def test_the_roster_shows_each_surgeon_with_what_they_may(coordinator, surgeon, grant, operating):
    rows = grant(surgeon, CORE, ROBOT)
    grants.suspend(grants=rows[1:], reason="Charts", on=TODAY, by=OFFICE, at=NOW)
    shown = page(coordinator, "or-roster")
    assert "1 surgeon, as of 24 November 2026" in shown
    assert "Core general surgery" in shown
    assert "No: suspended" in shown
    assert "Charts" not in shown


def test_the_roster_is_handed_out_as_a_sheet(coordinator, surgeon, grant, operating):
    grant(surgeon, CORE)
    answer = coordinator.get(reverse("or-roster"), {"export": "xlsx"})
    table = read_table(answer.content)
    [row] = list(table.rows)
    assert row.cells[0] == "Okafor, Adaeze"
    assert "operating-room-north-2026-11-24.xlsx" in answer["Content-Disposition"]


def test_a_viewer_reads_the_roster_and_takes_none_out(client_for, surgeon, grant, operating):
    grant(surgeon, CORE)
    viewer = client_for("viewer")
    assert "Okafor" in page(viewer, "or-roster")
    assert viewer.get(reverse("or-roster"), {"export": "xlsx"}).status_code == 403
