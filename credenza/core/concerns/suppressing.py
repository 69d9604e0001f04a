"""Counts told to people who may not read the cases behind them.

They are told in bands, the lowest of which begins with none: so none says that there is a single
case, and of two of them no difference can be taken.
"""


def band(count: int, width: int) -> str:
    """The band of a count in words: "fewer than 5", "5 to 9", "10 to 14"."""
    if count < width:
        return f"fewer than {width}"
    low = count // width * width
    return f"{low} to {low + width - 1}"


def floor_of(count: int, width: int) -> int:
    """Where the band of a count begins: what may be drawn of it."""
    return count // width * width
