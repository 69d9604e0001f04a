"""A file is there wholly or not at all."""

import os
import stat

import pytest

from credenza.office.documents.disk import write_whole


def test_what_is_written_lies_there_and_nothing_beside_it(tmp_path):
    path = tmp_path / "ab" / "abc.sealed"
    write_whole(path, b"one")
    write_whole(path, b"another")
    assert path.read_bytes() == b"another"
    assert list(path.parent.iterdir()) == [path]


def test_what_cannot_be_written_leaves_what_lay_there(tmp_path, monkeypatch):
    path = tmp_path / "abc.sealed"
    write_whole(path, b"one")

    def full(handle):
        raise OSError("No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"another")
    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]


def test_its_name_outlives_a_power_cut_as_its_bytes_do(tmp_path, monkeypatch):
    kept, sync = [], os.fsync

    def watched(handle):
        kept.append(stat.S_ISDIR(os.fstat(handle).st_mode))
        sync(handle)

    monkeypatch.setattr(os, "fsync", watched)
    write_whole(tmp_path / "abc.sealed", b"one")
    assert kept == [False, True]
