"""The keys of an office are made once, wholly."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from credenza.config import home
from credenza.config.home import make_keys, read_keys


def test_a_death_between_making_and_writing_leaves_no_half_keys(tmp_path, monkeypatch):
    def dies(*given):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(home.json, "dump", dies)
        patched.setattr(home.json, "dumps", dies)
        with pytest.raises(KeyboardInterrupt):
            make_keys(tmp_path)
    assert read_keys(tmp_path) is None
    assert make_keys(tmp_path) == read_keys(tmp_path)


def test_whoever_makes_them_at_once_gets_the_same(tmp_path):
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(make_keys, [tmp_path] * 8))
    assert {json.dumps(keys) for keys in made} == {json.dumps(read_keys(tmp_path))}
