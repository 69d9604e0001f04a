"""Which practitioners of the monthly file to keep."""

import re
from dataclasses import dataclass

import polars as pl

from credenza.sources.base import SourceError
from credenza.sources.catalog.nppes.columns import LICENCE_STATES, PRACTICE_STATE, TAXONOMY_CODES


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which practitioners to keep. Empty values choose everybody.

    ``state`` is met by the practice location or by any licence; ``taxonomy`` is a code in which
    ``%`` stands for any ending and ``_`` for any character ("207R%").
    """

    state: str = ""
    taxonomy: str = ""

    def __post_init__(self) -> None:
        if not re.fullmatch(r"([A-Z]{2})?", self.state):
            raise SourceError(f'"{self.state}" is not a state: give two letters, such as OH.')
        if not re.fullmatch(r"[0-9A-Z%_]{0,10}", self.taxonomy):
            raise SourceError(
                f'"{self.taxonomy}" is not a taxonomy code or the beginning of one, such as 207R%.'
            )

    def __str__(self) -> str:
        parts = {"state": self.state, "taxonomy": self.taxonomy}
        return ", ".join(f"{name} {value}" for name, value in parts.items() if value)

    @property
    def columns(self) -> list[str]:
        """The columns that choosing needs beyond those every load reads."""
        return TAXONOMY_CODES if self.taxonomy else []

    def condition(self) -> pl.Expr:
        """True for the rows to keep."""
        kept = pl.lit(True)
        if self.state:
            states = [PRACTICE_STATE, *LICENCE_STATES]
            kept &= pl.any_horizontal(pl.col(name) == self.state for name in states)
        if self.taxonomy:
            pattern = f"^{self.taxonomy.replace('%', '.*').replace('_', '.')}$"
            kept &= pl.any_horizontal(pl.col(name).str.contains(pattern) for name in TAXONOMY_CODES)
        return kept
