"""Downloading a file whole, or not at all: gone on with where it broke off, bounded, checked.

What is not got raises NotChecked, which says nothing about the file: the copy there is stands.
"""

import os
import re
import time
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path
from urllib.parse import unquote

import httpx

from credenza.sources.base import NotChecked
from credenza.sources.fetching.gate import Gate
from credenza.sources.fetching.parts import Part, Validators
from credenza.sources.fetching.patience import Patience, TryAgain, in_words, refuse_status

REDIRECTS = 5
_REDIRECT = frozenset({301, 302, 303, 307, 308})
_RANGE = re.compile(r"bytes (\d+)-\d+/(\d+|\*)$")


@dataclass(frozen=True, slots=True)
class Limits:
    """The most ``size`` in bytes, ``seconds`` for one attempt, and seconds of ``silence``."""

    size: int = 2 * 2**30
    seconds: float = 1800.0
    silence: float = 30.0


USUAL = Limits()
OPEN = Gate()
UNKNOWN = Validators()


@dataclass(frozen=True, slots=True)
class Downloaded:
    """A whole file: where it lies, under what ``name`` its server gives it and what it says of
    the edition. ``resumed`` bytes of it had come before."""

    file: Path
    name: str
    validators: Validators
    size: int
    resumed: int


@dataclass(frozen=True, slots=True)
class Downloader:
    """Downloads into ``folder``, one download of an address at a time."""

    folder: Path
    gate: Gate = OPEN
    limits: Limits = USUAL
    patience: Patience = field(default_factory=Patience)

    def get(self, address: str, known: Validators = UNKNOWN) -> Downloaded | None:
        """The file at an address; None where it is still the edition that is ``known``.

        Raises Forbidden where the address may not be asked, NotChecked where the file did not
        come. Whoever takes the file moves it away or removes it.
        """
        part = Part(self.folder, address)
        timeout = httpx.Timeout(self.limits.silence)
        with part.alone(), httpx.Client(timeout=timeout, trust_env=False) as client:
            attempt = _Attempt(client, self.gate, self.limits, part, known)
            return self.patience.until(lambda: attempt.make(address), "The publisher's server")


@dataclass(frozen=True, slots=True)
class _Attempt:
    client: httpx.Client
    gate: Gate
    limits: Limits
    part: Part
    known: Validators

    def make(self, address: str) -> Downloaded | None:
        """One attempt, wherever the server sends it on to."""
        try:
            for _ in range(REDIRECTS + 1):
                found = self._ask(address)
                if not isinstance(found, str):
                    return found
                address = found
        except (httpx.HTTPError, OSError) as error:
            raise TryAgain(in_words(error)) from None
        raise NotChecked(f"The publisher's server sends on more than {REDIRECTS} times.")

    def _ask(self, address: str) -> Downloaded | str | None:
        """The file, None when it is the known one, or the address that is to be asked instead."""
        target = self.gate.target(address)
        headers = {"Host": target.host, "Accept-Encoding": "identity", **self._conditions()}
        with self.client.stream(
            "GET", target.url, headers=headers, extensions={"sni_hostname": target.name}
        ) as response:
            if response.status_code in _REDIRECT and "location" in response.headers:
                return str(httpx.URL(address).join(response.headers["location"]))
            if response.status_code == httpx.codes.NOT_MODIFIED:
                return None
            return self._received(response, address)

    def _conditions(self) -> dict[str, str]:
        if done := self.part.size:
            return {"Range": f"bytes={done}-", "If-Range": self.part.validators.strong}
        asked = {"If-None-Match": self.known.etag, "If-Modified-Since": self.known.modified}
        return {name: value for name, value in asked.items() if value}

    def _received(self, response: httpx.Response, address: str) -> Downloaded:
        if response.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE:
            self.part.forget()
            raise TryAgain("the part that had come was of another edition")
        refuse_status(response, "The publisher's server")
        done = self._start(response)
        size = self._write(response, done)
        return Downloaded(
            self.part.path, _name(response, address), self.part.validators, size, done
        )

    def _start(self, response: httpx.Response) -> int:
        """Where in the file the answer begins; a new part is begun where it is not a rest."""
        given = Validators.of(response)
        encoded = response.headers.get("content-encoding", "identity") != "identity"
        if response.status_code == httpx.codes.PARTIAL_CONTENT:
            done = self.part.size
            match = _RANGE.match(response.headers.get("content-range", ""))
            same = not given.etag or given.etag == self.part.validators.etag
            if match and int(match[1]) == done and same and not encoded:
                return done
            self.part.forget()
            raise TryAgain("the rest is of another edition than the part that had come")
        self.part.begin(Validators() if encoded else given)
        return 0

    def _write(self, response: httpx.Response, size: int) -> int:
        until = time.monotonic() + self.limits.seconds
        self._check_size(size + int(response.headers.get("content-length") or 0))
        with self.part.path.open("ab") as file:
            for chunk in response.iter_bytes():
                size += len(chunk)
                self._check_size(size)
                file.write(chunk)
                if time.monotonic() > until:
                    raise TryAgain(f"no whole file within {self.limits.seconds:g} s")
            file.flush()
            os.fsync(file.fileno())
        return size

    def _check_size(self, size: int) -> None:
        if size > self.limits.size:
            self.part.forget()
            raise NotChecked(
                f"The file is larger than {self.limits.size // 2**20:,} MB, and so is none that "
                "is expected here. Check the address."
            )


def _name(response: httpx.Response, address: str) -> str:
    """The file's name as its server gives it, else the end of the address."""
    message = Message()
    message["content-disposition"] = response.headers.get("content-disposition", "")
    said = message.get_filename() or unquote(httpx.URL(address).path)
    return Path(said.replace("\\", "/")).name
