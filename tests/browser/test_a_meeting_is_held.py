"""A committee meets: four screens at once, one member recused, one late, one offline and back."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from credenza.office.meetings.models import Decision, Meeting, Vote
from tests.fixtures import signed_in
from tests.office.files import make_file, office  # noqa: F401
from tests.office.meetings.rooms import make_committee, make_meeting, make_seat
from tests.office.meetings.sittings import make_item

pytestmark = pytest.mark.django_db(transaction=True)
DESK, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
LATER = 10_000  # milliseconds: pages look for news every other second, on a busy machine


@pytest.fixture
def meeting(office, make_file):  # noqa: F811
    """A meeting of the executive committee with an item about Dr. Okafor, who sits in it."""
    committee = make_committee(office.north, name="Medical Executive Committee")
    okafor = make_file("Okafor", "Adaeze", profession="md")
    for name, kind, values in (
        ("Harriet Lindqvist", "chair", {}),
        ("Adaeze Okafor", "member", {"practitioner": okafor}),
        ("Carmen Brandt-Ruiz", "member", {}),
        ("Tomasz Sato", "member", {}),
    ):
        make_seat(committee, name, kind, is_physician=True, **values)
    one = make_meeting(committee, title="Medical Executive Committee")
    make_item(one, "Dr. Adaeze Okafor, robotic surgery", practitioner=okafor, minutes=10)
    make_item(one, "Revised sedation policy", position=2, presenter="Pharmacy", minutes=15)
    return one


@pytest.fixture
def screen(browser: Browser, live_server, meeting) -> Callable[..., Page]:
    """``screen("Okafor")``: the meeting on a screen of the member of that name."""
    contexts = []

    def open_for(name: str, size=DESK) -> Page:
        context = browser.new_context(viewport=size, base_url=live_server.url)
        contexts.append(context)
        client = signed_in(_user(meeting, name))
        cookies = [
            {"name": key, "value": one.value, "url": live_server.url}
            for key, one in client.cookies.items()
        ]
        context.add_cookies(cookies)
        page = context.new_page()
        page.goto(f"/meetings/{meeting.pk}/session/")
        return page

    yield open_for
    for context in contexts:
        context.close()


def _user(meeting: Meeting, name: str):
    return meeting.committee.seats.get(name__endswith=name).user


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def seen(page: Page, words: str) -> None:
    expect(page.get_by_text(words).first).to_be_visible(timeout=LATER)


def test_three_members_meet_at_once(screen, meeting, flaws):
    chair, okafor = screen("Lindqvist"), screen("Okafor", PHONE)
    carmen, sato = screen("Brandt-Ruiz"), screen("Sato", PHONE)
    seen(okafor, "Not called to order yet")

    for name in ("Harriet Lindqvist", "Adaeze Okafor", "Carmen Brandt-Ruiz"):
        chair.get_by_label(name).check()
    press(chair, "Call to order")
    seen(chair, "Quorum: 3 present, 3 needed.")

    press(chair, "Take up Dr. Adaeze Okafor, robotic surgery")
    seen(okafor, "You left for this item")
    seen(chair, "is recused: it is about themselves")
    seen(chair, "No quorum: 3 voting members are needed, 2 are present.")

    carmen.get_by_text("Move", exact=True).click(timeout=LATER)
    carmen.get_by_label("That …").fill("That the privilege be granted for two years")
    press(sato, "I join from afar")
    seen(carmen, "Member, from afar since")
    expect(carmen.get_by_label("That …")).to_have_value(
        "That the privilege be granted for two years"
    )
    press(carmen, "Move it")
    seen(chair, "That the privilege be granted for two years")
    press(sato, "Second")
    seen(chair, "Moved by Carmen Brandt-Ruiz, seconded by Tomasz Sato.")
    press(chair, "By roll call, each by name")

    expect(carmen.get_by_label("Your vote")).to_be_visible(timeout=LATER)
    sato.context.set_offline(True)
    seen(sato, "The connection is lost.")
    press(carmen, "For")
    seen(carmen, "You voted: for.")
    press(chair, "Against")
    expect(okafor.get_by_label("Your vote")).to_have_count(0)
    assert flaws(chair) == []
    sato.context.set_offline(False)
    expect(sato.get_by_label("Your vote")).to_be_visible(timeout=LATER)
    expect(sato.get_by_text("The connection is lost.")).to_have_count(0)
    press(sato, "For")
    seen(chair, "3 of 3 have voted")
    press(chair, "Close the vote")
    seen(chair, "Carried: 2 for, 1 against, 0 abstained, 1 recused.")
    seen(carmen, "Carried: 2 for, 1 against, 0 abstained, 1 recused.")
    assert okafor.get_by_text("be granted for two years").count() == 0
    assert (Vote.objects.count(), Decision.objects.get().yes) == (3, 2)

    press(chair, "Next: Revised sedation policy")
    expect(okafor.get_by_text("You left for this item")).to_have_count(0, timeout=LATER)
    seen(okafor, "Revised sedation policy")
    chair.get_by_role("button", name="Adjourn").click()
    chair.get_by_role("dialog").get_by_role("button", name="Adjourn").click()
    seen(sato, "Adjourned at")
    assert flaws(sato) == []
    meeting.refresh_from_db()
    assert meeting.state == "adjourned"
