"""What screening proves and what follows from it, read from its tables."""

from collections.abc import Mapping, Sequence

from credenza.core.screening.duties import DutyKind, Proof
from credenza.packs.schema import Table


def duty(table: Table) -> DutyKind:
    """One table ``[[duty]]``."""
    table.only("key", "title", "words", "citation", "days", "suspends")
    return DutyKind(
        table.text("key"),
        table.text("title"),
        table.text("words"),
        table.text("citation"),
        table.whole("days"),
        table.flag("suspends"),
    )


def proofs(file: Table, kinds: Sequence[str]) -> Mapping[str, Proof]:
    """The whole of ``proofs.toml``, by the key of the list, or what a state's list begins with."""
    return {key: _proof(file.table(key), kinds) for key in file.data}


def _proof(table: Table, kinds: Sequence[str]) -> Proof:
    table.only("kind", "source")
    return Proof(table.choice("kind", kinds), table.text("source"))
