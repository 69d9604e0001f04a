"""The web server: gunicorn in this process, with the jobs in a process beside it."""

import subprocess
import sys
import threading

from django.core.wsgi import get_wsgi_application
from django.db import connections
from gunicorn.app.base import BaseApplication

RESTART_AFTER = 5  # seconds before a worker that ended is started again
PATIENCE = 20  # seconds in which a worker may end its job; a killed one loses nothing


class Server(BaseApplication):
    """gunicorn, told everything by us and nothing by files."""

    def __init__(self, options: dict):
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        for key, value in self.options.items():
            self.cfg.set(key, value)

    def load(self):
        return get_wsgi_application()


class Jobs:
    """Keeps one worker process running for as long as the server does.

    The worker reads from a pipe that nobody writes to: when this process is gone, however it
    went, the pipe ends, and so does the worker.
    """

    def __init__(self) -> None:
        self.ending = threading.Event()
        self.process: subprocess.Popen | None = None

    def start(self, _server) -> None:
        threading.Thread(target=self._keep, daemon=True).start()

    def stop(self, _server) -> None:
        self.ending.set()
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self._wait_or_kill(self.process)

    def _wait_or_kill(self, process: subprocess.Popen) -> None:
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()

    def _keep(self) -> None:
        while not self.ending.is_set():
            self.process = subprocess.Popen(
                [sys.executable, "-m", "credenza", "work", "--beside"], stdin=subprocess.PIPE
            )
            self.process.wait()
            self.ending.wait(RESTART_AFTER)


def bound(host: str, port: int) -> str:
    """Host and port as one; an IPv6 address stands in brackets."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def run(*, host: str, port: int, workers: int, jobs: bool) -> None:
    """Serve until stopped."""
    connections.close_all()  # none may be shared with the processes to come
    beside = Jobs()
    hooks = {"when_ready": beside.start, "on_exit": beside.stop} if jobs else {}
    Server(
        {
            "bind": bound(host, port),
            "workers": workers,
            "threads": 4,
            "worker_class": "gthread",
            "timeout": 60,
            "graceful_timeout": 10,
            "preload_app": True,
            "errorlog": "-",
            "loglevel": "warning",
            "limit_request_line": 8190,
            **hooks,
        }
    ).run()
