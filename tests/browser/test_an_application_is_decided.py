"""An application goes its way: coordinator, chair, committees, board; or to a hearing."""

import re

import pytest
from playwright.sync_api import Page, expect

from credenza.office.correspondence.queries import letters_of
from credenza.office.credentialing.models import Application, Hearing
from credenza.office.practitioners.actions import credentials
from credenza.office.practitioners.models import Appointment
from tests.office.credentialing.files import applied  # noqa: F401
from tests.office.files import NOW, OFFICE, TODAY, make_file, office  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture
def complete(applied, make_file):  # noqa: F811
    """A complete application of category 1, by somebody with an e-mail address."""
    person = make_file("Okafor", at=None, email="adaeze@example.org")
    return applied(person, state="complete", category="1", complete_on=TODAY)


@pytest.fixture
def walked(page: Page, live_server, sign_in, flaws):
    """``walked("chair", "/stations/")``: that page as that person, looked over on both screens."""

    known: dict[str, list] = {}

    def go(role: str, address: str, screen=DESK) -> Page:
        if role not in known:
            sign_in(role)
            known[role] = page.context.cookies()
        page.context.add_cookies(known[role])
        for size in (PHONE if screen is DESK else DESK, screen):
            page.set_viewport_size(size)
            page.goto(live_server.url + address)
            assert flaws(page) == [], address
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        return page

    return go


def say(page: Page, outcome: str, words: str = "") -> None:
    """What a body says: when it met, how it voted, and what."""
    if page.get_by_label("Met on").count():
        page.get_by_label("Met on").fill(TODAY.isoformat())
        page.get_by_label("For", exact=True).fill("5")
    page.get_by_role("radio", name=outcome).check()
    if words:
        page.get_by_label(re.compile("Reasons")).fill(words)
    page.get_by_role("button", name=re.compile("^Record the")).click()


def test_an_application_goes_from_the_office_over_its_stations_to_the_letter(
    walked, complete, complaints
):
    here = f"/applications/{complete.pk}/"
    page = walked("coordinator", "/applications/")
    page.get_by_role("link", name="Okafor, Adaeze").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Adaeze Okafor: initial appointment")
    page.get_by_role("button", name="Send on its route").click()
    expect(page.get_by_text("Sent on its way.")).to_be_visible()

    page = walked("chair", "/stations/", PHONE)
    page.get_by_role("link", name="Okafor, Adaeze").click()
    expect(page.get_by_text("Do training, experience")).to_be_visible()
    say(page, "As requested")
    expect(page.get_by_text("Recorded: Department chair.")).to_be_visible()

    for station in ("Credentials committee", "Medical executive committee", "Governing body"):
        page = walked("member", f"{here}station/", PHONE)
        expect(page.get_by_role("heading", name=station)).to_be_visible()
        say(page, "As requested")
        expect(page.get_by_text(f"Recorded: {station}.")).to_be_visible()

    assert Appointment.objects.get().standing == "active"
    page = walked("coordinator", here)
    expect(page.locator(".answer")).to_contain_text("Granted")
    page.get_by_role("button", name="Send the letter").click()
    expect(page.get_by_text("The letter is on its way.")).to_be_visible()
    assert Application.objects.get().told_on is not None
    assert complaints == []


def test_a_flag_is_answered_an_item_overridden_and_the_file_called_complete(
    walked,
    applied,  # noqa: F811
    make_file,  # noqa: F811
    complaints,
):
    person = make_file("Okafor", at=None)
    values = {"number": "35.1", "jurisdiction": "OH", "status": "probation"}
    credentials.add(practitioner=person, kind="state_licence", values=values, by=OFFICE, at=NOW)
    application = applied(person, kind="disaster", state="verifying")
    page = walked("director", f"/applications/{application.pk}/")
    page.get_by_role("button", name="Look for flags anew").click()
    expect(page.get_by_text("Licence OH 35.1 is probation.").first).to_be_visible()
    page.get_by_label("What came of it").fill("Lifted in May; the letter is on file.")
    page.get_by_role("button", name="Keep the answer").click()
    while page.get_by_role("button", name="Override").count():
        page.get_by_role("button", name="Override").first.click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_label("Why").fill("The flood has cut the hospital off.")
        dialog.get_by_role("button", name="Go on").click()
        expect(page.get_by_text("Overridden, and recorded").first).to_be_visible()
    expect(page.get_by_text("Nothing stands against it.")).to_be_visible()
    page = walked("director", f"/applications/{application.pk}/")
    page.get_by_role("button", name="Call it complete").click()
    expect(page.get_by_text("It is complete; the clock")).to_be_visible()
    kept = Application.objects.get()
    assert (kept.state, kept.category) == ("complete", "2")
    assert complaints == []


def test_a_denial_stops_everything_until_the_practitioner_was_heard_or_waived_it(
    walked, complete, complaints
):
    here = f"/applications/{complete.pk}/"
    page = walked("coordinator", here)
    page.get_by_role("button", name="Send on its route").click()
    for role in ("chair", "member", "member"):
        page = walked(role, f"{here}station/", PHONE)
        denies = page.get_by_role("heading", name="Medical executive committee").count()
        say(page, "Deny" if denies else "As requested", "Training was not finished.")
        expect(page.get_by_text(re.compile("^Recorded: "))).to_be_visible()
    page = walked("director", f"{here}hearing/")
    page.get_by_label("A request goes to").fill("The chief of staff")
    page.get_by_role("button", name="Write the notice").click()
    expect(page.locator(".answer")).to_contain_text("a hearing may be asked for")
    expect(page.get_by_text("written, and still in the office")).to_be_visible()
    page = walked("director", f"{here}hearing/")
    waiver = page.locator("form", has_text="Record the waiver")
    waiver.get_by_label("Waived on").fill(TODAY.isoformat())
    waiver.get_by_label(re.compile("The practitioner said so")).check()
    waiver.get_by_label("In words").fill("By a letter of today.")
    with page.expect_navigation():
        waiver.get_by_role("button", name="Record the waiver").click()
    assert Hearing.objects.get().state == "waived"
    kinds = {letter.kind for letter in letters_of(complete.practitioner_id)}
    assert "denial_notice" in kinds
    assert complaints == []
