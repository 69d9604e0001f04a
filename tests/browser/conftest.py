"""A real Chromium, and somebody signed in to it."""

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, Page

from tests.browser.cedar_valley import CedarValley, cookies_of, opened

# Playwright runs an event loop in this thread; Django's own checks would refuse the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in item.nodeid.split("/")[1:2]:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def base_url() -> str:
    """None: each test names its server. (The plugin's own fixture warns, and warnings fail.)"""
    return ""


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The Chromium of the machine where there is one, else Playwright's own download."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    launch = {**browser_type_launch_args, "args": [*QUIET, *sandbox]}
    return {**launch, "executable_path": found} if found else launch


@pytest.fixture
def complaints(page: Page) -> list[str]:
    """What the console of the page complains about: errors of scripts and of the policy."""
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


@pytest.fixture
def sign_in(context: BrowserContext, live_server, client_for) -> Callable[..., None]:
    """``sign_in("coordinator")``: the browser becomes that person's."""

    def act(role: str, **where) -> None:
        cookies = client_for(role, **where).cookies
        context.add_cookies(
            [
                {"name": name, "value": cookie.value, "url": live_server.url}
                for name, cookie in cookies.items()
            ]
        )

    return act


@pytest.fixture(scope="session")
def cedar_valley() -> Iterator[CedarValley]:
    """The sample office. What a test changes stays changed for those after it."""
    with opened() as office:
        yield office


@pytest.fixture(scope="session")
def _cookies() -> dict[str, list[dict]]:
    return {}


@pytest.fixture
def enter(context: BrowserContext, cedar_valley, _cookies) -> Callable[[str], None]:
    """``enter("coordinator")``: the browser becomes theirs at the sample office."""

    def act(role: str) -> None:
        context.clear_cookies()
        if role not in _cookies:
            _cookies[role] = cookies_of(context, cedar_valley, role)
        context.add_cookies(_cookies[role])

    return act


@pytest.fixture
def flaws() -> Callable[[Page], list[str]]:
    """``flaws(page)``: the rules of accessibility that the page breaks, with where."""

    def look(page: Page) -> list[str]:
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE_SCRIPT)
        broken = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
        return [f"{rule['id']}: {rule['nodes'][0]['target']}" for rule in broken]

    return look
