"""The sample office as people meet it: its own process, its own home, jobs and all."""

import datetime as dt
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import BrowserContext, Page

from credenza.sample.places import PASSWORD, SIGN_INS

TODAY = dt.datetime.now(ZoneInfo("America/New_York")).date()
PATIENCE = 360  # seconds until the office must have opened, on a busy machine
EMAILS = {one.role: one.email for one in reversed(SIGN_INS)}


@dataclass(frozen=True)
class CedarValley:
    """Where it answers and where its data lies."""

    url: str
    home: Path
    environment: Mapping[str, str]

    def rows(self, question: str, *values) -> list[tuple]:
        """What the tables say: for addresses only, never instead of looking at a page."""
        with sqlite3.connect(f"file:{self.home / 'office.sqlite3'}?mode=ro", uri=True) as tables:
            return tables.execute(question, values).fetchall()


@contextmanager
def opened() -> Iterator[CedarValley]:
    """The sample office, served for as long as the block lasts."""
    home, port = Path(tempfile.mkdtemp(prefix="cedar-valley-")), _free_port()
    environment = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("DJANGO_", "CREDENZA_", "DATABASE"))
    } | {"CREDENZA_HOME": str(home)}
    server = subprocess.Popen(
        [sys.executable, "-m", "credenza", "serve", "--sample", "--port", str(port)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(f"http://localhost:{port}/healthz", server)
        yield CedarValley(f"http://localhost:{port}", home, environment)
    finally:
        server.terminate()
        server.wait(timeout=30)
        shutil.rmtree(home, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def _wait_for(address: str, server: subprocess.Popen) -> None:
    began = time.monotonic()
    while time.monotonic() - began < PATIENCE:
        if server.poll() is not None:
            raise RuntimeError(f"The office ended with {server.returncode} before it opened.")
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.5)
    raise TimeoutError(f"The office did not open within {PATIENCE} seconds.")


def come_in(page: Page, office: CedarValley, role: str) -> None:
    """Sign in through the door."""
    page.goto(f"{office.url}/sign-in/")
    page.get_by_label("Email").fill(EMAILS[role])
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda url: "/sign-in/" not in url)


def cookies_of(context: BrowserContext, office: CedarValley, role: str) -> list[dict]:
    """The cookies of somebody who came in."""
    page = context.new_page()
    come_in(page, office, role)
    page.close()
    return context.cookies()
