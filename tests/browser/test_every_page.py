"""Every page, as every role, can be read by everybody, on every screen, in light and dark."""

import os
from collections.abc import Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from credenza.core.permissions import DIRECTOR, ROLES
from tests.browser.addresses import pages

DESK, PHONE, NARROW = 1440, 390, 360
EVERYTHING = [(width, theme) for width in (DESK, PHONE) for theme in ("light", "dark")]
# The director sees nearly all of them; EVERY_LOOK=1 shows the others all four looks as well.
ONE = EVERYTHING if os.environ.get("EVERY_LOOK") else [(PHONE, "dark")]

FIRST_PAGES = [
    "today", "practitioners", "expirables", "expirables-calendar", "consequences", "notices",
    "registry", "imports", "rules", "people", "office", "ledger", "jobs", "find",
]  # fmt: skip


def faults(page: Page, address: str, flaws, looks) -> Iterator[str]:
    """What is wrong with a page that is open, in words."""
    for width, theme in looks:
        page.emulate_media(color_scheme=theme)
        page.set_viewport_size({"width": width, "height": 900})
        yield from (f"{address} at {width} in {theme}: {flaw}" for flaw in flaws(page))
    page.set_viewport_size({"width": NARROW, "height": 800})
    if page.evaluate("document.documentElement.scrollWidth") > NARROW:
        yield f"{address} scrolls sideways at {NARROW}"
    if page.locator("h1").count() != 1:
        yield f"{address} has {page.locator('h1').count()} headings of the first order"


def is_page(page: Page, address: str) -> bool:
    """Whether an address answers with a page: not a download, nor for sending alone."""
    head = page.request.get(address, max_retries=3)
    return head.status == 200 and head.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("role", ROLES)
def test_every_page_can_be_read_by_everybody(page, cedar_valley, enter, flaws, complaints, role):
    enter(role)
    looks = EVERYTHING if role == DIRECTOR else ONE
    found, seen = [], 0
    for path in pages(cedar_valley, role):
        if not is_page(page, cedar_valley.url + path):
            continue
        page.goto(cedar_valley.url + path)
        seen += 1
        found += faults(page, path, flaws, looks)
    assert found == []
    assert complaints == []
    assert seen >= 3


@pytest.mark.django_db(transaction=True)
def test_an_office_with_nothing_in_it_says_what_to_do(
    page, live_server, sign_in, flaws, complaints
):
    sign_in("director", at=None)
    found = []
    for name in FIRST_PAGES:
        page.goto(live_server.url + reverse(name))
        found += faults(page, name, flaws, [(DESK, "light"), (PHONE, "dark")])
    assert found == []
    assert complaints == []
    page.goto(live_server.url + reverse("today"))
    page.get_by_role("link", name="Bring a roster in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Imports")
