import datetime as dt

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from credenza.core.permissions import CHAIR, DIRECTOR, MEMBER, Grant
from credenza.office.concerns.models import Case, Exposure
from credenza.office.concerns.queries.feeds import counts_for
from credenza.office.concerns.queries.trends import trends_of
from credenza.office.team.queries import actor_of
from tests.fixtures import make_person
from tests.office.concerns.cases import case_at

NOW = dt.datetime(2026, 11, 24, 15, tzinfo=dt.UTC)
TODAY = NOW.date()
HEAD = "Month,Measure,Amount,Department,Unit,Practitioner,NPI,Source\n"


@pytest.fixture
def reported(office, make_file, arranging):
    """Two practitioners of surgery; six conduct cases about the first, one of them closed."""
    with time_machine.travel(NOW, tick=False):
        okafor = make_file(npi="1234567893")
        singh = make_file("Singh", "Ravi")
        cases = [
            case_at(
                office, about=okafor, unit="4 West", department=office.surgery,
                occurred_on=dt.date(2026, 5 + n % 5, 3), occurred_at=dt.time(2 + n),
                received_at=NOW - dt.timedelta(days=1),
            )
            for n in range(6)
        ]  # fmt: skip
        with arranging(NOW):
            Case.objects.update(state="triaged")
    return okafor, singh, cases


def asked(user, office, **more):
    return trends_of(actor_of(user), office.north, TODAY, {"kind": "conduct"} | more)


def shown(told):
    return {row.label: told.told(row.count) for row in told.rows}


def close(arranging, case, outcome, closed_at=NOW):
    with arranging(NOW):
        Case.objects.filter(pk=case.pk).update(state="closed", outcome=outcome, closed_at=closed_at)


def test_who_reads_the_cases_counts_them_by_unit_shift_and_person(office, reported, person):
    director = person(DIRECTOR)
    assert shown(asked(director, office)) == {"4 West": "6"}
    assert shown(asked(director, office, by="shift")) == {"Day": "1", "Evening": "0", "Night": "5"}
    assert shown(asked(director, office, by="practitioner")) == {"Okafor, Adaeze": "6"}


def test_who_may_not_read_them_is_told_bands_and_nothing_of_people(office, reported, person):
    member = person(MEMBER)
    told = asked(member, office, by="practitioner")
    assert "practitioner" not in told.dimensions
    assert (told.line, told.comparison) == (None, None)
    assert told.told(told.total) == "5 to 9"
    assert shown(told) == {"Elsewhere, or not told": "5 to 9"}


def test_one_case_and_none_are_told_alike(office, make_file, person):
    member = person(MEMBER)
    before = asked(member, office)
    told_before = (before.told(before.total), before.quarters)
    case_at(office, about=make_file())
    after = asked(member, office)
    assert after.total == 1
    assert (after.told(after.total), after.quarters) == told_before


def test_a_director_counts_nothing_about_themselves(office, reported, person):
    okafor, _, _ = reported
    own = make_person("The Chief", Grant(DIRECTOR, office.north.pk), practitioner_id=okafor.pk)
    told = asked(own, office, by="practitioner")
    assert told.total == 0
    assert shown(told) == {}


def test_a_chair_counts_the_department_against_what_it_did(office, reported, person, arranging):
    chair = make_person("A Chair", Grant(CHAIR, office.north.pk, office.surgery.pk))
    with arranging(NOW):
        for month in asked(chair, office).firsts:
            fields = {"facility": office.north, "measure": "patient_days", "month": month}
            Exposure.objects.create(**fields, amount=9000)
            Exposure.objects.create(**fields, amount=100, department=office.surgery)
    told = asked(chair, office, by="department")
    assert shown(told) == {"Surgery": "6"}
    assert told.line.months[0].exposure == 100


def test_an_amount_known_for_some_months_is_held_against_their_cases_alone(
    office, reported, person, arranging
):
    with arranging(NOW):
        Exposure.objects.create(
            facility=office.north, measure="patient_days", month=dt.date(2026, 5, 1),
            unit="4 WEST", amount=310,
        )  # fmt: skip
    [row] = asked(person(DIRECTOR), office).rows
    assert (row.label, row.count, row.exposure, row.months) == ("4 WEST", 2, 310.0, 1)


def test_a_list_is_taken_in_and_replaces_what_was_told_before(office, reported, client_for):
    client, url = client_for("coordinator"), reverse("concern-exposures-take")
    rows = "2026-10,Visits,120,,,,1234567893,\n2026-10,Visits,900,Surgery,,,,\n"
    for text in (rows, rows.replace("900", "950")):
        listed = SimpleUploadedFile("done.csv", (HEAD + text).encode())
        assert client.post(url, {"file": listed}).status_code == 302
    amounts = Exposure.objects.order_by("amount").values_list("amount", "doer__last_name")
    assert list(amounts) == [(120, "Okafor"), (950, None)]


def test_a_list_that_means_nobody_changes_nothing_and_says_where(office, reported, client_for):
    rows = "2026-10,Visits,1,,,,1234567802,\n2026-10,Visits,1,Nowhere,,,,\n2027-10,Visits,1,,,,,\n"
    listed = SimpleUploadedFile("done.csv", (HEAD + rows).encode())
    page = client_for("coordinator").post(reverse("concern-exposures-take"), {"file": listed})
    assert page.status_code == 422
    for words in ("Row 2, NPI", "Row 3, Department", "Row 4, Month"):
        assert words in page.content.decode()
    assert not Exposure.objects.exists()


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_what_is_taken_out_is_what_is_shown(office, reported, client_for, kind):
    client = client_for(DIRECTOR)
    url = reverse("concern-trends")
    answer = client.get(url, {"kind": "conduct", "by": "practitioner", "export": kind})
    assert answer.status_code == 200
    if kind == "csv":
        assert '"Okafor, Adaeze","6"' in answer.content.decode()
    assert client_for(MEMBER).get(url, {"export": kind}).status_code == 403


def test_the_page_asks_as_often_for_many_as_for_few(
    office, reported, client_for, django_assert_max_num_queries
):
    client = client_for(DIRECTOR)
    with django_assert_max_num_queries(60):
        page = client.get(reverse("concern-trends"), {"kind": "conduct", "by": "practitioner"})
    assert "Okafor, Adaeze" in page.content.decode()


def test_only_closed_cases_that_were_found_to_be_so_count(office, reported, arranging):
    okafor, singh, (first, second, third, fourth, *_) = reported
    close(arranging, first, "substantiated")
    close(arranging, second, "partly", NOW - dt.timedelta(days=400))
    close(arranging, third, "unfounded")
    close(arranging, fourth, "system")
    year = (dt.date(2025, 11, 25), TODAY)
    counts = counts_for(okafor.pk, *year, purpose="oppe")
    assert (counts.total, counts.by_kind["conduct"]) == (1, 1)
    assert counts_for(okafor.pk, dt.date(2025, 1, 1), TODAY, purpose="oppe").total == 2
    assert counts_for(singh.pk, *year, purpose="reappointment").total == 0
