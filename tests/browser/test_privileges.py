"""Privileges from the request to the bedside, in the sample office, at a desk and on a phone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cedar_valley import CedarValley

DESK, PHONE = 1440, 390
PATIENCE = 20_000  # milliseconds until a tick is saved, on a busy machine
SURGEONS = """SELECT DISTINCT g.practitioner_id FROM privileging_grant g
 JOIN team_facility f ON f.id = g.facility_id
 JOIN practitioners_appointment a
 ON a.practitioner_id = g.practitioner_id AND a.facility_id = g.facility_id
 WHERE g.item = 'general_surgery.core' AND f.short_name = 'Medical Center'
 AND a.standing = 'active' AND g.practitioner_id NOT IN
 (SELECT practitioner_id FROM privileging_request
 UNION SELECT practitioner_id FROM team_user WHERE practitioner_id IS NOT NULL)
 ORDER BY g.practitioner_id"""


@pytest.fixture
def walk(page: Page, cedar_valley: CedarValley, enter, flaws, complaints):
    """``walk("coordinator", "/privileges/")``: the page as that person sees it, without flaws."""

    def go(role: str, path: str = "", width: int = DESK) -> Page:
        page.set_viewport_size({"width": width, "height": 900})
        if role:
            enter(role)
        if path:
            page.goto(cedar_valley.url + path)
        assert flaws(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        return page

    yield go
    assert complaints == []


def told(page: Page, words: str) -> None:
    expect(page.locator("#messages")).to_contain_text(words)


@pytest.mark.parametrize(("n", "width"), [(0, DESK), (1, PHONE)])
def test_a_privilege_is_asked_for_recommended_granted_watched_and_suspended(
    walk, cedar_valley, n, width
):
    person = cedar_valley.rows(SURGEONS)[n][0]
    file = f"/practitioners/{person}/privileges/"

    page = walk("coordinator", f"{file}new/", width)
    page.get_by_label("It is").select_option("addition")
    for box in page.get_by_role("checkbox").all():
        box.set_checked(False)
    page.get_by_label("General surgery", exact=True).check()
    page.get_by_role("button", name="Open the request").click()
    expect(page).to_have_url(re.compile("/ask/$"))
    walk("", width=width)
    item = page.locator(".ask-item").filter(has_not_text=re.compile("held until")).last
    title = item.locator("legend").inner_text().strip()
    item.locator(".segments label").get_by_text("Asked for", exact=True).click()
    expect(item.get_by_text("saved")).to_be_visible(timeout=PATIENCE)
    walk("", width=width)
    page.get_by_role("button", name="Save and hand in").click()
    told(page, "Handed in.")
    expect(page.get_by_text("1 item is asked for")).to_be_visible()
    request = page.url.removeprefix(cedar_valley.url)

    page = walk("director", f"{request}recommend/", PHONE)
    page.get_by_label("Recommendation").select_option("conditions")
    page.get_by_text("Conditions", exact=True).click()
    page.get_by_label("Proctor for the first").fill("2")
    page.get_by_role("button", name="Record the recommendation").click()
    told(page, "Your recommendation is recorded.")

    page = walk("coordinator", f"{request}decide/", width)
    expect(page.get_by_label("Proctor for the first")).to_have_value("2")
    page.get_by_role("button", name="Record the decision").click()
    told(page, "1 granted.")
    row = page.locator("tr").filter(has_text=title)
    expect(row).to_contain_text("With a proctor for the first 2 cases.")
    walk("", width=width)

    page = walk("", "/privileges/evaluations/?which=unassigned", width)
    page.locator("tr").filter(has_text=title).locator(".row-link").last.click()
    page.get_by_role("link", name="Assign").click()
    page.get_by_label("Evaluator").select_option(index=1)
    page.get_by_label("Cases").fill("1")
    page.get_by_role("button", name="Save").click()
    told(page, "the letter is in the file")
    page.get_by_role("link", name="Record a case").click()
    walk("", width=width)
    page.get_by_label("Satisfactory", exact=True).check()
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Conclude").click()
    page.get_by_label("Conclusion").select_option("continue")
    page.get_by_label("Why").fill("The case went well.")
    page.get_by_role("button", name="Save").click()
    told(page, "Recorded with your reason.")

    page = walk("", file, width)
    row = page.locator("tr").filter(has_text=title)
    expect(row).not_to_contain_text("With a proctor")
    row.get_by_role("checkbox").check()
    page.get_by_role("button", name="Suspend").click()
    walk("", width=width)
    page.get_by_label("Why").fill("Two complications in a month: a review has begun.")
    page.get_by_role("button", name="Suspend").click()
    expect(page.locator("tr").filter(has_text=title)).to_contain_text("Suspended since")


def test_a_form_is_changed_and_shows_whom_it_affects(walk, cedar_valley):
    page = walk("director", "/privileges/forms/")
    page.get_by_role("link", name="Medical Center", exact=True).click()
    page.get_by_role("link", name="Cardiology", exact=True).click()
    page.get_by_role("button", name="Draft the next version").click()
    page.get_by_role("link", name="Change Catheterization of the heart").click()
    walk("")
    page.get_by_label("Ask also for").select_option("statement")
    page.get_by_label("In words").fill("A course in radiation safety")
    page.get_by_role("button", name="Save in the draft").click()
    told(page, "is changed in the draft")
    page.get_by_role("link", name="What changes, whom it affects").click()
    expect(page.locator("ins")).to_have_text("A course in radiation safety")
    expect(page.get_by_role("heading", name="Whom it affects", exact=True)).to_be_visible()
    walk("")
    page.go_back()
    page.get_by_label("Which body").first.fill("Section of Cardiology")
    page.get_by_role("button", name="Bring before the department").click()
    told(page, "Recorded.")
    walk("", width=PHONE)


def test_a_practitioner_reads_what_they_hold_and_asks_for_more(walk):
    page = walk("practitioner", "/privileges/", PHONE)
    page.get_by_role("link", name="My privileges").click()
    expect(page.get_by_role("heading", level=2).first).to_be_visible()
    expect(page.locator("[name=pick]")).to_have_count(0)
    walk("", width=PHONE)
    page = walk("", "/privileges/", PHONE)
    page.locator(".row-link").first.click()
    page.get_by_role("link", name="Fill in").click()
    walk("", width=PHONE)
