"""Screening spread over workers, of which one dies."""

import os
import signal
import threading
import time

import pytest
from click.testing import CliRunner
from distributed import Client, LocalCluster
from polars.testing import assert_frame_equal

from bench.screening_files import frames
from bench.screening_people import Dice
from bench.screening_rows import make, write
from credenza.cli import main
from credenza.screening.match import match
from credenza.screening.scale import match_on

ROSTER, LISTED, PART = 400, 600, 20


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("invented")
    write(make(11, "hard", ROSTER, LISTED), folder, Dice(12))
    return folder


@pytest.fixture(scope="module")
def sides(folder):
    return frames(folder)


@pytest.fixture
def cluster():
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": "127.0.0.1:0"}
    with LocalCluster(**options) as local, Client(local) as client:
        yield client


class Killer(threading.Thread):
    """Kills a worker as soon as the first parts are done; ``done`` tells how many were."""

    def __init__(self, cluster: Client):
        super().__init__()
        self.cluster, self.done = cluster, 0
        self.victim = min(cluster.run(os.getpid).values())

    def run(self) -> None:
        while not self.done:
            time.sleep(0.01)
            self.done = self.cluster.run_on_scheduler(_parts_done)
        os.kill(self.victim, signal.SIGKILL)


def _parts_done(dask_scheduler) -> int:
    return sum(task.state == "memory" for task in dask_scheduler.tasks.values())


def test_two_workers_find_what_one_pass_finds_though_one_of_them_is_killed(
    cluster, sides, tmp_path
):
    killer = Killer(cluster)
    killer.start()
    spread = match_on(cluster, *sides, tmp_path, part=PART)
    killer.join()
    assert 0 < killer.done < ROSTER / PART
    assert killer.victim not in cluster.run(os.getpid).values()
    whole = match(*sides)
    assert not whole.is_empty()
    assert_frame_equal(spread, whole)


def test_the_command_gives_the_work_to_the_cluster_and_leaves_nothing_behind(
    cluster, folder, tmp_path
):
    files = [f"{folder}/roster.csv", "--against", f"leie={folder}/leie.csv", "--part", "--out"]
    alone, together = tmp_path / "alone.csv", tmp_path / "together.csv"
    CliRunner().invoke(main, ["screen", *files, f"{alone}"])
    address = cluster.scheduler.address
    ran = CliRunner().invoke(main, ["screen", *files, f"{together}", "--cluster", address])
    assert ran.exit_code == 1
    assert together.read_text() == alone.read_text()
    assert sorted(tmp_path.iterdir()) == [alone, together]
