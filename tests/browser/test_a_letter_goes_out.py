"""A letter in the sample office: filled in beside the page as it will be, sent, and read."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cedar_valley import CedarValley

OWN = "SELECT practitioner_id FROM team_user WHERE email LIKE 'practitioner@%'"
PICTURE = "#preview img"
CHANGED = "([picture, before]) => document.querySelector(picture)?.src !== before"


def width_of(page: Page) -> int:
    """Of the letter's picture, once it was drawn."""
    picture = page.locator(".pane-picture img").first
    return picture.evaluate("image => image.decode().then(() => image.naturalWidth)")


@pytest.fixture
def file(cedar_valley: CedarValley) -> str:
    """The letters of the practitioner who can sign in."""
    return f"{cedar_valley.url}/practitioners/{cedar_valley.rows(OWN)[0][0]}/letters/"


@pytest.mark.parametrize("width", [1440, 390])
def test_a_letter_is_written_beside_its_page_sent_and_read_by_whom_it_is_for(
    page: Page, cedar_valley, enter, complaints, flaws, file, width
):
    page.set_viewport_size({"width": width, "height": 900})
    enter("coordinator")
    page.goto(file)
    page.get_by_role("link", name="Write a letter").first.click()
    page.get_by_role("link", name="Letter of one's own words", exact=True).click()
    before = page.locator(PICTURE).get_attribute("src")
    assert before.startswith("data:image/png")
    page.get_by_label("Subject").fill(f"Your parking place, {width}")
    page.get_by_label("Text").fill("It is number 12.\n\n#strong[Not] {{ markup }} at all.")
    page.wait_for_function(CHANGED, arg=[PICTURE, before])
    assert flaws(page) == []
    page.get_by_role("button", name="Write it").click()
    expect(page.locator("#messages")).to_contain_text("The letter is in the file")
    assert flaws(page) == []
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("#messages")).to_contain_text("On its way to")

    page.goto(f"{cedar_valley.url}/mail/")
    row = page.locator("main tbody tr").filter(has_text="Letter of one's own words").first
    expect(row).to_be_visible()
    assert flaws(page) == []

    enter("practitioner")
    page.goto(file)
    page.get_by_role("row").filter(has_text=f"Your parking place, {width}").get_by_role(
        "link"
    ).click()
    assert width_of(page) > 1000
    expect(page.get_by_role("link", name="DOCX")).to_have_count(0)
    assert complaints == []


def test_what_was_not_delivered_says_why_and_is_sent_again(
    page: Page, cedar_valley, enter, complaints, flaws
):
    enter("coordinator")
    page.goto(f"{cedar_valley.url}/mail/?state=failed")
    row = page.locator("main tbody tr").filter(has_text="There is no e-mail address").first
    row.get_by_role("button", name="Send again").click()
    assert flaws(page) == []
    dialog = page.get_by_role("dialog", name="Send it again?")
    dialog.get_by_label("E-mail address").fill("corrected@example.org")
    dialog.get_by_label("Why").fill("They called with it")
    dialog.get_by_role("button", name="Send it").click()
    expect(page.locator("#messages")).to_contain_text("It goes out now")
    expect(page.locator("main")).to_contain_text("corrected@example.org")
    assert complaints == []


def test_a_director_looks_at_an_example_of_every_kind_of_template(
    page: Page, cedar_valley, enter, complaints, flaws
):
    enter("director")
    page.goto(f"{cedar_valley.url}/letters/templates/")
    assert flaws(page) == []
    page.get_by_role("link", name="Notice of a proposed adverse action").click()
    assert width_of(page) > 1000
    assert flaws(page) == []
    assert complaints == []
