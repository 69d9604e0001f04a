"""The table of checks names tests that exist."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TABLE = (ROOT / "docs" / "security-checks.md").read_text(encoding="utf-8")
OF_THIS_STAGE = {*range(1, 8), 10, *range(12, 17), *range(20, 34), 38, 40}


def rows() -> list[tuple[int, str]]:
    return [(int(number), rest) for number, rest in re.findall(r"^\| (\d+) \|(.*)", TABLE, re.M)]


def named(text: str) -> list[tuple[str, str]]:
    """(file, test) of each test named; one that begins with :: is of the file before it."""
    found, file = [], ""
    for path, name in re.findall(r"`([\w/.]*)::(\w+)`", text):
        file = path or file
        found.append((file, name))
    return found


def test_every_check_has_its_row_and_each_a_proof_or_the_reason_why_not():
    assert [number for number, _ in rows()] == sorted(OF_THIS_STAGE)
    assert [number for number, text in rows() if not named(text) and "Not yet:" not in text] == []


@pytest.mark.parametrize(("number", "text"), rows())
def test_every_proof_that_is_named_exists(number, text):
    for file, name in named(text):
        assert f"def {name}(" in (ROOT / file).read_text(encoding="utf-8"), f"{file}::{name}"
