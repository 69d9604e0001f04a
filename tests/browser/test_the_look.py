import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.django_db(transaction=True)

FOCUSED = "document.activeElement.textContent"


@pytest.fixture
def address(settings, live_server, sign_in) -> str:
    """Where the tests' own pages are, opened by a coordinator."""
    settings.ROOT_URLCONF = "tests.browser.pages"
    sign_in("coordinator")
    return live_server.url


@pytest.fixture
def look(page: Page, address, complaints):
    """The design page, whose console must have stayed silent."""
    page.goto(f"{address}/look")
    page.locator("h1").click()
    page.evaluate("document.activeElement.blur()")
    yield page
    assert complaints == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 360])
def test_every_part_can_be_read_by_everybody(look, flaws, theme, width):
    look.set_viewport_size({"width": width, "height": 800})
    look.emulate_media(color_scheme=theme)
    assert flaws(look) == []
    assert look.evaluate("document.documentElement.scrollWidth") <= width


def test_the_title_of_a_folded_table_is_as_wide_as_the_table(look):
    look.set_viewport_size({"width": 390, "height": 800})
    titles = look.locator(".table-fold caption:not(.visually-hidden)")
    assert titles.count() > 0
    narrow = "all => all.filter(one => one.offsetWidth < one.parentElement.clientWidth - 2).length"
    assert titles.evaluate_all(narrow) == 0


def test_a_slash_opens_find_and_the_arrows_choose(look):
    look.keyboard.press("/")
    look.keyboard.type("okafor")
    expect(look.locator("#find-results a")).to_have_count(2)
    look.keyboard.press("ArrowDown")
    look.keyboard.press("ArrowDown")
    assert look.evaluate(FOCUSED) == "Okafor, Ben, DO"
    look.keyboard.press("Enter")
    expect(look).to_have_url(re.compile("two"))


def test_enter_in_find_opens_the_first_answer(look):
    look.keyboard.press("Control+k")
    look.keyboard.type("okafor")
    expect(look.locator("#find-results a")).to_have_count(2)
    look.keyboard.press("Enter")
    expect(look).to_have_url(re.compile("one"))


def test_rows_are_walked_and_picked_by_keys(look):
    bar = look.locator("[data-bulk-bar]")
    expect(bar).to_be_hidden()
    for key in "jjx":
        look.keyboard.press(key)
    assert "Nguyễn" in look.evaluate(FOCUSED)
    expect(bar).to_contain_text("1 picked")
    look.keyboard.press("k")
    assert "Okafor" in look.evaluate(FOCUSED)


def test_shift_picks_all_rows_between(look):
    boxes = look.locator("tbody .pick input")
    boxes.nth(0).click()
    boxes.nth(3).click(modifiers=["Shift"])
    expect(look.locator("[data-bulk-bar]")).to_contain_text("4 picked")


def test_letters_typed_into_a_field_are_letters(look):
    look.get_by_label("Name or number").fill("")
    look.get_by_label("Name or number").press_sequentially("j/x?")
    expect(look.get_by_label("Name or number")).to_have_value("j/x?")


def test_a_confirmation_opens_and_closes_by_key(look, flaws):
    look.get_by_role("button", name="End the appointment").click()
    expect(look.get_by_text("Her privileges there end today")).to_be_visible()
    assert flaws(look) == []
    look.keyboard.press("Escape")
    expect(look.get_by_text("Her privileges there end today")).to_be_hidden()


def test_the_chosen_theme_stays(look):
    look.get_by_role("button", name=re.compile("coordinator")).click()
    look.get_by_text("Dark", exact=True).click()
    look.reload()
    assert look.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"


def test_on_a_phone_the_rooms_open_on_demand(look, flaws):
    look.set_viewport_size({"width": 360, "height": 740})
    rooms = look.get_by_role("navigation", name="Rooms")
    expect(rooms).to_be_hidden()
    look.get_by_role("button", name="Rooms").click()
    expect(rooms).to_be_visible()
    assert flaws(look) == []


def test_what_was_typed_is_offered_again_but_never_secrets(page, address, complaints):
    page.goto(f"{address}/note")
    page.get_by_label("Line").fill("Called the board")
    page.get_by_label("Secret").fill("opensesame")
    page.get_by_label("SSN").fill("900-00-0001")
    page.wait_for_timeout(400)
    kept = page.evaluate("JSON.stringify(sessionStorage)")
    assert "Called the board" in kept
    assert "opensesame" not in kept and "900-00-0001" not in kept

    page.goto(f"{address}/note")
    page.get_by_role("button", name="Bring it back").click()
    expect(page.get_by_label("Line")).to_have_value("Called the board")
    assert complaints == []


def test_a_draft_outlives_a_refusal_and_goes_when_saved(page, address):
    page.goto(f"{address}/note")
    page.get_by_label("Line").evaluate("field => field.removeAttribute('maxlength')")
    page.get_by_label("Line").fill("a line that is much too long")
    page.keyboard.press("Control+s")
    expect(page.get_by_text("at most 20 characters")).to_be_visible()
    assert "much too long" in page.evaluate("JSON.stringify(sessionStorage)")

    page.get_by_label("Line").fill("short")
    page.keyboard.press("Control+s")
    expect(page).to_have_url(re.compile("/look"))
    assert "draft" not in page.evaluate("JSON.stringify(sessionStorage)")


def test_a_form_pressed_twice_is_sent_once(page, address):
    page.goto(f"{address}/note")
    sent = []
    page.on("request", lambda request: sent.append(request.method))
    page.get_by_label("Line").fill("once")
    page.evaluate(
        "() => { const form = document.querySelector('form[data-draft]');"
        " form.requestSubmit(); form.requestSubmit(); }"
    )
    expect(page).to_have_url(re.compile("/look"))
    assert sent.count("POST") == 1


def test_without_scripts_find_is_an_ordinary_form(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/look")
    page.locator(".bar-find input").fill("okafor")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Okafor, Ben, DO")).to_be_visible()
    context.close()
