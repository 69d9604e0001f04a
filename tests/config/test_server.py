"""The server and the worker beside it: neither outlives the other."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from credenza.cli import main
from credenza.config import server

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> dict[str, str]:
    """The environment of an office of its own."""
    folder = str(tmp_path_factory.mktemp("office"))
    env = {**os.environ, "CREDENZA_HOME": folder, "PYTHONPATH": str(ROOT)}
    for name in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL", "DJANGO_ALLOW_ASYNC_UNSAFE"):
        env.pop(name, None)
    subprocess.run([sys.executable, "-m", "credenza", "init"], env=env, check=True, cwd=ROOT)
    return env


@pytest.fixture
def running(home):
    """A server with its worker, once it answers; its process and its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "credenza", "serve", "--port", str(port), "--workers", "1"]
    process = subprocess.Popen(command, env=home, cwd=ROOT)
    yield process, f"http://127.0.0.1:{port}"
    process.kill()
    process.wait()


def eventually(is_so, seconds: float = 30) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if is_so():
            return True
        time.sleep(0.1)
    return False


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/healthz", timeout=2) as answer:
            return answer.status == 200
    except OSError:
        return False


def at_work(home) -> list[Path]:
    folder = Path(home["CREDENZA_HOME"]) / "workers"
    return list(folder.iterdir()) if folder.exists() else []


@pytest.mark.parametrize("name", ["SIGTERM", "SIGKILL"])
def test_however_the_server_ends_its_worker_ends_too(home, running, name):
    process, address = running
    assert eventually(lambda: answers(address) and at_work(home))
    [sign] = at_work(home)
    worker = int(sign.name.split("-")[1])
    process.send_signal(getattr(signal, name))
    process.wait(30)
    assert eventually(lambda: not Path(f"/proc/{worker}").exists())
    assert not answers(address)


def test_a_job_that_goes_on_too_long_does_not_hold_the_server_back(monkeypatch):
    monkeypatch.setattr(server, "PATIENCE", 0.2)
    stubborn = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
    stubborn += "print(flush=True); time.sleep(60)"
    beside = server.Jobs()
    beside.process = subprocess.Popen([sys.executable, "-c", stubborn], stdout=subprocess.PIPE)
    with beside.process:
        beside.process.stdout.readline()
        beside.stop(None)
        assert beside.process.wait(5) == -signal.SIGKILL


@pytest.mark.parametrize(
    ("host", "bound"), [("127.0.0.1", "127.0.0.1:8000"), ("::", "[::]:8000"), ("", ":8000")]
)
def test_an_address_of_either_kind_is_bound(host, bound):
    assert server.bound(host, 8000) == bound


def test_a_port_that_is_none_is_refused_with_its_name():
    ended = CliRunner().invoke(main, ["serve"], env={"PORT": "eighty"})
    assert ended.exit_code == 2
    assert "'eighty' is not a valid integer" in ended.output
