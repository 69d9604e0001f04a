"""A coordinator fills a committee, plans a meeting and invites; a guest answers on a phone."""

import datetime as dt
import re

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import expect

from credenza.core.permissions import Actor
from credenza.office.correspondence.actions.post import deliver_waiting
from tests.fixtures import make_person
from tests.office.meetings.rooms import make_committee

pytestmark = pytest.mark.django_db(transaction=True)
NEXT_WEEK = timezone.now().date() + dt.timedelta(days=7)


def test_a_meeting_is_planned_invited_to_and_answered(
    page, context, live_server, sign_in, office, flaws, complaints
):
    committee = make_committee(office.north, "mec", "Executive Committee")
    make_person("Ada Member")
    sign_in("coordinator")
    page.goto(f"{live_server.url}/meetings/committees/{committee.pk}/")
    page.get_by_role("link", name="Give a seat").click()
    page.get_by_label("Who signs in").select_option(label="Ada Member (ada.member@example.org)")
    page.get_by_role("button", name="Give the seat").click()
    expect(page.get_by_role("status")).to_contain_text("The seat is given.")

    page.get_by_role("link", name="Plan a meeting").click()
    page.get_by_label("Begins").fill(f"{NEXT_WEEK}T07:30")
    page.get_by_role("textbox", name="Where").fill("Board room")
    page.get_by_role("button", name="Plan it").click()
    page.get_by_role("link", name=re.compile("07:30")).click()
    page.get_by_role("button", name="Invite everybody").click()
    expect(page.get_by_text("not answered", exact=True)).to_be_visible()
    assert flaws(page) == []

    deliver_waiting(by=Actor.system("mail"), at=timezone.now())
    [link] = re.findall(r"http\S+/meetings/answer/\S+", mail.outbox[-1].body)
    guest = context.browser.new_page(viewport={"width": 390, "height": 844})
    guest.goto(live_server.url + link[link.index("/meetings/") :])
    expect(guest.get_by_role("heading", name="Will you come?")).to_be_visible()
    assert flaws(guest) == []
    guest.get_by_role("button", name="I come").click()
    expect(guest.get_by_role("heading", name="You are coming")).to_be_visible()
    guest.close()

    page.reload()
    expect(page.get_by_text("1 of 1 with a vote is coming")).to_be_visible()
    assert complaints == []
