import re
import time

import pytest
from allauth.mfa.totp.internal import auth as totp
from playwright.sync_api import Page, expect

from tests.fixtures import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def address(live_server, person) -> str:
    """Where the office is; Ada, a coordinator, works there."""
    person("coordinator", name="Ada Byron")
    return live_server.url


def enter_password(page: Page, address: str, password: str = PASSWORD) -> None:
    page.goto(f"{address}/sign-in/")
    page.get_by_label("Email").fill("ada.byron@example.org")
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def come_in(page: Page, address: str) -> None:
    enter_password(page, address)
    expect(page.get_by_role("button", name="Ada Byron")).to_be_visible()


def confirm(page: Page) -> None:
    """Answer the office, which asks for the password again before delicate things."""
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()


def go_out(page: Page) -> None:
    page.get_by_role("button", name="Ada Byron").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


def code_for(secret: str) -> str:
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))


def with_authenticator(page: Page) -> None:
    """Give the browser a security key of its own that agrees to everything."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_door_can_be_read_by_everybody(page, address, complaints, flaws, theme):
    page.emulate_media(color_scheme=theme)
    for path in ("/sign-in/", "/password/forgotten/", "/password/sent/", "/password/set/1-x/"):
        page.goto(address + path)
        assert flaws(page) == [], path
    assert complaints == []


def test_a_wrong_password_is_said_in_words_beside_the_form(page, address, flaws):
    enter_password(page, address, "not the password at all")
    expect(page.get_by_role("alert")).to_contain_text("not correct")
    assert flaws(page) == []


def test_an_authenticator_app_is_set_up_and_then_asked_for(page, address, complaints, flaws):
    come_in(page, address)
    page.goto(f"{address}/account/factors/app/")
    assert flaws(page) == []
    confirm(page)
    expect(page.get_by_role("img", name="QR code")).to_be_visible()
    assert flaws(page) == []
    secret = page.locator("[data-copy]").get_attribute("data-copy")
    page.get_by_label("Code").fill(code_for(secret))
    page.get_by_role("button", name="Set it up").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("codes|security"))
    assert flaws(page) == []

    go_out(page)
    enter_password(page, address)
    expect(page.get_by_role("heading", level=1)).to_have_text("Second step")
    assert flaws(page) == []
    assert complaints == []


def test_a_passkey_is_added_and_signs_in_by_itself(page, address, complaints, flaws):
    with_authenticator(page)
    come_in(page, address)
    page.goto(f"{address}/account/factors/passkeys/add/")
    confirm(page)
    expect(page.get_by_role("button", name="Add it")).to_be_visible()
    assert flaws(page) == []
    page.get_by_label("Passwordless").check()
    page.get_by_role("button", name="Add it").click()
    page.wait_for_url(re.compile("/account/factors/(?!passkeys/add)"))
    page.goto(f"{address}/account/factors/passkeys/")
    expect(page.get_by_role("row")).to_have_count(2)
    assert flaws(page) == []

    go_out(page)
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("button", name="Ada Byron")).to_be_visible()
    assert complaints == []
