"""“May they?” as a nurse asks it, and what a link of a device opens."""

import datetime as dt
import gzip
import json

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from credenza.core.privileges.conditions import Condition
from credenza.core.privileges.recommending import Recommendation
from credenza.office.practitioners.models import Specialty
from credenza.office.privileging import devices
from credenza.office.privileging.actions import grants
from credenza.office.privileging.actions.links import make_link, withdraw_link
from credenza.office.privileging.devices import ON, token_of
from credenza.office.privileging.queries import copies, directory
from credenza.office.team.actions import choose
from tests.office.files import NOW, OFFICE, TODAY
from tests.office.privileging.conftest import CORE, ROBOT

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh():
    """What a process keeps in memory is dropped; the day is that of the files."""
    directory.forget()
    copies.forget()
    with time_machine.travel(NOW, tick=False):
        yield
    directory.forget()
    copies.forget()


@pytest.fixture
def viewer(client_for):
    return client_for("viewer")


def ask(client, typed, **more):
    return client.get(reverse("may"), {"q": typed, **more}).content.decode()


def word(page):
    """The words of the answers on a page, in order."""
    return [part.partition("<")[0] for part in page.split('class="may-word">')[1:]]


def big(page):
    return page.partition('class="may-big">')[2].partition("<")[0]


# --- the answer -------------------------------------------------------------------------------


def test_a_procedure_is_answered_with_who_may_until_when(viewer, surgeon, grant):
    grant(surgeon, CORE)
    page = ask(viewer, "gallbladder")
    assert big(page) == "Yes"
    assert "Okafor, Adaeze" in page
    assert "Until 31 December 2027" in page
    assert "Answered 24 Nov 2026, 10:00" in page


def test_a_name_and_a_procedure_are_answered_together(viewer, surgeon, grant):
    grant(surgeon, CORE)
    assert big(ask(viewer, "can okafor do a lap chole")) == "Yes"
    assert big(ask(viewer, "okafro appendix")) == "Yes"


def test_a_name_alone_shows_what_they_hold(viewer, surgeon, grant):
    grant(surgeon, CORE, ROBOT)
    page = ask(viewer, "okafor")
    assert word(page) == ["Yes", "Yes"]
    assert "Core general surgery" in page
    assert "Gallbladder removal; Appendectomy" in page


def test_a_procedure_left_out_of_the_core_is_not_granted(viewer, surgeon, grant):
    says = Recommendation("modified", "Not this one", without=("appendectomy",))
    grant(surgeon, CORE, says={CORE: says})
    assert big(ask(viewer, "okafor appendix")) == "No: not granted here"
    assert big(ask(viewer, "okafor gallbladder")) == "Yes"


def test_a_proctor_is_named_with_the_answer(viewer, surgeon, grant):
    watched = Recommendation("conditions", conditions=(Condition("proctor", "Dr. Li", 5),))
    grant(surgeon, CORE, says={CORE: watched})
    page = ask(viewer, "gallbladder")
    assert big(page) == "Yes, with a proctor"
    assert "With a proctor for the first 5 cases (Dr. Li)" in page


def test_a_suspension_says_no_and_never_why(viewer, surgeon, grant):
    rows = grant(surgeon, CORE)
    grants.suspend(grants=rows, reason="Three charts of May", on=TODAY, by=OFFICE, at=NOW)
    page = ask(viewer, "gallbladder")
    assert big(page) == "No: suspended"
    assert "Call the medical staff office." in page
    assert "Three charts" not in page
    assert "Until" not in page


@pytest.mark.parametrize(
    ("standing", "said"),
    [("leave", "No: on leave"), ("suspended", "No: suspended"), ("ended", "No: it has ended")],
)
def test_the_appointment_answers_for_all_that_was_granted(
    viewer, surgeon, grant, arranging, standing, said
):
    grant(surgeon, CORE)
    with arranging():
        surgeon.appointments.update(standing=standing)
    assert big(ask(viewer, "okafor gallbladder")) == said


def test_two_people_of_one_name_are_told_apart_by_their_field(
    viewer, surgeon, grant, make_file, arranging
):
    other = make_file()
    with arranging():
        Specialty.objects.create(practitioner=other, code="207P00000X", title="Emergency medicine")
    grant(surgeon, CORE)
    grant(other, CORE)
    page = ask(viewer, "adaeze okafor")
    assert "Who do you mean?" in page
    assert "Emergency medicine" in page
    assert "Surgery" in page


