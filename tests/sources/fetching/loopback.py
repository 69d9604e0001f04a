"""A publisher's server on this machine that does as it is told, the bad included."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True)
class Reply:
    """A status with a body and headers, after a pause; ``cut`` bytes of the body never come, and
    with ``drip`` the others come one by one. ``length`` is what the header says of it."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    pause: float = 0.0
    cut: int = 0
    drip: bool = False
    length: int | None = None


def told(answer: object, **given) -> Reply:
    """An answer in JSON."""
    return Reply(json.dumps(answer).encode(), **given)


@dataclass
class Server:
    """Where it is, and each request: its path, its query and its headers (names in lower case)."""

    address: str
    paths: list[str] = field(default_factory=list)
    queries: list[dict[str, str]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


@contextmanager
def server(*replies: Reply) -> Iterator[Server]:
    """Gives the replies in turn, the last for ever."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            url = urlsplit(self.path)
            state.paths.append(url.path)
            state.queries.append({key: values[0] for key, values in parse_qs(url.query).items()})
            state.headers.append({name.lower(): value for name, value in self.headers.items()})
            reply = replies[min(len(state.paths), len(replies)) - 1]
            time.sleep(reply.pause)
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            length = len(reply.body) if reply.length is None else reply.length
            self.send_header("Content-Length", str(length))
            self.end_headers()
            try:
                self._send(reply)
            except OSError:
                self.close_connection = True

        def _send(self, reply):
            body = reply.body[: len(reply.body) - reply.cut]
            for at in range(0, len(body), 1 if reply.drip else len(body) or 1):
                self.wfile.write(body[at : at + 1] if reply.drip else body)
                time.sleep(0.05 if reply.drip else 0)

        def log_message(self, *_):
            pass

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    state = Server(f"http://127.0.0.1:{http.server_port}")
    thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield state
    finally:
        http.shutdown()
        http.server_close()
        thread.join()
