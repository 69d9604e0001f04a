"""An applicant comes in by the link, fills in on a phone, signs, and sees where it is."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from credenza.office.correspondence.models import Message
from credenza.office.correspondence.queries.mail import body_of
from credenza.office.credentialing.actions.invitations import invite
from credenza.office.credentialing.models import Application, Signature
from credenza.office.credentialing.queries.forms import sections_of
from credenza.office.credentialing.queries.signing import standing_of
from credenza.office.team.queries import account_of_file, actor_of
from tests.fixtures import PASSWORD
from tests.office.credentialing.files import applied  # noqa: F401
from tests.office.credentialing.portal import fill
from tests.office.files import NOW, OFFICE, make_file, office  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def way_in(applied, make_file, live_server, settings):  # noqa: F811
    """The link that was mailed to Adaeze Okafor, and her application."""
    settings.URL = urlsplit(live_server.url)
    person = make_file("Okafor", at=None, npi="1234567893", email="adaeze@example.org")
    application = applied(person)
    invite(application=application, by=OFFICE, at=NOW)
    [message] = Message.objects.all()
    return re.search(r"http\S+/apply/link/\S+", body_of(message))[0], application


def come_in(page: Page, link: str) -> None:
    """By the link: choose a password, sign in, and be where one wanted to go."""
    page.set_viewport_size(PHONE)
    page.goto(link)
    page.get_by_role("button", name="Go on").click()
    for label in ("New Password", "New Password (again)"):
        page.get_by_label(label, exact=True).fill(PASSWORD)
    page.get_by_role("button", name=re.compile("Save|Set|password", re.I)).first.click()
    page.goto(f"{page.url.split('/password')[0]}/sign-in/")
    page.get_by_label("Email").fill("adaeze@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def saved(page: Page):
    return page.get_by_role("status").filter(has_text="Kept")


def test_an_applicant_comes_in_by_the_link_fills_in_and_signs(page, way_in, complaints, flaws):
    link, application = way_in
    come_in(page, link)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Initial appointment")
    assert flaws(page) == []
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("link", name=re.compile("Who you are"))).to_be_visible()
    assert flaws(page) == []

    page.get_by_role("link", name=re.compile("Who you are")).click()
    expect(page.get_by_text("Your file at this office").first).to_be_visible()
    assert flaws(page) == []
    page.get_by_label("Degrees").fill("MD")
    page.get_by_label("CAQH number").click()
    expect(saved(page)).to_be_visible()
    row = application.answers.get(section="identity")
    assert row.values["degrees"] == "MD"
    page.get_by_role("button", name=re.compile("Take it over.*1234567893")).click()
    expect(page.get_by_label("NPI", exact=True)).to_have_value("1234567893")

    page.get_by_role("link", name="All pages").click()
    page.get_by_role("link", name=re.compile("Work history")).click()
    page.get_by_role("button", name="Add a position").click()
    page.get_by_label("Work position").check()
    page.get_by_label("Employer, practice or branch of service").fill("Elm Clinic")
    page.get_by_label("Position", exact=True).fill("Surgeon")
    page.get_by_label("From").first.fill("2015-07")
    page.get_by_label("To (optional)").first.fill("2020-06")
    page.get_by_label("Employer, practice or branch of service").click()
    expect(page.get_by_text("is not accounted for").first).to_be_visible()
    assert flaws(page) == []
    page.get_by_role("button", name="Say what filled it").first.click()
    expect(page.get_by_label("What filled the time")).to_be_visible()
    page.get_by_label("What filled the time").fill("Care of a parent.")
    expect(saved(page)).to_be_visible()

    page.goto(f"{page.url.split('/work')[0]}/disclosures/")
    first = page.locator(".portal-box").first
    first.get_by_label("Yes", exact=True).check()
    expect(first.get_by_label("Explain your “yes”")).to_be_visible()
    first.get_by_label("No", exact=True).check()
    expect(first.get_by_label("Explain your “yes”")).to_be_hidden()
    expect(saved(page)).to_be_visible()
    assert flaws(page) == []

    finish(application)
    page.goto(f"{page.url.split('/disclosures')[0]}/look-over/")
    expect(page.locator(".answer")).to_have_text("This is what you sign.")
    assert flaws(page) == []
    sign(page)
    expect(page.get_by_text("Signed and handed in")).to_be_visible()
    assert flaws(page) == []
    signature = Signature.objects.get()
    assert standing_of(signature)
    assert "password" in signature.record
    page.get_by_role("link", name="Show it").click()
    expect(page.get_by_text("The signature stands")).to_be_visible()
    assert flaws(page) == []
    assert complaints == []


def sign(page: Page) -> None:
    page.get_by_role("link", name="Go on to sign").click()
    page.get_by_label("Your name, typed by yourself").fill("Adaeze Okafor")
    page.get_by_label("I have read this and mean it as my signature").check()
    page.get_by_role("button", name="Sign and hand in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Is it still you?")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()


def finish(application) -> None:
    """Answer every page that was not filled in by hand."""
    fresh = Application.objects.get(pk=application.pk)
    fresh.by = actor_of(account_of_file(fresh.practitioner_id))
    for section in sections_of(fresh):
        fill(fresh, section)


def test_nothing_typed_is_lost_when_the_session_ends(page, way_in):
    link, application = way_in
    come_in(page, link)
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("link", name=re.compile("How to reach you")).click()
    page.get_by_label("City").fill("Ames")
    page.wait_for_timeout(500)  # until the draft is kept in this tab
    page.context.clear_cookies(name="credenza")
    page.get_by_label("ZIP code").fill("50010")
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
    page.get_by_label("Email").fill("adaeze@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("button", name="Bring it back").click()
    expect(page.get_by_label("City")).to_have_value("Ames")
    page.get_by_role("button", name="Keep", exact=True).click()
    expect(page.get_by_label("City")).to_have_value("Ames")
    assert application.answers.get(section="contact").values["city"] == "Ames"
