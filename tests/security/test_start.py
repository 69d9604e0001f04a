"""Starting, what the log may tell, and what the office is made of: check 40."""

import io
import json
import logging
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from credenza.config.home import make_keys, read_keys
from credenza.config.logs import Discreet
from credenza.office.practitioners.actions import files
from tests.security.canaries import BORN, SEALED, found_in

ROOT = Path(__file__).resolve().parents[2]
TYPED = {"last_name": "Broken", "first_name": "Bo", "profession": "md", "ssn": "512-34-7789"}
TYPED |= {"born_on": BORN.isoformat()}


def run(*command: str, home: Path, **more: str) -> subprocess.CompletedProcess:
    env = {**os.environ, "CREDENZA_HOME": str(home), "PYTHONPATH": str(ROOT), **more}
    env.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)  # set for the browser tests, not for an office
    for name in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL"):
        env.pop(name, None)
    return subprocess.run(
        [sys.executable, *command], env=env, cwd=ROOT, capture_output=True, text=True, timeout=60
    )


@pytest.mark.parametrize("command", ["serve", "work", "ledger verify"])
def test_nothing_starts_without_keys(tmp_path, command):
    ended = run("-m", "credenza", *command.split(), home=tmp_path)
    assert ended.returncode != 0
    assert "No keys in" in ended.stderr
    assert list(tmp_path.iterdir()) == []


def test_nothing_starts_with_an_empty_secret(tmp_path):
    keys = make_keys(tmp_path)
    (tmp_path / "keys.json").write_text(json.dumps(keys | {"signing": ""}))
    ended = run("-m", "credenza", "ledger", "verify", home=tmp_path)
    assert ended.returncode != 0
    assert "damaged" in ended.stderr


def test_keys_are_made_once_for_their_owner_alone_and_no_two_offices_share_them(tmp_path):
    first = make_keys(tmp_path / "one")
    assert make_keys(tmp_path / "one") == first == read_keys(tmp_path / "one")
    assert stat.S_IMODE((tmp_path / "one" / "keys.json").stat().st_mode) == 0o600
    other = make_keys(tmp_path / "other")
    assert first["signing"] != other["signing"] and len(first["signing"]) >= 50
    assert first["sealing"] != other["sealing"] and first["index"] != other["index"]


@pytest.fixture
def log(monkeypatch) -> io.StringIO:
    """What the office's own handler writes, as it is set up."""
    written = io.StringIO()
    handlers = [one for one in logging.getLogger().handlers if type(one.formatter) is Discreet]
    assert handlers, "the office writes its log by Discreet"
    monkeypatch.setattr(handlers[0], "stream", written)
    return written


@pytest.mark.django_db
def test_a_page_that_breaks_tells_neither_the_browser_nor_the_log_what_was_typed(
    client_for, log, monkeypatch
):
    def broken(person, values, *by):
        try:
            raise ValueError(values["ssn"])
        except ValueError as error:
            raise RuntimeError(f"born {values['born_on']}: {values}") from error

    monkeypatch.setattr(files, "_refuse_twins", broken)
    client = client_for("director", at=None)
    client.raise_request_exception = False
    answer = client.post(reverse("practitioner-new"), TYPED)
    assert answer.status_code == 500
    assert found_in(answer.content, (*SEALED, "Broken", "Traceback")) == []
    told = log.getvalue()
    assert found_in(told.encode(), (*SEALED, "Broken")) == []
    assert "ValueError" in told and "RuntimeError" in told and "in broken" in told


@pytest.mark.django_db
def test_a_missing_page_and_a_refused_one_are_logged_without_what_was_asked(log, client_for):
    client = client_for("viewer")
    for url in ("/nowhere/?q=512347789", "/imports/?q=512347789"):
        assert client.get(url).status_code in (403, 404)
    assert found_in(log.getvalue().encode(), SEALED) == []


# Subdomains are not the office's to bind; its own pages may frame each other.
WARNINGS = {"security.W005", "security.W019", "security.W021"}
HEADERS = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "credenza.config.settings"
import django; django.setup()
import json
from django.conf import settings
from django.core.checks import run_checks
from django.core.management import call_command
from django.test import Client
call_command("migrate", verbosity=0); call_command("createcachetable", verbosity=0)
call_command("collectstatic", verbosity=0, interactive=False)
warned = [one.id for one in run_checks(include_deployment_checks=True)]
client = Client(HTTP_HOST="office.example", HTTP_X_FORWARDED_PROTO="https")
answer = client.get("/sign-in/")
plain = Client(HTTP_HOST="office.example").get("/sign-in/")
cookies = {name: dict(one) for name, one in answer.cookies.items()}
names = [settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME]
print(json.dumps([dict(answer.headers), cookies, names, plain.status_code, plain["Location"],
    Client(HTTP_HOST="evil.example", HTTP_X_FORWARDED_PROTO="https").get("/sign-in/").status_code,
    settings.SESSION_COOKIE_SECURE, settings.SESSION_COOKIE_HTTPONLY, warned]))
"""


def test_over_https_cookies_are_bound_to_the_host_and_the_browser_is_told_to_stay(tmp_path):
    make_keys(tmp_path)
    ended = run("-c", HEADERS, home=tmp_path, CREDENZA_URL="https://office.example")
    assert ended.returncode == 0, ended.stderr
    headers, cookies, names, plain, location, evil, *flags, warned = json.loads(ended.stdout)
    stay = re.match(r"max-age=(\d+)", headers["Strict-Transport-Security"])
    assert int(stay[1]) >= 365 * 24 * 60 * 60
    assert set(warned) <= WARNINGS
    assert all(name.startswith("__Host-") for name in (*cookies, *names))
    assert cookies
    for one in cookies.values():
        assert (one["secure"], one["httponly"], one["samesite"]) == (True, True, "Lax")
        assert (one["path"], one["domain"]) == ("/", "")
    assert (plain, location) == (301, "https://office.example/sign-in/")
    assert evil == 400
    assert flags == [True, True]


def test_the_parts_are_listed_and_nobody_calls_them_clean():
    made = subprocess.run(
        [sys.executable, ROOT / "script" / "sbom"], capture_output=True, text=True, check=True
    )
    bill = json.loads(made.stdout)
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.5")
    parts = {one["name"]: one for one in bill["components"]}
    assert {"django", "cryptography", "pillow"} <= set(parts)
    assert all(one["hashes"] for one in parts.values())
    pinned = re.findall(r"^\S+==", (ROOT / "requirements.txt").read_text(), re.MULTILINE)
    assert sum(one["type"] == "library" for one in bill["components"]) == len(pinned)
    assert "not audited" in made.stderr and "not audited" in str(bill["metadata"])


@pytest.mark.django_db
def test_a_stranger_learns_nothing_of_the_inside():
    client = Client()
    assert client.get("/healthz").json() == {"status": "ok"}
    answer = client.get("/nowhere/")
    assert answer.status_code == 404
    assert b"urlpatterns" not in answer.content and b"Traceback" not in answer.content
