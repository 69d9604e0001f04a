"""What ``credenza ledger`` does, as functions from words to lines to print.

Each returns an exit code and the lines: 0 when all is well, 1 when the ledger is not what it
was, 2 when it could not be asked.
"""

import datetime as dt
import json
from pathlib import Path

from credenza.office.ledger.models import Seal
from credenza.office.ledger.sealing import checkpoint, seal
from credenza.office.ledger.verifying import verify


def seal_command() -> tuple[int, list[str]]:
    """Seal what is not sealed yet."""
    return 0, [f"Sealed {seal()} entries."]


def checkpoint_command(file: Path | None, *, at: dt.datetime) -> tuple[int, list[str]]:
    """Seal, and write a checkpoint to ``file`` or, without one, print it."""
    text = json.dumps(checkpoint(at=at), indent=2)
    if file is None:
        return 0, [text]
    file.write_text(f"{text}\n")
    return 0, [f"Wrote {file}. Keep it where nobody with the database's password can change it."]


def verify_command(file: Path | None) -> tuple[int, list[str]]:
    """Verify the ledger, against the checkpoint in ``file`` if there is one."""
    try:
        problems = verify(json.loads(file.read_text()) if file else None)
    except (OSError, ValueError) as error:
        return 2, [f"The checkpoint could not be read: {error}"]
    if problems:
        return 1, [problem.text for problem in problems]
    sealed = Seal.objects.filter(number__gt=0).count()
    lines = [f"The ledger is whole: {sealed} sealed entries."]
    if file is None:
        lines.append("Without a checkpoint, a cut end or a chain sealed anew cannot be seen.")
    return 0, lines
