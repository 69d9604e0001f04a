"""One process at a time."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from time import sleep

from credenza.config.alone import alone

DIE_WITHIN = """
import os, signal, sys
from pathlib import Path
from credenza.config.alone import alone
with alone(Path(sys.argv[1])):
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_the_second_waits_for_the_first(tmp_path):
    told = []

    def work(name):
        with alone(tmp_path):
            told.append(name)
            sleep(0.02)
            told.append(name)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    assert told[::2] == told[1::2]


def test_nobody_waits_for_the_dead(tmp_path):
    subprocess.run([sys.executable, "-c", DIE_WITHIN, str(tmp_path)], check=False)
    with alone(tmp_path):
        assert tmp_path.is_dir()
