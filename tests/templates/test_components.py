import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Paginator
from django.test import RequestFactory
from django_cotton import render_component

EVIL = "\"><script>alert('x')</script>"


@pytest.fixture
def render():
    """``render("tag", slot="…")``: the markup of one component on the page ``/list?sort=name``."""
    request = RequestFactory().get("/list?sort=name&page=2")
    request.user = AnonymousUser()

    def make(name: str, /, **attributes) -> str:
        return " ".join(render_component(request, name, attributes).split())

    return make


def test_a_status_says_its_word(render):
    assert render("status", state="not_applicable").endswith(">not applicable</span>")


def test_a_date_carries_its_distance_and_its_urgency(render):
    late = render("days", date=dt.date(2026, 3, 2), as_of=dt.date(2026, 3, 5))
    assert 'datetime="2026-03-02"' in late
    assert "days-late" in late
    assert '2 Mar 2026 <span class="distance">3 days late</span>' in late


def test_a_missing_date_says_so(render):
    assert render("days", date=None, none="no end date") == '<span class="soft">no end date</span>'


@pytest.mark.parametrize(
    "name, attributes",
    [
        ("card", {"title": EVIL}),
        ("alert", {"title": EVIL}),
        ("copy", {"value": EVIL}),
        ("empty", {"title": EVIL}),
        ("fact", {"label": EVIL, "why": EVIL}),
        ("masked", {"value": EVIL, "url": EVIL}),
        ("progress", {"label": EVIL, "note": EVIL}),
        ("document-pane", {"src": EVIL, "name": EVIL, "note": EVIL}),
        ("find-row", {"href": EVIL, "note": EVIL}),
    ],
)
def test_words_from_outside_are_escaped(render, name, attributes):
    assert "<script" not in render(name, **attributes)


@pytest.mark.parametrize(
    "current, link, direction",
    [
        ("", "?sort=name", None),
        ("name", "?sort=-name", "ascending"),
        ("-name", "?sort=name", "descending"),
        ("-surname", "?sort=name", None),
    ],
)
def test_a_head_sorts_and_turns_round_from_the_first_page(render, current, link, direction):
    head = render("sort", key="name", current=current)
    assert f'href="{link}"' in head
    assert ("aria-sort" in head) == bool(direction)
    assert direction is None or f'aria-sort="{direction}"' in head


def test_a_pager_counts_truly_and_keeps_the_address(render):
    pager = render("pager", page=Paginator(range(10_214), 50).page(2), noun="credentials")
    assert "51–100 of 10,214 credentials" in pager
    assert 'href="?sort=name&amp;page=1"' in pager
    assert 'href="?sort=name&amp;page=3"' in pager


def test_the_only_page_needs_no_links(render):
    assert "<ul>" not in render("pager", page=Paginator(range(3), 50).page(1))


def test_progress_without_an_end_does_not_pretend_one(render):
    assert "max=" not in render("progress", label="Asking the registry")
    assert 'value="5" max="10"' in render("progress", label="Reading", value=5, of=10)


def test_a_covered_value_asks_why(render):
    covered = render("masked", value="•••-••-6789", url="/ssn/")
    assert 'name="reason" required' in covered
    assert 'method="post"' in covered


def test_a_confirmation_names_the_consequence_and_starts_with_the_way_out(render):
    asked = render(
        "confirm",
        id="end",
        label="End",
        title="End it?",
        consequence="Her privileges end today.",
        action="/end/",
        verb="End it today",
    )
    assert "Her privileges end today." in asked
    assert asked.index("Leave it as it is") < asked.index("End it today")


def test_a_pane_without_a_document_says_what_to_do(render):
    assert "Nothing is attached" in render("document-pane", src="")


def test_only_the_tab_one_is_on_is_marked(render):
    assert 'aria-current="page"' in render("tab", href="/", current="yes")
    assert "aria-current" not in render("tab", href="/", current="")
