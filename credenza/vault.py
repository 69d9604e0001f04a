"""Sealing of what must not be read from a stolen disk, dump or backup.

AES-256-GCM; each value is bound to its place (table, row, column), so that a sealed value
moved elsewhere does not open. The text form is ``key id : nonce+ciphertext`` in base64.
"""

import base64
import hashlib
import hmac
import os
from collections.abc import Mapping
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12


class Unsealable(Exception):
    """The sealed value was altered, moved, or sealed with a key that is gone."""


@dataclass(frozen=True)
class Vault:
    """The keys of one office: sealing keys by id, the one in use, and the key of the index."""

    keys: Mapping[str, bytes]
    current: str
    index_key: bytes

    @classmethod
    def from_json(cls, stored: Mapping) -> "Vault":
        keys = {name: base64.b64decode(text) for name, text in stored["sealing"].items()}
        return cls(keys, stored["current"], base64.b64decode(stored["index"]))

    def seal(self, text: str, *place: str) -> str:
        """``text`` sealed for its place; an empty text stays empty."""
        if not text:
            return ""
        return f"{self.current}:{base64.b64encode(self.seal_bytes(text.encode(), *place)).decode()}"

    def unseal(self, sealed: str, *place: str) -> str:
        """The text again. Raises Unsealable where it was altered or moved."""
        if not sealed:
            return ""
        name, _, body = sealed.partition(":")
        try:
            return self._open(name, base64.b64decode(body, validate=True), place).decode()
        except ValueError as error:
            raise Unsealable("not a sealed value") from error

    def seal_bytes(self, data: bytes, *place: str) -> bytes:
        nonce = os.urandom(NONCE)
        return nonce + AESGCM(self.keys[self.current]).encrypt(
            nonce, data, _bound(self.current, place)
        )

    def unseal_bytes(self, sealed: bytes, key: str, *place: str) -> bytes:
        """The bytes again; ``key`` is the id of the key that sealed them."""
        return self._open(key, sealed, place)

    def blind_index(self, text: str, purpose: str) -> str:
        """A keyed fingerprint for finding equal values without storing them."""
        message = f"{purpose}\x1f{text}".encode()
        return hmac.new(self.index_key, message, hashlib.sha256).hexdigest() if text else ""

    def signing_key(self, purpose: str) -> Ed25519PrivateKey:
        """The office's own key for signing, one for each purpose; made anew from the index key, so
        that keeping that one keeps them all.
        """
        seed = hmac.new(self.index_key, f"signing\x1f{purpose}".encode(), hashlib.sha256).digest()
        return Ed25519PrivateKey.from_private_bytes(seed)

    def _open(self, name: str, body: bytes, place: tuple[str, ...]) -> bytes:
        key = self.keys.get(name)
        if key is None:
            raise Unsealable(f"the key {name!r} is not in this office's keys")
        try:
            return AESGCM(key).decrypt(body[:NONCE], body[NONCE:], _bound(name, place))
        except (InvalidTag, ValueError) as error:
            raise Unsealable("the value was altered or moved from its place") from error


def _bound(name: str, place: tuple[str, ...]) -> bytes:
    return "\x1f".join((name, *place)).encode()
