"""Signatures on applications and policies: made once, then checked by anybody, without an office.

``python -m credenza.signatures FILE [KEY]`` checks a copy that an office gave out and tells who
signed what, when and in which words; it needs no database, no network and no secret. A copy is
sealed with the office's Ed25519 key, whose public half the copy carries: give the KEY that the
office publishes to know that the copy is that office's own.
"""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from credenza.core.applications.content import canonical, fingerprint
from credenza.core.verdict import ALLOWED, Verdict, refused

FORMAT = "credenza-signature/1"
COPY = "credenza-signed-copy/1"
LARGEST = 20 * 1024 * 1024  # bytes of a copy that is read
PARTS = ("content", "format", "key", "record", "seal")


@dataclass(frozen=True, slots=True)
class Signed:
    """What a copy says once it was checked; nothing in it counts unless the verdict is yes."""

    verdict: Verdict
    record: Mapping[str, object] = field(default_factory=dict)
    key: str = ""


def make_record(content: bytes, **what: object) -> bytes:
    """The bytes that are sealed: ``what`` was done (signer, name, meaning, time), to which content.

    Raises TypeError where ``what`` is not plain JSON.
    """
    named = {"format": FORMAT, "content_sha256": fingerprint(content), "content_size": len(content)}
    return canonical({**what, **named})


def seal(record: bytes, key: Ed25519PrivateKey) -> str:
    """The office's own signature over a record, in hexadecimal."""
    return key.sign(record).hex()


def public_text(key: Ed25519PrivateKey) -> str:
    """The public half of the office's key, as copies carry it and the office publishes it."""
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw).hex()


def check(record: bytes, sealed: str, content: bytes, key: str) -> Verdict:
    """Is this the record that the office sealed, and this the content that it names?"""
    try:
        public = Ed25519PublicKey.from_public_bytes(bytes.fromhex(key))
        public.verify(bytes.fromhex(sealed), record)
    except (InvalidSignature, ValueError):
        return refused("The record of the signature was altered, or another office sealed it.")
    if json.loads(record).get("content_sha256") != fingerprint(content):
        return refused("The content is not the one that was signed.")
    return ALLOWED


def make_copy(record: bytes, sealed: str, content: bytes, key: str) -> bytes:
    """A copy to give out: everything that ``check_copy`` needs, in one file."""
    parts = {"record": record.decode(), "content": content.decode(), "seal": sealed, "key": key}
    return canonical({"format": COPY, **parts})


def check_copy(data: bytes, key: str = "") -> Signed:
    """Is the copy whole, to its last byte? With ``key``, also: is it of that office?"""
    try:
        parts = _parts(data)
    except RecursionError:
        return Signed(refused("This is not a signed copy: it is nested too deeply."))
    except ValueError as error:
        return Signed(refused(f"This is not a signed copy: {error}."))
    if key and key.strip().lower() != parts["key"]:
        return Signed(refused("Another key than this office's sealed the copy."), key=parts["key"])
    record, content = parts["record"].encode(), parts["content"].encode()
    verdict = check(record, parts["seal"], content, parts["key"])
    return Signed(verdict, json.loads(record) if verdict else {}, parts["key"])


def _parts(data: bytes) -> Mapping[str, str]:
    """The parts of a copy. Raises ValueError for what is none, or is not written exactly so."""
    if len(data) > LARGEST:
        raise ValueError("it is larger than any copy")
    parts = json.loads(data)
    if not isinstance(parts, dict) or tuple(sorted(parts)) != PARTS or parts["format"] != COPY:
        raise ValueError("it has other parts")
    if not all(isinstance(one, str) for one in parts.values()) or canonical(parts) != data:
        raise ValueError("its writing was changed")
    return parts


def told(signed: Signed) -> str:
    """What a checked copy says, in lines for people."""
    if not signed.verdict:
        return f"NOT VALID: {signed.verdict.reason}"
    record = signed.record
    return "\n".join(
        [
            "VALID: nothing in this copy was changed since it was signed.",
            f"Signed by   {record.get('name')} ({record.get('email')})",
            f"On          {record.get('signed_at')} ({record.get('zone')})",
            f"Meaning     {record.get('meaning')}",
            _what(record),
            f"Content     SHA-256 {record.get('content_sha256')}",
            f"Sealed with the key {signed.key}: compare it with the one that the office publishes.",
        ]
    )


def _what(record: Mapping[str, object]) -> str:
    """What was signed, in a line: an application, or a version of a policy."""
    if "policy" in record:
        return f"Policy      {record.get('policy')}, version {record.get('version')}"
    return f"Application {record.get('application')}, form edition {record.get('edition')}"


def main(arguments: list[str]) -> int:
    """Check the copy in a file; 0 when it is valid, 1 when not, 2 when it cannot be read."""
    if len(arguments) not in (1, 2):
        sys.stderr.write("Usage: python -m credenza.signatures FILE [KEY]\n")
        return 2
    try:
        data = Path(arguments[0]).read_bytes()
    except OSError as error:
        sys.stderr.write(f"{arguments[0]} cannot be read: {error.strerror}.\n")
        return 2
    signed = check_copy(data, *arguments[1:])
    sys.stdout.write(told(signed) + "\n")
    return 0 if signed.verdict else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