def test_nothing_found_says_whom_to_call(viewer, surgeon, grant):
    grant(surgeon, CORE)
    assert "call the medical staff office" in ask(viewer, "xyzzy")


def test_who_came_a_moment_ago_is_found(viewer, surgeon, grant, make_file):
    grant(surgeon, CORE)
    ask(viewer, "okafor")
    grant(make_file("Lindqvist", "Maja"), CORE)
    assert "Lindqvist" in ask(viewer, "lindqvist")


def test_a_page_of_answers_takes_the_same_queries_however_many_answer(
    viewer, surgeon, grant, make_file, django_assert_num_queries
):
    for number in range(6):
        grant(make_file("Okafor", f"Person {number}"), CORE)
    ask(viewer, "gallbladder")
    with django_assert_num_queries(11):
        page = ask(viewer, "gallbladder")
    assert word(page) == ["Yes"] * 6


# --- where and by whom ------------------------------------------------------------------------


def test_the_facility_is_chosen_once_and_remembered(client_for, surgeon, grant, office):
    grant(surgeon, CORE)
    client = client_for("viewer", at=None)
    assert "Choose the facility once" in ask(client, "okafor")
    assert "Okafor, Adaeze" in ask(client, "okafor", at=office.north.pk)
    assert "Okafor, Adaeze" in ask(client, "okafor")
    assert "Nothing found" in ask(client, "okafor", at=office.south.pk)


def test_another_facility_is_not_answered(client_for, surgeon, grant, office):
    grant(surgeon, CORE)
    southern = client_for("viewer", at=office.south)
    assert "Okafor, Adaeze" not in ask(southern, "okafor", at=office.north.pk)


def test_a_stranger_is_asked_to_sign_in(client):
    answer = client.get(reverse("may"), {"q": "okafor"})
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("account_login"))


def test_what_was_typed_is_not_in_the_log(viewer, surgeon, grant, caplog):
    caplog.set_level("INFO", logger="credenza.may")
    grant(surgeon, CORE)
    ask(viewer, "okafor gallbladder")
    assert "found=list" in caplog.text
    assert "okafor" not in caplog.text.lower()


def test_a_machine_that_asks_without_end_is_stopped(viewer, monkeypatch):
    monkeypatch.setattr(devices, "_LIMIT", devices.Limit(2))
    statuses = [viewer.get(reverse("may")).status_code for _ in range(3)]
    assert statuses == [200, 200, 429]


def test_the_limit_counts_each_minute_anew():
    limit = devices.Limit(1)
    assert [limit.lets("here", at) for at in (0, 1, 59, 60)] == [True, False, False, True]
    assert limit.lets("there", 1)


# --- devices ----------------------------------------------------------------------------------


@pytest.fixture
def link(office):
    choose(key=ON, value=True, by=OFFICE, at=NOW)
    return make_link(facility=office.north, label="Intranet", by=OFFICE, at=NOW)


@pytest.fixture
def device(link):
    """A phone that took the link."""
    client = Client()
    client.post(reverse("may-device", args=[token_of(link)]))
    return client


def test_a_device_with_a_link_asks_without_signing_in(device, surgeon, grant):
    grant(surgeon, CORE)
    page = ask(device, "gallbladder")
    assert big(page) == "Yes"
    assert "data-device" in page


def test_a_privilege_is_held_to_the_end_of_its_last_day_at_the_facility(device, surgeon, grant):
    grant(surgeon, CORE, ends_on=TODAY)
    assert big(ask(device, "okafor gallbladder")) == "Yes"
    with time_machine.travel(dt.datetime(2026, 11, 25, 4, 59, tzinfo=dt.UTC), tick=False):
        assert big(ask(device, "okafor gallbladder")) == "Yes"
    with time_machine.travel(dt.datetime(2026, 11, 25, 5, 1, tzinfo=dt.UTC), tick=False):
        assert big(ask(device, "okafor gallbladder")) == "No: it has ended"


def test_the_cookie_opens_nothing_else(device):
    cookie = device.cookies["credenza-may"]
    assert cookie["path"] == "/may/"
    assert cookie["httponly"]
    assert device.get(reverse("practitioners")).status_code == 302


