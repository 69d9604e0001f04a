"""Addresses: brought to one writing, and compared from the house to the state."""

import polars as pl

LEVELS = ("same address", "same zip", "same city", "same state", "missing", "other state")
LEVEL = pl.Enum(LEVELS)
_STREET_WORDS = (
    (r"\b(?:APT|APARTMENT|STE|SUITE|UNIT|RM|ROOM|FL|FLOOR|NO|BLDG)\b.*$", ""), (r"#.*$", ""),
    (r"\bNORTH\b", "N"), (r"\bSOUTH\b", "S"), (r"\bEAST\b", "E"), (r"\bWEST\b", "W"),
    (r"\b(?:STREET|AVENUE|ROAD|DRIVE|LANE|COURT|PLACE|BOULEVARD|PARKWAY|CIRCLE|HIGHWAY|TERRACE"
     r"|ST|AVE|AV|RD|DR|LN|CT|PL|BLVD|PKWY|CIR|HWY|TER|WAY)\b", ""),
    (r"[^A-Z0-9]", ""),
)  # fmt: skip


def address(text: pl.Expr) -> pl.Expr:
    """House number and street, without the kind of street and the flat; empty without a house
    number (a box or a street alone is not a house)."""
    words = text.str.to_uppercase().str.strip_chars()
    for pattern, written in _STREET_WORDS:
        words = words.str.replace_all(pattern, written)
    known = words.str.contains(r"^\d+[A-Z]*.{3,}$")
    return pl.when(known).then(words).otherwise(pl.lit("")).alias("address")


def city(text: pl.Expr) -> pl.Expr:
    """The city's letters, since lists join and part them ("CLEAR PORT", "CLEARPORT"), cut to the
    narrowest width at which lists cut them."""
    return text.str.to_uppercase().str.replace_all(r"[^A-Z]", "").str.slice(0, 18).alias("city")


def state(text: pl.Expr) -> pl.Expr:
    """The two letters of a state, or empty."""
    letters = text.str.to_uppercase().str.strip_chars()
    known = letters.str.contains(r"^[A-Z]{2}$")
    return pl.when(known).then(letters).otherwise(pl.lit("")).alias("state")


def zip_code(text: pl.Expr) -> pl.Expr:
    """Five digits, with the leading zero that spreadsheets drop, or empty."""
    digits = text.str.strip_chars().str.replace(r"\.0$", "").str.replace(r"-\d*$", "")
    known = digits.str.contains(r"^\d{4,9}$") & (digits.str.replace_all("0", "") != "")
    five = pl.when(digits.str.len_chars() <= 5).then(digits.str.zfill(5))
    return (
        pl.when(known)
        .then(five.otherwise(digits.str.slice(0, 5)))
        .otherwise(pl.lit(""))
        .alias("zip")
    )


def place_level() -> pl.Expr:
    """How the places of a pair compare, the nearest first: columns ``address``, ``zip``, ``city``,
    ``state``, ``licence_state`` and the same with ``_list``."""
    state, other = pl.col("state"), pl.col("state_list")
    same_state = (state == other) & (state != "")
    same_city = _same("city") & (same_state | (state == "") | (other == ""))
    licensed_there = (pl.col("licence_state") == other) & (other != "")
    listed_there = (pl.col("licence_state_list") == state) & (state != "")
    level = (
        pl.when(_same("address") & (_same("zip") | _same("city") | same_state))
        .then(_level("same address"))
        .when(_same("zip")).then(_level("same zip"))
        .when(same_city).then(_level("same city"))
        .when(same_state | licensed_there | listed_there).then(_level("same state"))
        .when((state == "") | (other == "")).then(_level("missing"))
        .otherwise(_level("other state"))
    )  # fmt: skip
    return level.alias("place")


def _same(name: str) -> pl.Expr:
    return (pl.col(name) == pl.col(f"{name}_list")) & (pl.col(name) != "")


def _level(name: str) -> pl.Expr:
    return pl.lit(name, dtype=LEVEL)
