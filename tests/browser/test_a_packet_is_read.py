"""From paper to sealed minutes in the sample office: a packet is released, read and noted at, and
minutes are put right, put forward and approved.
"""

import io

import pypdfium2
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.cedar_valley import CedarValley
from tests.browser.papers import picture

OUT = (
    "SELECT i.meeting_id, i.id FROM meetings_agendaitem i JOIN meetings_release r"
    " ON r.meeting_id = i.meeting_id WHERE i.title LIKE 'Emergency call%' ORDER BY i.id"
)
WAITING = (
    "SELECT m.id FROM meetings_meeting m JOIN meetings_minutes n ON n.meeting_id = m.id"
    " WHERE n.state = 'proposed' ORDER BY m.id"
)
NOTE = "Ask who pays for the flight."


def said(page: Page, words: str) -> None:
    expect(page.locator("#messages")).to_contain_text(words)


def words_of(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as opened:
        return " ".join(one.get_textpage().get_text_range() for one in opened)


def test_a_packet_is_recalled_mended_released_and_read_with_the_notes_kept(
    page: Page, cedar_valley: CedarValley, enter, complaints, flaws
):
    meeting, item = cedar_valley.rows(OUT)[0]
    packet = f"{cedar_valley.url}/meetings/{meeting}/packet/"
    enter("member")
    page.goto(f"{packet}read/?item={item}")
    page.get_by_label("Your note").fill(NOTE)
    page.get_by_role("button", name="Keep", exact=True).click()
    said(page, "for your eyes alone")

    enter("coordinator")
    page.goto(packet)
    page.get_by_role("button", name="Recall", exact=True).click()
    page.get_by_label("Why").fill("A map is missing.")
    page.get_by_role("button", name="Recall them").click()
    said(page, "nobody reads it any more")
    page.get_by_role("link", name="Add a paper to Emergency call").click()
    page.locator("[name=document]").set_input_files(picture("A map of the flight"))
    page.get_by_label("Title").fill("Map of the flight")
    assert flaws(page) == []
    page.get_by_role("button", name="Put it there").click()
    said(page, "It goes into the packet")
    assert flaws(page) == []
    page.get_by_role("button", name="Release", exact=True).click()
    page.get_by_role("button", name="Release them").click()
    said(page, "Released to")
    assert flaws(page) == []
    expect(page.get_by_role("main")).not_to_contain_text(NOTE)

    enter("member")
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{packet}read/")
    changed = page.get_by_role("listitem").filter(has_text="Emergency call")
    expect(changed).to_contain_text("New")
    changed.get_by_role("link").click()
    expect(page.get_by_label("Your note")).to_have_value(NOTE)
    expect(page.locator(".packet-page")).to_have_count(3)
    assert flaws(page) == []
    shown = page.request.get(page.locator(".packet-page").last.evaluate("image => image.src"))
    assert Image.open(io.BytesIO(shown.body())).width > 1000
    copy = page.request.get(f"{packet}read/pdf/").body()
    assert "Packet of Soledad Iturralde-Quinn" in words_of(copy)
    assert complaints == []


def test_minutes_are_put_right_put_forward_and_approved(
    page: Page, cedar_valley: CedarValley, enter, complaints, flaws
):
    ((meeting,), *_) = cedar_valley.rows(WAITING)
    minutes = f"{cedar_valley.url}/meetings/{meeting}/minutes/"
    enter("coordinator")
    page.goto(minutes)
    page.get_by_role("button", name="Take back", exact=True).click()
    page.get_by_label("What is to be corrected").fill("Thank the chair.")
    page.get_by_role("button", name="Take them back").click()
    said(page, "yours to correct")
    page.get_by_label("Words on Adjournment").fill("The chair was thanked.")
    page.get_by_label("Words on Adjournment").blur()
    expect(page.locator("#kept-closing")).to_contain_text("Kept")
    assert flaws(page) == []
    page.reload()
    expect(page.get_by_label("Words on Adjournment")).to_have_value("The chair was thanked.")
    page.get_by_role("button", name="Put before the committee").click()
    said(page, "docket")

    enter("member")
    page.goto(minutes)
    expect(page.get_by_role("article")).to_contain_text("The chair was thanked.")
    expect(page.get_by_role("button", name="Take back")).to_have_count(0)
    assert flaws(page) == []

    enter("coordinator")
    page.goto(minutes)
    page.get_by_role("button", name="Record approval").click()
    page.get_by_label("By whom, and how").fill("By the committee, in writing")
    page.get_by_role("button", name="Seal them").click()
    said(page, "fingerprint is in the ledger")
    page.get_by_label("What is put right").fill("Dr. Wojcik came at 7:05.")
    page.get_by_label("Why").fill("The roll was wrong.")
    page.get_by_role("button", name="Add it behind the minutes").click()
    expect(page.get_by_role("article")).to_contain_text("Dr. Wojcik came at 7:05.")
    assert flaws(page) == []
    sealed = words_of(page.request.get(f"{minutes}pdf/").body())
    assert "and sealed" in sealed and "Dr. Wojcik came at 7:05." in sealed
    assert complaints == []
