"""A policy in the sample office: what changed in it is looked at, and it is signed on a phone."""

from playwright.sync_api import Page, expect

from tests.browser.cedar_valley import CedarValley

NAME = "Imogen Adeyemi-Larsen"
WAITING = (
    "SELECT count(*) FROM compliance_attestation a JOIN team_user u ON u.id = a.user_id"
    " WHERE u.email LIKE 'practitioner@%' AND a.signed_at IS NULL"
)


def test_what_changed_is_read_on_the_page_and_taken_along(
    page: Page, cedar_valley: CedarValley, enter, complaints, flaws
):
    page.set_viewport_size({"width": 1440, "height": 900})
    enter("director")
    page.goto(f"{cedar_valley.url}/policies/?q=quorum")
    page.get_by_role("link", name="Medical staff bylaws").first.click()
    page.get_by_role("link", name="Versions").click()
    page.get_by_role("link", name="Redline 1 → 2").click()
    expect(page.locator("ins").first).to_be_visible()
    assert flaws(page) == []
    with page.expect_download() as taken:
        page.get_by_role("link", name="Word, changes tracked").click()
    assert taken.value.suggested_filename.endswith("changes since 1.docx")
    assert complaints == []


def test_a_text_is_signed_on_a_phone(
    page: Page, cedar_valley: CedarValley, enter, complaints, flaws
):
    page.set_viewport_size({"width": 390, "height": 844})
    enter("practitioner")
    ((before,),) = cedar_valley.rows(WAITING)
    page.goto(f"{cedar_valley.url}/policies/to-sign/")
    page.get_by_role("link", name="Read and sign").first.click()
    assert flaws(page) == []
    page.get_by_label("Your name").fill(NAME)
    page.get_by_label("I mean this").check()
    page.get_by_role("button", name="Sign it").click()
    expect(page.get_by_text("Signed. Thank you.")).to_be_visible()
    assert cedar_valley.rows(WAITING) == [(before - 1,)]
    assert complaints == []
