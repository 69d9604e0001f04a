"""“May they?” on a phone: asked, kept, and answered with the server stopped."""

import json
import tomllib
from pathlib import Path

import pytest
from django.core.servers.basehttp import ServerHandler
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from credenza.core.privileges.finding import Finder, meant
from credenza.office.privileging.actions.links import make_link, withdraw_link
from credenza.office.privileging.devices import ON, token_of
from credenza.office.privileging.queries import copies, directory
from credenza.office.team.actions import choose
from credenza.packs.loader import privilege_words
from tests.office.files import NOW, OFFICE, make_file, office
from tests.office.privileging.conftest import CORE, ROBOT, form, grant, request_of, surgeon

pytestmark = pytest.mark.django_db(transaction=True)
PHRASES = Path(__file__).parents[1] / "packs" / "phrases.toml"
UNTIL_KEPT = """async (kept) => {
  const pause = () => new Promise((go) => setTimeout(go, 50));
  while (!!(await caches.match("/may/copy.json")) !== kept) await pause();
}"""
AGED = """async (hours) => {
  const store = await caches.open("credenza-may-copy");
  const key = "/may/copy.json", known = await store.match(key);
  const headers = new Headers(known.headers);
  headers.set("X-Made", new Date(Date.now() - hours * 3600000).toUTCString());
  await store.put(key, new Response(await known.blob(), { headers }));
}"""

__all__ = ["form", "grant", "make_file", "office", "request_of", "surgeon"]


@pytest.fixture(autouse=True)
def fresh():
    directory.forget()
    copies.forget()
    yield
    directory.forget()
    copies.forget()


@pytest.fixture
def server(transactional_db, monkeypatch):
    """A server of this test alone, which it may stop: no connection outlives its answer."""
    cleanup = ServerHandler.cleanup_headers

    def close(handler):
        cleanup(handler)
        handler.headers["Connection"] = "close"
        handler.request_handler.close_connection = True

    monkeypatch.setattr(ServerHandler, "cleanup_headers", close)
    one = LiveServer("localhost")
    yield one
    one.stop()


@pytest.fixture
def link(office):
    choose(key=ON, value=True, by=OFFICE, at=NOW)
    return make_link(facility=office.north, label="Phones", by=OFFICE, at=NOW)


@pytest.fixture
def phone(page: Page, server, link, surgeon, grant):
    """A phone that took the link and has its copy."""
    grant(surgeon, CORE, ROBOT)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{server.url}/may/with/{token_of(link)}/")
    page.get_by_role("button", name="Use it on this device").click()
    page.evaluate(UNTIL_KEPT, True)
    page.evaluate("navigator.serviceWorker.ready")
    return page


def ask(phone: Page, typed: str) -> None:
    phone.get_by_role("searchbox").fill(typed)
    phone.get_by_role("searchbox").press("Enter")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_answer_is_read_across_a_room_on_a_phone(phone, flaws, complaints, theme):
    phone.emulate_media(color_scheme=theme)
    ask(phone, "can okafor do a gallbladder")
    answer = phone.locator(".may-big")
    expect(answer).to_have_text("Yes")
    assert answer.evaluate("one => parseFloat(getComputedStyle(one).fontSize)") >= 44
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    assert flaws(phone) == []
    assert complaints == []


def test_the_same_is_answered_with_the_server_stopped(phone, server, flaws):
    server.stop()
    phone.goto(f"{server.url}/may/?q=gallbladder")
    expect(phone.locator(".may-age")).to_contain_text("From a copy")
    expect(phone.locator(".may-age")).to_contain_text("The office cannot be reached")
    expect(phone.locator(".may-big")).to_have_text("Yes")
    expect(phone.locator(".may-until")).to_contain_text("Until 31 Dec 2027")
    assert flaws(phone) == []
    ask(phone, "okafro")
    expect(phone.locator(".may-line").first).to_contain_text("Core general surgery")
    ask(phone, "xyzzy")
    expect(phone.locator(".may-none")).to_contain_text("Nothing found")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_copy_that_grew_too_old_answers_nothing(phone, server, flaws):
    phone.evaluate(AGED, 73)
    server.stop()
    phone.goto(f"{server.url}/may/?q=gallbladder")
    expect(phone.locator(".may-age")).to_contain_text("Too old to answer from")
    expect(phone.locator(".may-big")).to_have_count(0)
    assert flaws(phone) == []


def test_a_withdrawn_link_takes_the_copy_off_the_phone(phone, server, link):
    withdraw_link(link=link, by=OFFICE, at=NOW)
    phone.goto(f"{server.url}/may/")
    expect(phone.get_by_role("heading")).to_have_text("This link counts no more")
    phone.evaluate(UNTIL_KEPT, False)


def test_the_phone_finds_what_the_server_finds(phone):
    things = [(one.key, list(one.said)) for one in privilege_words().values()]
    people = [
        ("okafor", ["Okafor, Adaeze", "Adaeze Okafor", "Okafor"]),
        ("sorensen", ["Sørensen, Åse", "Åse Sørensen", "Sørensen"]),
        ("oneill", ["O'Neill-Tapp, Jo", "Jo O'Neill-Tapp", "O'Neill-Tapp"]),
    ]
    names = ["okafor", "okafro gallbladder", "sorensen", "asa soerensen", "oneill tapp scope"]
    typed = [
        *tomllib.loads(PHRASES.read_text(encoding="utf-8")),
        *names,
        "",
        "&",
        "gallblader okafor",
    ]
    asked = """([things, people, typed]) => {
      const said = (one) => one[1];
      const what = new May.Finder(things, said), who = new May.Finder(people, said);
      const key = (finder) => (hit) => finder.things[hit.place][0];
      return typed.map((text) => {
        const found = May.meant(text, who, what);
        return [found.people.map(key(who)), found.procedures.map(key(what)), found.together];
      });
    }"""
    what, who = (Finder(rows, said=lambda one: one[1]) for rows in (things, people))
    by_server = [
        [
            [people[hit.place][0] for hit in found.people],
            [things[hit.place][0] for hit in found.procedures],
            found.together,
        ]
        for found in (meant(text, who, what) for text in typed)
    ]
    by_phone = phone.evaluate(asked, json.loads(json.dumps([things, people, typed])))
    assert dict(zip(typed, by_phone, strict=True)) == dict(zip(typed, by_server, strict=True))
