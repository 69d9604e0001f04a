"""Settings from the environment: understood, or refused with the remedy."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from credenza.config.home import make_keys

ROOT = Path(__file__).resolve().parents[2]
TOLD = """
import json
from credenza.config import settings
print(json.dumps([settings.URL.geturl(), settings.ALLOWED_HOSTS]))
"""


@pytest.fixture
def read(tmp_path):
    """``read(CREDENZA_URL=…)``: the settings under this environment, as a finished process."""
    make_keys(tmp_path)

    def under(code=TOLD, **more):
        env = {**os.environ, "CREDENZA_HOME": str(tmp_path), "PYTHONPATH": str(ROOT), **more}
        for name in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL"):
            env.pop(name, None)
        command = [sys.executable, "-c", code]
        return subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True)

    return under


def test_an_address_that_ends_in_a_slash_makes_links_with_one(read):
    ended = read(CREDENZA_URL="https://office.example/", CREDENZA_HOSTS="10.0.0.5, credenza.lan,")
    url, hosts = json.loads(ended.stdout)
    assert url == "https://office.example"
    assert {"office.example", "10.0.0.5", "credenza.lan"} < set(hosts) and "" not in hosts


@pytest.mark.parametrize("url", ["office.example", "office.example:8000", "https://a.example/x"])
def test_an_address_that_is_none_is_refused_with_an_example(read, url):
    ended = read(CREDENZA_URL=url)
    assert ended.returncode != 0
    assert "such as https://office.example" in ended.stderr


ASK = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "credenza.config.settings"
import django; django.setup()
from django.test import Client
print([Client(HTTP_HOST="localhost").get(url).status_code for url in ("/healthz", "/today/")])
"""


def test_behind_a_proxy_health_is_told_without_https(read):
    assert read(ASK, CREDENZA_URL="https://office.example").stdout.strip() == "[503, 301]"
