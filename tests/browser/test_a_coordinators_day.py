"""What a coordinator does in a day, in the sample office, by mouse and by keys."""

import datetime as dt
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cedar_valley import TODAY, CedarValley, come_in
from tests.browser.papers import picture

IN_TWO_YEARS = TODAY + dt.timedelta(days=730)
SSN = re.compile(r"\d{3}-\d{2}-\d{4}")


@pytest.fixture
def desk(page: Page, cedar_valley: CedarValley, enter, complaints):
    """``desk("/expirables/")``: the page, open for the coordinator; its console stayed silent."""
    enter("coordinator")

    def open_page(path: str) -> Page:
        page.goto(cedar_valley.url + path)
        return page

    yield open_page
    assert complaints == []


def rows(page: Page):
    return page.locator("main tbody tr")


def told(page: Page, words: str) -> None:
    expect(page.locator("#messages")).to_contain_text(words)


def test_signing_in_leads_to_today_and_a_row_of_it_to_the_file(page, cedar_valley):
    come_in(page, cedar_valley, "coordinator")
    expect(page.get_by_role("heading", level=1)).to_have_text("Today")
    name = rows(page).first.locator(".row-link")
    family = name.inner_text().split(",")[0]
    name.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(family)
    expect(page.get_by_text(re.compile(r"of \d+ requirements (is|are) open"))).not_to_have_count(0)


def test_a_licence_is_renewed_by_upload_verified_beside_its_document_and_done(desk):
    page = desk("/expirables/?window=90&kind=state_licence")
    row = rows(page).first
    name = row.locator(".row-link").inner_text()
    row.get_by_role("link", name="Renew").click()
    page.get_by_label("New last day").fill(IN_TWO_YEARS.isoformat())
    page.locator("[name=document]").set_input_files(picture("State Medical Board"))
    page.get_by_role("button", name="Take the renewal in").click()
    told(page, "still has to be verified")
    expect(page).to_have_url(re.compile("window=90.*kind=state_licence"))

    page = desk("/today/?kind=verify")
    work = rows(page).filter(has_text=name).filter(has_text="State licence verified").first
    before = rows(page).filter(has_text=name).count()
    work.get_by_role("link", name=re.compile("Verify")).click()
    shown = page.get_by_role("img", name="Page 1 of licence.png")
    expect(shown).to_be_visible()
    assert shown.evaluate("picture => picture.naturalWidth") > 400
    assert shown.bounding_box()["x"] < page.get_by_label("Asked on").bounding_box()["x"]
    page.get_by_label("Confirmed").check()
    page.get_by_label("Page or letter they sent").set_input_files(
        picture("Active, in good standing")
    )
    page.keyboard.press("Control+s")
    told(page, "The answer about state licence is recorded.")
    expect(page).to_have_url(re.compile(r"/today/\?kind=verify$"))
    assert rows(page).filter(has_text=name).count() < before


def test_a_lapse_is_carried_out_with_a_reason_and_the_appointment_shows_it(desk):
    page = desk("/expirables/consequences/")
    card = page.locator("section.card").filter(has_text="State licence").first
    card.get_by_role("button", name="Carry out").click()
    asked = page.get_by_role("dialog", name="Carry it out?")
    asked.get_by_label("Why").fill("The board has not heard of a renewal.")
    asked.get_by_role("button", name="Carry it out").click()
    told(page, "Decided")
    page.get_by_role("link", name="Carried out").click()
    decided = page.locator("section.card").filter(has_text="not heard of a renewal")
    decided.get_by_role("link", name="Open the file").click()
    expect(page.locator(".answer .status-suspended")).not_to_have_count(0)


def test_a_file_is_seen_as_it_stood_before_a_change(desk):
    page = desk("/practitioners/?standing=active")
    rows(page).first.locator(".row-link").click()
    page.get_by_role("link", name="Identity and contact").click()
    former = page.get_by_label("Mobile").input_value()
    page.get_by_label("Mobile").fill("614-555-0199")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("aside")).to_contain_text("614-555-0199")

    page.get_by_label("Day").fill((TODAY - dt.timedelta(days=1)).isoformat())
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_text("You see what was known then")).to_be_visible()
    expect(page.locator("aside")).not_to_contain_text("614-555-0199")
    expect(page.locator("aside")).to_contain_text(former or "–")
    expect(page.get_by_role("link", name="Identity and contact")).to_have_count(0)


def test_a_masked_number_is_shown_to_who_says_why_and_the_file_remembers(desk, cedar_valley):
    ((pk,),) = cedar_valley.rows(
        "SELECT p.id FROM practitioners_practitioner p JOIN practitioners_appointment a"
        " ON a.practitioner_id = p.id WHERE p.ssn_sealed > '' AND a.facility_id = 1 LIMIT 1"
    )
    page = desk(f"/practitioners/{pk}/")
    hidden = page.locator(".facts > div").filter(has_text="SSN")
    assert not SSN.search(hidden.inner_text())
    hidden.get_by_text("Show", exact=True).click()
    hidden.get_by_label("Why do you need the SSN?").fill("NPDB query")
    hidden.get_by_role("button", name="Show it").click()
    expect(hidden).to_contain_text(SSN)
    page = desk(f"/practitioners/{pk}/history/")
    expect(page.locator("article").first).to_contain_text("NPDB query")


def test_work_is_picked_by_keys_and_given_to_oneself(desk):
    page = desk("/today/?whose=nobody")
    for key in "jxjx":
        page.keyboard.press(key)
    expect(page.locator("[data-bulk-bar]")).to_contain_text("2 picked")
    page.keyboard.press("k")
    focused = page.evaluate("document.activeElement.textContent")
    assert focused == rows(page).first.locator(".row-link").inner_text()
    page.get_by_role("button", name="Assign").click()
    told(page, "2 pieces of work are assigned")
    expect(page).to_have_url(re.compile("whose=nobody"))
    expect(rows(desk("/today/?whose=mine")).filter(has_text=focused)).not_to_have_count(0)


def test_ctrl_k_finds_a_practitioner_through_a_slip_of_the_pen(desk):
    page = desk("/practitioners/")
    names = [one.split(",")[0] for one in page.locator(".row-link").all_inner_texts()]
    family = next(one for one in names if len(one) > 7 and one.isalpha())
    slip = family[:3] + family[4] + family[3] + family[5:]
    page.keyboard.press("Control+k")
    page.keyboard.type(slip.lower())
    expect(page.locator("#find-results a").first).to_contain_text(family)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(family)
