"""Where an office keeps its data, and the keys that lie there.

``CREDENZA_HOME`` names the folder; without it, ``var`` beside the code is used. The keys are
made once, readable by their owner alone, and nothing starts without them.
"""

import base64
import json
import os
import secrets
from pathlib import Path

from credenza.config.alone import alone
from credenza.office.documents.disk import write_whole

KEYS = "keys.json"


def home() -> Path:
    """The folder of this office's data."""
    default = Path(__file__).resolve().parents[2] / "var"
    return Path(os.environ.get("CREDENZA_HOME") or default).expanduser().resolve()


def read_keys(folder: Path) -> dict | None:
    """The office's keys, or None where none were made yet."""
    path = folder / KEYS
    return json.loads(path.read_text()) if path.exists() else None


def make_keys(folder: Path) -> dict:
    """Make the office's keys unless they are there; the file is never overwritten."""
    folder.mkdir(parents=True, exist_ok=True)
    with alone(folder):
        if known := read_keys(folder):
            return known
        fresh = _fresh_keys()
        write_whole(folder / KEYS, json.dumps(fresh).encode())
        return fresh


def _fresh_keys() -> dict:
    return {
        "signing": secrets.token_urlsafe(48),
        "current": "k1",
        "sealing": {"k1": base64.b64encode(secrets.token_bytes(32)).decode()},
        "index": base64.b64encode(secrets.token_bytes(32)).decode(),
    }
