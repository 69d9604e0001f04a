"""What ``credenza ledger`` prints."""

import json
from pathlib import Path

import click
from django.utils import timezone

from credenza.office.ledger.models import Seal
from credenza.office.ledger.sealing import checkpoint, seal
from credenza.office.ledger.verifying import verify


def seal_ledger() -> None:
    """Seal what is not sealed yet."""
    click.echo(f"Sealed {seal()} entries.")


def write_checkpoint(out: Path | None) -> None:
    """Seal, and write a checkpoint to the file ``out`` or, without one, print it."""
    text = json.dumps(checkpoint(at=timezone.now()), indent=2)
    if out is None:
        click.echo(text)
        return
    out.write_text(f"{text}\n")
    click.echo(f"Wrote {out}. Keep it where nobody who runs this machine can change it.")


def verify_ledger(against: Path | None) -> int:
    """Verify the ledger, against the checkpoint in a file if there is one.

    Returns 0 when it is whole, 1 when it is not, 2 when the checkpoint cannot be read.
    """
    try:
        problems = verify(json.loads(against.read_text()) if against else None)
    except (OSError, ValueError) as error:
        click.echo(f"The checkpoint could not be read: {error}", err=True)
        return 2
    for problem in problems:
        click.echo(problem.text, err=True)
    if problems:
        return 1
    sealed = Seal.objects.filter(number__gt=0).count()
    click.echo(f"The ledger is whole: {sealed} sealed entries.")
    if against is None:
        click.echo("Without a checkpoint, a cut end or a chain sealed anew cannot be seen.")
    return 0
