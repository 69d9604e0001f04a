"""From a screening over a ruling and what follows from it to the report of the month."""

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from credenza.office.monitoring.actions.following import follow
from credenza.office.monitoring.models import Duty, Match
from tests.office.files import OFFICE, make_file, office  # noqa: F401
from tests.office.monitoring.copies import copy, entry

pytestmark = pytest.mark.django_db(transaction=True)
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
BORN = dt.date(1974, 3, 9)
LISTED = {"born_on": BORN, "excluded_on": dt.date(2019, 5, 20), "agency": "HHS", "state": "OH"}


@pytest.fixture
def staff(settings, tmp_path, make_file):  # noqa: F811
    """Somebody who is listed, two who have a namesake without a birth date, and a list."""
    settings.LISTS = tmp_path / "lists"
    people = [
        make_file("Okafor", "Adaeze", born_on=BORN, npi="1234567893"),
        make_file("Papadakis", "Jamal", born_on=dt.date(1980, 4, 1)),
        make_file("Rosenthal", "Ivana", born_on=dt.date(1981, 6, 2)),
        make_file("Birdwell", "Tom", born_on=dt.date(1982, 7, 3)),
    ]
    at = timezone.now()
    follow(keys=["leie"], by=OFFICE, at=at)
    copy(
        "leie",
        entry("1", "Okafor", "Adaeze", npis=["1234567893"], **LISTED),
        entry("2", "Papadakis", "Jamal", state="AZ"),
        entry("3", "Rosenthal", "Ivana", state="AZ"),
        at=at,
    )
    return people


@pytest.fixture
def seen(page: Page, live_server, flaws):
    """``seen("/screening/")``: that page, looked over on both screens."""

    def look(address: str) -> Page:
        for size in (PHONE, DESK):
            page.set_viewport_size(size)
            page.goto(live_server.url + address)
            assert flaws(page) == [], address
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        return page

    return look


def test_from_the_run_over_a_ruling_and_what_follows_to_the_month(seen, staff, sign_in, complaints):
    sign_in("coordinator", at=None)
    page = seen("/screening/")
    page.get_by_role("button", name="Screen now").click()
    expect(page.get_by_text("3 matches wait for a person.")).to_be_visible()

    for name in ("Papadakis, Jamal", "Rosenthal, Ivana"):
        page.get_by_label(f"Pick {name}").check()
    page.get_by_label("Why").fill("Aides in Arizona; ours never worked there.")
    page.get_by_role("button", name="All are other people").click()
    expect(page.get_by_text("Recorded of 2: other people.")).to_be_visible()

    listed = Match.objects.get(practitioner=staff[0])
    page = seen(f"/screening/matches/{listed.pk}/")
    expect(page.get_by_text("NPI 1234567893 the same")).to_be_visible()
    page.get_by_role("radio", name="The same person").check()
    page.get_by_label("Why").fill("NPI, name and birth date agree; the OIG confirmed the SSN.")
    page.get_by_label("The Social Security number").check()
    page.get_by_role("button", name="Record the ruling").click()
    expect(page.get_by_text("Recorded: the same person.")).to_be_visible()

    page = seen(f"/screening/duties/?practitioner={staff[0].pk}")
    page.get_by_role("button", name="Done").first.click()
    dialog = page.get_by_role("dialog", name="Stop work and orders: done?")
    dialog.get_by_label("What was done").fill("Told the wards and billing at nine.")
    dialog.get_by_role("button", name="It is done").click()
    expect(page.get_by_text("Recorded.", exact=True)).to_be_visible()
    assert Duty.objects.get(kind="stop").state == "done"
    assert staff[0].appointments.get().standing == "suspended"

    page = seen("/screening/month/")
    expect(page.locator(".answer")).to_contain_text("3 of 4 practitioners are cleared by OIG LEIE")
    with page.expect_download() as taken:
        page.get_by_role("link", name="PDF").click()
    assert taken.value.path().read_bytes().startswith(b"%PDF")
    for address in ("/screening/run/", "/screening/watched/", "/screening/?state=different"):
        seen(address)
    seen(f"/practitioners/{staff[0].pk}/screening/")
    assert complaints == []
