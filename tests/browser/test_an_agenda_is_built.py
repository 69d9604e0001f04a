"""A coordinator builds an agenda, puts it in order by drag, keys and button, and carries out what
the committee decided.
"""

import pytest
from playwright.sync_api import Page, expect

from credenza.office.meetings.actions.agenda import Typed, add
from tests.office.credentialing.files import applied  # noqa: F401
from tests.office.files import make_file, office  # noqa: F401
from tests.office.meetings.deciding import decide
from tests.office.meetings.files import before
from tests.office.meetings.rooms import NOW, OFFICE, make_committee, make_meeting, make_seat

pytestmark = pytest.mark.django_db(transaction=True)
WIDTHS = (1440, 390)
CALL = "Call to order, quorum and conflicts of interest"


@pytest.fixture
def meeting(office, applied, make_file):  # noqa: F811
    """A meeting of the executive committee, before which one clean file lies."""
    before(applied, "mec")
    one = make_meeting(make_committee(office.north, name="Executive committee"))
    for title in ("Parking", "Hedges"):
        add(meeting=one, typed=Typed(title), by=OFFICE, at=NOW)
    return one


def order(page: Page) -> list[str]:
    return page.locator(".agenda-title").all_inner_texts()


def flawless(page: Page, flaws) -> None:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert flaws(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})


def test_from_the_docket_to_the_next_body(page, live_server, meeting, sign_in, flaws, complaints):
    sign_in("coordinator")
    page.goto(f"{live_server.url}/meetings/committees/{meeting.committee_id}/docket/")
    expect(page.get_by_text("1 matter waits")).to_be_visible()
    flawless(page, flaws)

    page.goto(f"{live_server.url}/meetings/{meeting.pk}/agenda/")
    page.get_by_role("button", name="Bring up to date").click()
    expect(page.get_by_role("heading", name="Consent agenda")).to_be_visible()
    flawless(page, flaws)
    hedges, titles = page.locator(".agenda-item", has_text="Hedges"), page.locator(".agenda-title")
    hedges.drag_to(page.locator(".agenda-item", has_text=CALL))
    expect(titles.nth(0)).to_have_text("Hedges")
    hedges.focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(titles.nth(1)).to_have_text("Hedges")
    expect(hedges).to_be_focused()
    page.get_by_role("button", name="Move Hedges down").click()
    expect(titles.nth(2)).to_have_text("Hedges")
    kept = order(page)
    page.reload()
    assert order(page) == kept

    seat = make_seat(meeting.committee, "Ann Able", user=None)
    decide(meeting.items.get(matter="application"), seat)
    page.goto(f"{live_server.url}/meetings/{meeting.pk}/following/")
    flawless(page, flaws)
    page.get_by_role("button", name="Carry out the decision").click()
    expect(page.locator("#messages")).to_contain_text("It lies before the governing body now.")
    assert complaints == []
