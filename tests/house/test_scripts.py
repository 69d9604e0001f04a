"""The scripts on machines that lack something, with a Python in name only."""

import shutil
import stat
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHELL = shutil.which("sh")
# Says what it was asked; lacks the module in $LACKS; makes a .venv of itself.
PYTHON = """#!/bin/sh
echo "$*" >> "$TOLD"
case "$*" in
*"import sys"*"$LACKS"*) exit 1 ;;
*"-m venv"*) mkdir -p .venv/bin && cp "$0" .venv/bin/python && touch .venv/whole ;;
*"-m pip --version"*) [ -e .venv/whole ] ;;
*"-e .") touch .venv/bin/credenza && chmod +x .venv/bin/credenza ;;
esac
"""


@pytest.fixture
def ready(tmp_path):
    """``ready(lacks=…)``: make the environment in a clean clone; how it ended, what was asked."""
    clone, path = tmp_path / "clone", tmp_path / "bin"
    (clone / "script").mkdir(parents=True)
    path.mkdir()
    shutil.copy(ROOT / "script/environment", clone / "script/environment")
    (clone / "requirements.txt").write_text("nothing==1")
    for name in ("cp", "cmp", "mkdir", "touch", "chmod"):
        (path / name).symlink_to(shutil.which(name))
    (path / "python3").write_text(PYTHON)
    (path / "python3").chmod(stat.S_IRWXU)
    told = tmp_path / "told"

    def run(lacks="nothing at all"):
        told.write_text("")
        ended = subprocess.run(
            [SHELL, "-euc", ". script/environment; ready requirements.txt"],
            cwd=clone,
            env={"PATH": str(path), "TOLD": str(told), "LACKS": lacks},
            capture_output=True,
            text=True,
        )
        return ended, told.read_text()

    run.clone = clone
    return run


def test_a_clean_clone_gets_its_environment_once(ready):
    ended, told = ready()
    assert ended.returncode == 0, ended.stderr
    assert "-m venv .venv" in told and "--require-hashes -r requirements.txt" in told
    assert ready()[1] == ""


def test_without_ensurepip_nothing_is_half_made_and_the_remedy_is_named(ready):
    ended, _ = ready(lacks="ensurepip")
    assert ended.returncode != 0
    assert "python3-venv" in ended.stderr
    assert not (ready.clone / ".venv").exists()


def test_an_environment_whose_making_was_cut_off_is_made_again(ready):
    assert ready()[0].returncode == 0
    for name in ("whole", "ready-requirements.txt"):
        (ready.clone / ".venv" / name).unlink()
    ended, told = ready()
    assert ended.returncode == 0, ended.stderr
    assert "-m venv .venv" in told
