"""Somebody without an account and without a name tells a concern, comes back, and is answered."""

import pytest
from playwright.sync_api import Page, expect

from credenza.office.concerns.models import Case, Door


@pytest.mark.django_db(transaction=True)
def test_a_nameless_report_goes_round_on_a_phone(
    page: Page, live_server, office, arranging, client_for, complaints, flaws
):
    with arranging():
        Door.objects.create(facility=office.north, is_open=True, phone="555-0100")
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{live_server.url}/tell/{office.north.pk}/")
    assert flaws(page) == []
    page.get_by_label("I was a visitor").check()
    page.get_by_label("What a patient lived through").check()
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_role("alert")).to_contain_text("not been sent")
    page.get_by_label("What happened?").fill("The floor by the lift was wet.")
    page.get_by_role("button", name="Send it").click()
    key = page.locator(".case-key-letters").inner_text()
    assert flaws(page) == []

    case = Case.objects.get()
    worker = client_for("coordinator")
    worker.post(f"/concerns/cases/{case.pk}/messages/", {"words": "On which day was it?"})
    page.get_by_role("link", name="Come back with the key").click()
    page.get_by_label("Your case key").fill(key.lower().replace("-", " "))
    page.get_by_role("button", name="Open my case").click()
    expect(page.get_by_text("On which day was it?")).to_be_visible()
    page.get_by_label("Your message").fill("On Tuesday.")
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_text("We have your message.")).to_be_visible()
    assert flaws(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.get_by_role("button", name="Close my case on this device").click()
    page.goto(f"{live_server.url}/tell/mine/")
    expect(page.get_by_label("Your case key")).to_be_visible()
    refused = "status of 422"  # the form that was sent too early
    assert [one for one in complaints if refused not in one] == []
