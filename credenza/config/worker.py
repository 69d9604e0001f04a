"""The worker's process: does the office's jobs until it is told to stop."""

import signal
import threading

from credenza.office.ledger.worker import work


def run() -> None:
    """Work until SIGTERM or SIGINT; the job under way is ended first."""
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    work(stop)
