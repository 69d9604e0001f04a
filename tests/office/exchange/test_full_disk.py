"""An import onto a disk that takes no more: nothing half written, said clearly, done when there is
room again."""

import resource
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

from tests.office.exchange.test_killed import ROOT, ROWS, count, home, roster

__all__ = ["home"]
ROOM = 1024 * 1024
"""Bytes that the log of what is being written may take: less than the roster needs."""


def test_a_full_disk_leaves_the_office_as_it_was_and_the_rerun_completes(home, tmp_path):
    database = Path(home["CREDENZA_HOME"]) / "office.sqlite3"

    def shrink_the_disk():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM))

    path = roster(tmp_path)
    command = [sys.executable, "-m", "credenza", "import", "roster", str(path), "--yes"]
    ended = subprocess.run(
        command,
        env=home,
        cwd=ROOT,
        preexec_fn=shrink_the_disk,
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 2
    assert "Nothing is half written" in " ".join(ended.stderr.split())
    assert count(home) == 0
    with sqlite3.connect(database) as office:
        assert office.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    subprocess.run(command, env=home, cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
    assert count(home) == ROWS
