"""The same office for a practitioner, a chair and a viewer."""

import datetime as dt
import re

from playwright.sync_api import expect

from tests.browser.cedar_valley import TODAY
from tests.browser.papers import picture

FAR_AHEAD = TODAY + dt.timedelta(days=1130)


def test_a_practitioner_hands_in_a_renewal_of_their_own_on_a_phone(
    page, cedar_valley, enter, complaints
):
    page.set_viewport_size({"width": 390, "height": 844})
    enter("practitioner")
    page.goto(f"{cedar_valley.url}/my-file/")
    page.get_by_role("link", name="Credentials", exact=True).click()
    page.get_by_role("link", name="Renew State licence").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_label("New last day").fill(FAR_AHEAD.isoformat())
    page.locator("[name=document]").set_input_files(picture("State Medical Board"))
    page.get_by_role("button", name="Take the renewal in").click()
    expect(page.locator("#messages")).to_contain_text("still has to be verified")
    expect(page.get_by_role("link", name=re.compile("Verify"))).to_have_count(0)
    assert complaints == []


def test_a_chair_sees_the_department_alone(page, cedar_valley, enter):
    enter("chair")
    page.goto(f"{cedar_valley.url}/practitioners/")
    shown = page.locator("main .row-link")
    assert shown.count() > 3
    files = {int(one.get_attribute("href").split("/")[2]) for one in shown.all()}
    in_surgery = cedar_valley.rows(
        "SELECT a.practitioner_id FROM practitioners_appointment a"
        " JOIN team_department d ON d.id = a.department_id"
        " LEFT JOIN team_department p ON p.id = d.parent_id"
        " WHERE a.facility_id = 1 AND 'Surgery' IN (d.name, p.name)"
    )
    inside = {pk for (pk,) in in_surgery}
    assert files <= inside
    elsewhere = cedar_valley.rows("SELECT id FROM practitioners_practitioner ORDER BY id")
    outside = next(pk for (pk,) in elsewhere if pk not in inside)
    assert page.goto(f"{cedar_valley.url}/practitioners/{outside}/").status == 404


def test_a_viewer_reads_the_roster_and_opens_no_file(page, cedar_valley, enter):
    enter("viewer")
    page.goto(f"{cedar_valley.url}/practitioners/")
    expect(page.locator("main tbody tr")).not_to_have_count(0)
    expect(page.locator("main tbody a")).to_have_count(0)
    assert page.goto(f"{cedar_valley.url}/practitioners/1/").status == 403
    expect(page.get_by_role("heading", level=1)).to_have_text("You may not do this")
