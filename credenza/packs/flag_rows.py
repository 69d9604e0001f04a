"""From the table of thresholds to the limits that the finders of flags take."""

from credenza.core.applications.flags import Limits, Training
from credenza.packs.schema import Table


def flag_limits(file: Table) -> Limits:
    """The whole of ``flags.toml``."""
    file.only("claims", "moves", "disclosures", "training", "specialty")
    claims = _table(file, "claims").only("count", "months", "paid", "paid_together")
    moves = _table(file, "moves").only("count", "months")
    return Limits(
        claims_count=claims.whole("count"),
        claims_months=claims.whole("months"),
        claim_paid=claims.whole("paid"),
        claims_paid=claims.whole("paid_together"),
        moves_count=moves.whole("count"),
        moves_months=moves.whole("months"),
        training_tolerance=_table(file, "training").only("tolerance").whole("tolerance"),
        bars=_bars(_table(file, "disclosures").only("licence_challenge", "involuntary_loss")),
        training=tuple(_training(one.named("key")) for one in file.tables("specialty")),
    )


def _bars(table: Table) -> dict[str, str]:
    return {question: kind for kind in table.data for question in table.words(kind)}


def _table(file: Table, key: str) -> Table:
    table = file.table(key)
    if table is None:
        raise file.error(key, "is missing", f"add a table [{key}]")
    return table


def _training(table: Table) -> Training:
    table.only("key", "title", "codes", "months")
    return Training(
        table.text("key"), table.text("title"), table.words("codes"), table.whole("months")
    )
