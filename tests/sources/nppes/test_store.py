import os
import signal
import subprocess
import sys
import time

import pytest

from credenza.sources.base import SourceError
from credenza.sources.catalog.nppes.load import load
from credenza.sources.catalog.nppes.registry import Registry
from credenza.sources.catalog.nppes.store import building
from tests.sources.nppes.files import SAMPLE, npi, person, text_of

LOAD = (
    "import sys; from credenza.sources.catalog.nppes.load import load;"
    "load(sys.argv[1], into=sys.argv[2], progress=lambda _: print('.', flush=True))"
)


@pytest.fixture
def file(tmp_path):
    """Some thirty megabytes, so that a load lasts long enough to be killed in the middle."""
    header, row = text_of([person(0)]).splitlines()
    path = tmp_path / "npidata_pfile_20050523-20260111.csv"
    rows = (row.replace(npi(0), npi(n % 9000 + 1)) for n in range(24_000))
    path.write_text("\n".join([header, *rows]) + "\n")
    return path


@pytest.mark.parametrize("after", ["at once", "first block", "last block"])
def test_a_load_killed_at_any_moment_leaves_the_old_registry_and_the_next_clears_up(
    tmp_path, file, after
):
    registry = tmp_path / "office" / "npi.sqlite"
    load(SAMPLE, into=registry)
    before = registry.read_bytes()
    child = subprocess.Popen(
        [sys.executable, "-c", LOAD, file, registry], stdout=subprocess.PIPE, text=True
    )
    unfinished = registry.with_name(f".{registry.name}.unfinished")
    if after == "at once":
        while not unfinished.exists():
            assert child.poll() is None
            time.sleep(0.001)
    else:
        for _ in range(1 if after == "first block" else 2):
            child.stdout.readline()
    os.kill(child.pid, signal.SIGKILL)
    child.communicate()
    assert child.returncode == -signal.SIGKILL
    assert registry.read_bytes() == before
    assert unfinished.exists()

    report = load(file, into=registry)
    assert report.kept == 9000
    assert not unfinished.exists()
    with Registry.open(registry) as opened:
        assert opened.by_npi(npi(77)).name.family == "WHITAKER"


def test_two_loads_at_once_are_refused(tmp_path):
    registry = tmp_path / "npi.sqlite"
    with (
        pytest.raises(SourceError, match="being loaded already"),
        building(registry),
    ):
        load(SAMPLE, into=registry)
    assert not registry.exists()


def test_an_open_registry_goes_on_answering_while_a_new_one_takes_its_place(tmp_path):
    registry = tmp_path / "npi.sqlite"
    load(SAMPLE, into=registry)
    with Registry.open(registry) as old:
        load(SAMPLE, into=registry, state="KY")
        assert old.by_npi("1000000103")
    with Registry.open(registry) as new:
        assert new.by_npi("1000000103") is None
        assert new.snapshot.chosen == "state KY"


def test_a_registry_of_another_edition_asks_to_be_loaded_again(tmp_path, monkeypatch):
    registry = tmp_path / "npi.sqlite"
    load(SAMPLE, into=registry)
    monkeypatch.setattr("credenza.sources.catalog.nppes.store.EDITION", 999)
    with pytest.raises(SourceError, match="another version of Credenza"):
        Registry.open(registry)


def test_a_registry_cannot_be_written_through_a_look_up(tmp_path):
    registry = tmp_path / "npi.sqlite"
    load(SAMPLE, into=registry)
    registry.chmod(0o444)
    with Registry.open(registry) as opened:
        assert opened.by_npi("1000000103")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".npi.sqlite.lock", "npi.sqlite"]
