"""Every list of the catalog, read from its sample of invented people."""

import json
from datetime import date
from pathlib import Path

import pytest

from credenza.sources.exclusions.layout import list_keys
from credenza.sources.exclusions.reader import ExclusionList, read_list
from credenza.sources.scan import CATALOG

KEYS = list_keys(CATALOG)


def sample(key: str) -> Path:
    return next((CATALOG / key).glob("sample.*"))


def expected(key: str) -> dict:
    return json.loads((CATALOG / key / "expected.json").read_text("utf-8"))


@pytest.fixture(scope="module", params=KEYS)
def key(request) -> str:
    return request.param


@pytest.fixture(scope="module")
def read(key) -> ExclusionList:
    return read_list(sample(key), key, part=True)


def test_every_row_of_a_sample_is_accounted_for(key, read):
    told = expected(key)
    assert read.snapshot.rows == told["rows"]
    assert read.snapshot.kept == read.frame.height == told["entries"]
    assert read.persons == told["persons"]
    assert (read.duplicates, read.folded) == (told["duplicates"], told["folded"])
    assert sum(read.passed_over.values()) == told["passed_over"]
    assert [trouble.row for trouble in read.refusals] == told["refused"]
    left_out = read.duplicates + read.folded + len(read.refusals) + told["passed_over"]
    assert read.frame.height + left_out == read.snapshot.rows


def test_values_that_cannot_be_read_are_told_with_their_place(key, read):
    assert [[trouble.row, trouble.column] for trouble in read.unread] == expected(key)["unread"]


def test_entries_say_what_their_rows_say(key, read):
    entries = list(read.entries())
    for told in expected(key)["by_row"]:
        kind = told.get("kind")
        entry = next(e for e in entries if e.row == told["row"] and kind in (None, e.kind))
        found = {name: plain(getattr(entry, name)) for name in told}
        if told.get("act") == "own":
            told = told | {"act": f"{key} {entry.entry_id}"}
        assert found == told


def test_who_is_only_mentioned_is_not_on_the_list(key, read):
    text = "\n".join(str(entry) for entry in read.entries())
    assert not [name for name in expected(key).get("absent", ()) if name in text]


def test_ids_are_unique_and_the_same_at_every_reading(key, read):
    ids = read.frame["entry_id"]
    assert ids.n_unique() == ids.len()
    again = read_list(sample(key), key, part=True)
    assert again.frame.equals(read.frame)
    assert again.snapshot == read.snapshot


def test_a_sample_is_never_the_whole_list(key, read):
    if key != "medicaid_or":  # which has three rows in truth
        assert not read.snapshot.is_whole
        assert "rows, where the whole list has" in read.snapshot.shortfall


def plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
