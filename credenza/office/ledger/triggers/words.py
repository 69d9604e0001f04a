"""What the triggers are called and what they say."""

PREFIX = "credenza_"
KEPT = "The ledger is only ever added to: its entries cannot be changed or removed."
EMPTIED = "The ledger could not tell which rows vanish: remove them by DELETE within an act."


def no_act(table: str) -> str:
    """The refusal of a change that nobody answers for."""
    return f"A change of {table} belongs to no act, so nobody would know who made it."
