"""An import that is killed in the middle leaves nothing half written; the rerun completes it."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.office.exchange.conftest import HEADERS

ROOT = Path(__file__).resolve().parents[3]
ROWS = 600
FILES = "SELECT count(*) FROM practitioners_practitioner"


def invented_npi(n: int) -> str:
    stem = f"10001{n:04d}"
    for digit in "0123456789":
        if _luhn(stem + digit):
            return stem + digit
    raise AssertionError


def letters(n: int) -> str:
    """A surname of its own for each number: names are compared by their letters."""
    return "Sur" + "".join(chr(ord("a") + int(digit)) for digit in f"{n:04d}")


def _luhn(npi: str) -> bool:
    digits = [int(one) for one in reversed("80840" + npi)]
    doubled = [2 * one - 9 * (one > 4) for one in digits[1::2]]
    return (sum(digits[0::2]) + sum(doubled)) % 10 == 0


@pytest.fixture
def home(tmp_path):
    """An office of its own, made by the command."""
    env = {**os.environ, "CREDENZA_HOME": str(tmp_path / "home"), "PYTHONPATH": str(ROOT)}
    env.pop("DJANGO_SETTINGS_MODULE", None)
    env.pop("DATABASE_URL", None)
    command = ["init", "--name", "North General", "--state", "OH", "--email", "a@example.org"]
    subprocess.run([sys.executable, "-m", "credenza", *command], env=env, check=True, cwd=ROOT)
    return env


def count(env) -> int:
    with sqlite3.connect(Path(env["CREDENZA_HOME"]) / "office.sqlite3") as database:
        return database.execute(FILES).fetchone()[0]


def roster(tmp_path) -> Path:
    lines = [",".join(HEADERS)]
    lines += [
        f"{letters(n)},Given,MD,{invented_npi(n)},01/02/1970,North General,Surgery,Active,"
        f"35.{n:06d},OH,12/31/2027"
        for n in range(ROWS)
    ]
    path = tmp_path / "roster.csv"
    path.write_text("\n".join(lines))
    return path


def test_killed_anywhere_an_import_is_old_or_new_and_the_rerun_completes(home, tmp_path):
    path = roster(tmp_path)
    command = [sys.executable, "-m", "credenza", "import", "roster", str(path), "--yes"]
    for delay in (1.2, 1.8, 2.4, 3.0):
        process = subprocess.Popen(command, env=home, cwd=ROOT, stderr=subprocess.DEVNULL)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert count(home) in (0, ROWS)
    subprocess.run(command, env=home, check=True, cwd=ROOT, stderr=subprocess.DEVNULL)
    assert count(home) == ROWS
