"""What every answer says to the browser, and who may send a form: check 38.

That no page breaks the policy, and none is asked for elsewhere, a Chromium sees in
``tests/browser/test_every_page.py``.
"""

import re

import pytest
from django.db.transaction import atomic, set_rollback
from django.test import Client
from django.urls import reverse

from tests.house.objects import OBJECTS
from tests.house.reference import addresses

pytestmark = pytest.mark.django_db

POLICY = {
    "default-src": "'self'",
    "style-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
}


@pytest.fixture
def client(client_for) -> Client:
    return client_for("director", at=None)


@pytest.fixture
def pages(client, office, arranging) -> dict:
    """Every answer that the office gives to a director who asks; what they changed is undone."""
    answers, cookies = {}, client.cookies.copy()
    for one in addresses():
        with atomic():
            with arranging():
                arguments = OBJECTS[one.name](office).arguments if one.name in OBJECTS else {}
            if "<" not in one.route or arguments:
                answers[one.name] = client.get(reverse(one.name, kwargs=arguments))
            set_rollback(True)
        client.cookies = cookies.copy()
    return answers


def test_every_answer_carries_the_policy_and_is_kept_by_nobody(pages):
    assert len(pages) > 60
    for name, answer in pages.items():
        assert answer.status_code < 500, name
        assert "no-store" in answer["Cache-Control"], name
        assert answer["X-Content-Type-Options"] == "nosniff", name
        assert answer["Referrer-Policy"] in ("same-origin", "no-referrer"), name
        assert answer["X-Frame-Options"] in ("SAMEORIGIN", "DENY"), name
        assert not re.search("unsafe|\\*|http:", answer["Content-Security-Policy"]), name


def test_every_page_of_ours_allows_its_own_host_and_its_own_scripts_alone(pages):
    for name, answer in pages.items():
        if not answer["Content-Type"].startswith("text/html") or "sandbox" in policy(answer):
            continue
        said = policy(answer)
        assert {key: said[key] for key in POLICY} == POLICY, name
        assert set(said["script-src"].split()) <= {"'self'", *nonces(said)}, name
        assert said["img-src"] == "'self' data:", name


def policy(answer) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in answer["Content-Security-Policy"].split(";"))
    return {name: value for name, _, value in parts if name}


def nonces(said: dict[str, str]) -> list[str]:
    return re.findall(r"'nonce-[^']+'", said["script-src"])


def test_no_page_asks_another_host_for_anything(pages):
    asked = re.compile(
        r"<(?:script|link|img|iframe|form)\b[^>]*(?:src|href|action)=\"(?:https?:)?//"
    )
    for name, answer in pages.items():
        if answer["Content-Type"].startswith("text/html"):
            assert not asked.search(answer.text), name
            assert not re.search(r"<[^>]+\son\w+=|<style|javascript:", answer.text), name


def test_a_nonce_is_good_for_one_answer(client):
    seen = {client.get(reverse("account")).text for _ in range(3)}
    found = [re.search(r'nonce="([^"]+)"', text) for text in seen]
    tokens = [one[1] for one in found if one]
    assert len(set(tokens)) == len(tokens)


FORGED = [
    {"HTTP_ORIGIN": "https://evil.example"},
    {"HTTP_ORIGIN": "null"},
    {"HTTP_ORIGIN": "http://testserver.evil.example"},
]


@pytest.mark.parametrize("headers", FORGED)
def test_a_form_sent_from_another_site_is_refused(client, headers, make_file):
    person = make_file()
    url = reverse("practitioner-edit", args=[person.pk])
    browser = Client(enforce_csrf_checks=True)
    token = str(client.get(url).context["csrf_token"])
    browser.cookies = client.cookies
    data = {"last_name": "Forged", "first_name": "F", "profession": "md", "version": 1}
    data["csrfmiddlewaretoken"] = token
    assert browser.post(url, data, **headers).status_code == 403
    del data["csrfmiddlewaretoken"]
    assert browser.post(url, data).status_code == 403
    person.refresh_from_db()
    assert person.last_name == "Okafor"


def test_what_a_cookie_carries_is_nobodys_name(client, make_file):
    person = make_file("Zquiggle", "Named")
    url = reverse("practitioner-edit", args=[person.pk])
    data = {"last_name": "Zquiggle", "first_name": "Named", "profession": "md", "version": 1}
    assert client.post(url, data).status_code == 302
    assert {"credenza", "credenza-form"} >= set(client.cookies)
