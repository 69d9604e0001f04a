"""A screening or a ruling that is killed leaves the old or the new, never a mixture of both."""

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

from tests.office.exchange.test_killed import ROOT, home  # noqa: F401

TABLES = (
    *("monitoring_run", "monitoring_searched", "monitoring_match", "monitoring_clearance"),
    *("monitoring_screened", "monitoring_ruling", "practitioners_verification"),
)

LISTS = ("monitoring_copy", "monitoring_fetch")


def step(env, *arguments: object) -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "tests.office.monitoring.killing", *map(str, arguments)]
    return subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True)


def rows(env, tables=TABLES) -> tuple[int, ...]:
    """How many rows stand in each table."""
    with sqlite3.connect(Path(env["CREDENZA_HOME"]) / "office.sqlite3") as database:
        counts = (f"SELECT count(*) FROM {name}" for name in tables)
        return tuple(database.execute(sql).fetchone()[0] for sql in counts)


def test_killed_at_any_write_what_stood_before_stands(home):  # noqa: F811
    assert step(home, "prepare").returncode == 0
    assert step(home, "run", 8).returncode == -signal.SIGKILL
    assert rows(home) == (0,) * 7
    assert step(home, "run").returncode == 0
    screened = rows(home)
    assert screened == (1, 1, 3, 9, 12, 0, 9)
    assert step(home, "judge", 6).returncode == -signal.SIGKILL
    assert rows(home) == screened
    assert step(home, "judge").returncode == 0
    assert rows(home) == (1, 1, 3, 9, 12, 1, 10)
    loaded = rows(home, LISTS)
    assert step(home, "load", 2).returncode == -signal.SIGKILL
    assert rows(home, LISTS) == loaded
    assert step(home, "load").returncode == 0
    assert rows(home, LISTS) == (loaded[0] + 1, loaded[1] + 1)
