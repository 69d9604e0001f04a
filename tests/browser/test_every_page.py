"""Every page, as every role, can be read by everybody, on every screen, in light and dark."""

import os
from collections.abc import Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from credenza.core.permissions import DIRECTOR
from tests.browser.addresses import pages
from tests.browser.cedar_valley import EMAILS, CedarValley

DESK, PHONE, NARROW = 1440, 390, 360
THEMES = ("light", "dark")
EVERY_LOOK = bool(os.environ.get("EVERY_LOOK"))
# The director sees nearly every page: wide in light and narrow in dark. The others open those
# that the director's walk lacks, and every tenth of the rest. EVERY_LOOK=1 judges everything for
# everybody.
WALKS = [(DIRECTOR, DESK, ("light",)), (DIRECTOR, PHONE, ("dark",))]
WALKS += [(role, PHONE, ("dark",)) for role in EMAILS if role != DIRECTOR]
if EVERY_LOOK:
    WALKS = [(role, width, THEMES) for role in EMAILS for width in (DESK, PHONE)]
TENTH = 10
FIRST_PAGES = [
    "today", "practitioners", "expirables", "expirables-calendar", "consequences", "notices",
    "registry", "imports", "rules", "people", "office", "ledger", "jobs", "find", "mail",
]  # fmt: skip


def faults(page: Page, address: str, flaws, width: int, themes: tuple[str, ...]) -> Iterator[str]:
    """What is wrong with a page that is open, in words."""
    page.set_viewport_size({"width": width, "height": 900})
    for theme in themes:
        page.emulate_media(color_scheme=theme)
        yield from (f"{address} at {width} in {theme}: {flaw}" for flaw in flaws(page))
    page.set_viewport_size({"width": NARROW, "height": 800})
    if page.evaluate("document.documentElement.scrollWidth") > NARROW:
        yield f"{address} scrolls sideways at {NARROW}"
    if page.locator("h1").count() != 1:
        yield f"{address} has {page.locator('h1').count()} headings of the first order"


def is_page(page: Page, address: str) -> bool:
    """Whether an address that opens answers with a page: no download, nor for sending alone."""
    head = page.request.get(address, max_retries=3)
    assert head.status in (200, 404, 405), address
    return head.status == 200 and head.headers["content-type"].startswith("text/html")


def walk(office: CedarValley, role: str) -> list[str]:
    """The paths of one role's walk."""
    every = list(pages(office, role))
    if role == DIRECTOR or EVERY_LOOK:
        return every
    seen = set(pages(office, DIRECTOR))
    shared = [path for path in every if path in seen]
    return [path for path in every if path not in seen] + shared[::TENTH]


@pytest.mark.parametrize(("role", "width", "themes"), WALKS)
def test_every_page_can_be_read_by_everybody(
    page, cedar_valley, enter, flaws, complaints, role, width, themes
):
    enter(role)
    found, seen = [], 0
    for path in walk(cedar_valley, role):
        if not is_page(page, cedar_valley.url + path):
            continue
        page.goto(cedar_valley.url + path)
        seen += 1
        found += faults(page, path, flaws, width, themes)
    assert found == []
    assert complaints == []
    assert seen


@pytest.mark.django_db(transaction=True)
def test_an_office_with_nothing_in_it_says_what_to_do(
    page, live_server, sign_in, flaws, complaints
):
    sign_in("director", at=None)
    found = []
    for name in FIRST_PAGES:
        page.goto(live_server.url + reverse(name))
        found += faults(page, name, flaws, PHONE, ("light",))
    assert found == []
    assert complaints == []
    page.goto(live_server.url + reverse("today"))
    page.get_by_role("link", name="Bring a roster in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Imports")
