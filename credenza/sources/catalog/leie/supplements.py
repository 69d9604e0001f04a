"""The LEIE's monthly supplements, held against two full files.

The full file alone says who is excluded. OIG publishes beside it who was added (yymmEXCL.csv) and
who was reinstated (yymmREIN.csv) in a month; that they tell the same story as the difference of
the full files is a check on both. Corrections of profiles are in neither, so small differences
are usual.
"""

from dataclasses import dataclass

import polars as pl

from credenza.sources.exclusions.comparing import compare
from credenza.sources.exclusions.reader import ExclusionList


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Ids of entries on which the full files and the supplements do not agree.

    ``not_added`` stand in the supplement of exclusions and not in the new file, ``not_removed``
    in that of reinstatements and still in it; ``unannounced`` and ``vanished`` came and went
    without a word.
    """

    not_added: tuple[str, ...]
    not_removed: tuple[str, ...]
    unannounced: tuple[str, ...]
    vanished: tuple[str, ...]

    @property
    def agrees(self) -> bool:
        """Whether there is no difference."""
        return not (self.not_added or self.not_removed or self.unannounced or self.vanished)


def reconcile(
    old: ExclusionList, new: ExclusionList, excluded: ExclusionList, reinstated: ExclusionList
) -> Reconciliation:
    """Hold two full files against the supplements published between them.

    Raises ValueError when one of the full files is not whole.
    """
    compare(old, new)
    return reconciled(old.frame, new.frame, excluded.frame, reinstated.frame)


def reconciled(
    old: pl.DataFrame, new: pl.DataFrame, excluded: pl.DataFrame, reinstated: pl.DataFrame
) -> Reconciliation:
    """The same of their entries."""
    before, listed = set(old["entry_id"]), set(new["entry_id"])
    announced, lifted = set(excluded["entry_id"]), set(reinstated["entry_id"])
    return Reconciliation(
        not_added=tuple(sorted(announced - listed)),
        not_removed=tuple(sorted((lifted & listed) - announced)),
        unannounced=tuple(sorted(listed - before - announced)),
        vanished=tuple(sorted(before - listed - lifted)),
    )
