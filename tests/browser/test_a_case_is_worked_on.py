"""A conduct report from its first look to its closing, and what its walls let others see."""

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from credenza.office.concerns.models import Case
from tests.office.concerns.cases import case_at
from tests.office.files import make_file, office  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 360, "height": 740}
TABS_OUT_OF_SIGHT = """[...document.querySelectorAll(".tabs [aria-current]")]
    .filter(one => one.getBoundingClientRect().right > innerWidth).length"""


@pytest.fixture
def seen(page: Page, live_server, flaws):
    """``seen("/concerns/")``: that page, looked over on both screens."""

    def look(address: str) -> Page:
        for size in (PHONE, DESK):
            page.set_viewport_size(size)
            page.goto(live_server.url + address)
            assert flaws(page) == [], address
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
            assert page.evaluate(TABS_OUT_OF_SIGHT) == 0, address
        return page

    return look


def test_a_conduct_report_is_triaged_heard_decided_and_closed(
    seen,
    office,  # noqa: F811
    make_file,  # noqa: F811
    sign_in,
    complaints,
):
    came = timezone.now() - dt.timedelta(days=3)
    case = case_at(office, about=make_file("Okafor", "Ada"), received_at=came)
    of = f"/concerns/cases/{case.pk}/"
    sign_in("director")
    page = seen("/concerns/")
    page.get_by_role("link", name="Shouting at the nurses' station").click()

    page.get_by_role("link", name="Triage").click()
    page.get_by_role("radio", name="Moderate").check()
    page.get_by_role("radio", name="Staff were harmed").check()
    page.get_by_role("button", name="Record the triage").click()
    page.get_by_role("button", name="Begin the review").click()
    expect(page.get_by_text("The review has begun.")).to_be_visible()

    page.get_by_role("link", name="Record the outcome").click()
    page.get_by_role("radio", name="Substantiated", exact=True).check()
    page.get_by_label("On what ground").fill("Two nurses say the same.")
    page.get_by_role("button", name="Record the outcome").click()
    expect(page.get_by_text("Still to be done first: hear the practitioner.")).to_be_visible()

    seen(f"{of}people/")
    seen(f"{of}work/")
    page.get_by_text("Record an interview").click()
    page.get_by_label("What they said").fill("I was loud, and I am sorry for it.")
    page.get_by_role("button", name="Record it").click()
    expect(page.get_by_text("I was loud, and I am sorry for it.")).to_be_visible()

    page.goto(page.url.replace("/work/", "/outcome/"))
    page.get_by_role("radio", name="Substantiated", exact=True).check()
    page.get_by_label("On what ground").fill("Two nurses say the same, and so do they.")
    page.get_by_role("button", name="Record the outcome").click()
    page.get_by_role("link", name="Close", exact=True).click()
    page.get_by_role("radio", name="The response is complete").check()
    page.get_by_role("button", name="Close the case").click()
    expect(page.get_by_text("Closed.", exact=True)).to_be_visible()
    assert Case.objects.get().closing == "responded"

    for tab in ("", "timeline/", "readers/", "paper/"):
        expect(seen(of + tab).get_by_text("2305.252")).to_be_visible()
    seen("/concerns/clocks/")
    refused = [one for one in complaints if "422" in one]
    assert complaints == refused