def test_looking_at_a_link_gives_no_cookie_before_the_button(link):
    client = Client()
    page = client.get(reverse("may-device", args=[token_of(link)])).content.decode()
    assert "Use it on this device" in page
    assert "credenza-may" not in client.cookies


def test_the_link_goes_on_to_the_question_once_the_device_has_it(device, link):
    answer = device.get(reverse("may-device", args=[token_of(link)]))
    assert answer.url == reverse("may")


@pytest.mark.parametrize("token", ["nonsense", "MQ:1tx:abc"])
def test_a_forged_link_opens_nothing(client, office, token):
    page = client.get(reverse("may-device", args=[token])).content.decode()
    assert "This link counts no more" in page


def test_a_withdrawn_link_takes_the_cookie_and_the_copy_with_it(device, link, surgeon, grant):
    grant(surgeon, CORE)
    withdraw_link(link=link, by=OFFICE, at=NOW)
    assert device.get(reverse("may-copy")).status_code == 410
    page = ask(device, "okafor")
    assert "This link counts no more" in page
    assert "Okafor" not in page
    assert device.cookies["credenza-may"].value == ""


def test_links_are_off_until_the_office_switches_them_on(device, link):
    choose(key=ON, value=False, by=OFFICE, at=NOW)
    assert device.get(reverse("may-copy")).status_code == 410
    assert "This link counts no more" in ask(device, "okafor")


def test_the_office_makes_and_withdraws_links(client_for, office):
    client = client_for("director", at=None)
    client.post(reverse("may-choices"), {"on": "on", "hours": 24})
    client.post(reverse("may-links"), {"facility": office.north.pk, "label": "Intranet"})
    page = client.get(reverse("may-links")).content.decode()
    assert "/may/with/" in page
    again = {"facility": office.north.pk, "label": "Intranet"}
    twice = client.post(reverse("may-links"), again, follow=True).content.decode()
    assert "has a link called “Intranet” already" in twice
    [link] = devices.DeviceLink.objects.all()
    sheet = reverse("may-link", args=[link.pk])
    assert sheet in page
    shown = client.get(sheet).text
    assert shown.count('class="qr"') == 1 and "/may/with/" in shown
    client.post(reverse("may-link-withdraw", args=[link.pk]))
    assert 'class="qr"' not in client.get(sheet).text
    assert "withdrawn 24 Nov 2026" in client.get(reverse("may-links")).content.decode()


# --- the copy ---------------------------------------------------------------------------------


def copied(device, **headers):
    answer = device.get(reverse("may-copy"), headers=headers)
    return answer, json.loads(gzip.decompress(answer.content))


def test_the_copy_holds_names_fields_privileges_and_days_and_nothing_else(
    device, surgeon, grant, arranging
):
    with arranging():
        surgeon.npi, surgeon.email = "1234567893", "ada@example.org"
        surgeon.save()
    rows = grant(surgeon, CORE)
    grants.suspend(grants=rows, reason="Three charts of May", on=TODAY, by=OFFICE, at=NOW)
    answer, content = copied(device)
    [person] = content["people"]
    assert person[:5] == ["Okafor", "Adaeze", "", "Surgery", "Surgery"]
    for private in ("1234567893", "example.org", "charts"):
        assert private not in json.dumps(content)
    assert answer["X-Hours"] == "72"


def test_a_copy_that_is_unchanged_is_not_sent_again(device, surgeon, grant):
    grant(surgeon, CORE)
    answer, _ = copied(device)
    again = device.get(reverse("may-copy"), headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["X-Made"] == answer["X-Made"]


def test_a_copy_changes_with_what_is_granted(device, surgeon, grant):
    grant(surgeon, CORE)
    answer, _ = copied(device)
    grant(surgeon, ROBOT)
    assert copied(device)[0]["ETag"] != answer["ETag"]


def test_somebody_who_signed_in_gets_no_copy(viewer):
    assert viewer.get(reverse("may-copy")).status_code == 410


def test_the_worker_keeps_the_pages_shell_and_no_answer(client, office):
    script = client.get(reverse("may-worker"))
    assert script["Content-Type"].startswith("text/javascript")
    assert '"/may/shell/"' in script.content.decode()
    app = json.loads(client.get(reverse("may-manifest")).content)
    assert (app["scope"], app["display"]) == ("/may/", "standalone")
    assert client.get(reverse("may-shell")).status_code == 200
