"""The worker's process: does the office's jobs until it is told to stop."""

import os
import signal
import sys
import threading

from credenza.office.ledger.worker import work


def run(*, beside: bool) -> None:
    """Work until SIGTERM or SIGINT; the job under way is ended first.

    ``beside``: also until standard input ends, as it does when the server that gave it is gone.
    """
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    if beside:
        threading.Thread(target=_wait_for_the_end, args=(stop,), daemon=True).start()
    work(stop)


def _wait_for_the_end(stop: threading.Event) -> None:
    os.read(sys.stdin.fileno(), 1)
    stop.set()
