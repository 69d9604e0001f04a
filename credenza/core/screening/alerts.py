"""What the registry says otherwise than a file, from one night to the next."""

OPEN, SETTLED, GONE = "open", "settled", "gone"
STATES = {OPEN: "To be looked at", SETTLED: "Settled", GONE: "Agreed again"}

Sides = tuple[str, str]
"""What the file says, and what the registry says."""


def state_after(state: str, before: Sides, now: Sides | None) -> str:
    """How an alert stands after a comparison (None: both sides agree).

    What a person settled stays settled while neither side changes.
    """
    if now is None:
        return GONE
    if state == SETTLED and before == now:
        return SETTLED
    return OPEN
