"""A peer answers on a phone, by the link alone; somebody holding a letter sees that it is ours."""

# ruff: noqa: F811 - fixtures are named where they are used

import re

import pytest
from playwright.sync_api import Page, expect

from credenza.core.applications.references import CANNOT_JUDGE
from credenza.office.credentialing.actions import affiliations, letter_checks, receiving
from credenza.office.credentialing.models import LetterCheck
from credenza.office.credentialing.queries.letter_checks import STANDING, signed
from credenza.office.credentialing.queries.references import answers_of
from tests.office.credentialing.files import OFFICE, applied  # noqa: F401
from tests.office.credentialing.referees import asked, named  # noqa: F401
from tests.office.files import NOW, make_file, office  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 390, "height": 844}
RATED = "What you have seen"


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "viewport": PHONE}


@pytest.fixture
def phone(page: Page, live_server, complaints):
    """``phone(path)``: the page on a phone, whose console stays silent."""

    def show(path: str) -> Page:
        page.goto(live_server.url + path)
        return page

    yield show
    assert complaints == []


def sound(page: Page, flaws) -> None:
    """Nobody is shut out of the page, and it does not scroll sideways."""
    assert flaws(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def choose(page: Page, question: str, answer: str) -> None:
    page.get_by_role("group", name=re.compile(re.escape(question))).get_by_text(
        answer, exact=True
    ).click()


def fill_in(page: Page) -> None:
    """Everything but the recommendation, with good marks."""
    page.get_by_label("How do you know each other?").select_option("colleague")
    page.get_by_label("Your own profession").select_option("md")
    page.get_by_label("Since when do you know their work?").fill("2019-04")
    choose(page, "Do you work together now?", "Yes")
    for group in page.get_by_role("region", name=RATED).get_by_role("group").all():
        group.get_by_text("Good", exact=True).click()
    for group in (
        page.get_by_role("region", name="Three plain questions").get_by_role("group").all()
    ):
        group.get_by_text("No", exact=True).click()
    page.get_by_label("Your name").fill("Ruth Lindqvist")
    page.get_by_label("Your title and where you work").fill("Chief of surgery")


def test_a_peer_answers_on_a_phone_and_keeps_a_copy(asked, phone, flaws):
    reference, token = asked()
    page = phone(f"/reference/{token}/")
    sound(page, flaws)
    fill_in(page)
    choose(page, "Do you recommend", "Yes")
    expect(page.locator("#saved")).to_contain_text("Kept at")
    page.get_by_role("button", name="Send my answer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    sound(page, flaws)
    page.get_by_role("link", name="Your own copy").click()
    expect(page.get_by_text("Chief of surgery").first).to_be_visible()
    sound(page, flaws)
    reference.refresh_from_db()
    assert reference.state == "answered"


def test_what_is_typed_is_there_again_after_the_phone_was_put_away(asked, phone):
    _, token = asked()
    page = phone(f"/reference/{token}/")
    with page.expect_response(re.compile("/save/")):
        page.get_by_label("Anything else we should know").fill("Between two cases.")
    page = phone(f"/reference/{token}/")
    expect(page.get_by_label("Anything else we should know")).to_have_value("Between two cases.")


def test_only_what_needs_words_asks_for_them(asked, phone, flaws):
    _, token = asked()
    page = phone(f"/reference/{token}/")
    last = page.get_by_label("When did you last work together?")
    expect(last).to_be_hidden()
    choose(page, "Do you work together now?", "No")
    expect(last).to_be_visible()
    recommended = page.get_by_role("region", name="Your recommendation")
    expect(recommended.get_by_label("In a sentence or two")).to_be_hidden()
    choose(page, "Do you recommend", "Yes, with reservations")
    expect(recommended.get_by_label("In a sentence or two")).to_be_visible()
    page.get_by_role("button", name="Send my answer").click()
    expect(page.get_by_role("alert")).to_contain_text("missing or unclear")
    sound(page, flaws)


def test_without_scripts_the_form_works_all_the_same(asked, browser, live_server):
    reference, token = asked()
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(f"{live_server.url}/reference/{token}/")
    fill_in(page)
    choose(page, "Do you recommend", "Yes")
    page.get_by_role("button", name="Send my answer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you")
    context.close()
    reference.refresh_from_db()
    assert CANNOT_JUDGE not in answers_of(reference).values()


@pytest.mark.parametrize(
    ("link", "fields", "button", "words"),
    [
        ("I would rather not", {"Why not": "Too long ago."}, "Decline", "We understand"),
        (
            "Somebody else knows this better",
            {"Their name": "Ann Lee", "Their e-mail": "lee@north.example"},
            "Give this name",
            "Thank you for the name",
        ),
    ],
)
def test_somebody_may_rather_not_or_name_another(asked, phone, flaws, link, fields, button, words):
    _, token = asked()
    page = phone(f"/reference/{token}/")
    page.get_by_role("link", name=link).click()
    sound(page, flaws)
    for label, value in fields.items():
        page.get_by_label(label).fill(value)
    page.get_by_role("button", name=button).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(words)
    sound(page, flaws)


def test_the_holder_of_a_letter_sees_on_a_phone_that_it_is_genuine(make_file, office, phone, flaws):
    letter_checks.choose_mode(facility=office.north, mode=STANDING, by=OFFICE, at=NOW)
    make_file(npi="1234567893")
    request = receiving.receive(
        facility=office.north,
        values={"last_name": "Okafor", "npi": "1234567893", "requester": "X", "released": True},
        by=OFFICE,
        at=NOW,
    )
    affiliations.answer(request=request, by=OFFICE, at=NOW)
    page = phone(f"/check/{signed(LetterCheck.objects.get())}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("This letter is genuine")
    sound(page, flaws)
