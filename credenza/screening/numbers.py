"""Identifying numbers: NPI, UPIN and licence."""

import polars as pl

NPI_LEVELS = ("same", "typing error", "missing", "differ")
NPI_LEVEL = pl.Enum(NPI_LEVELS)
NUMBER_LEVELS = ("same", "missing", "differ")
NUMBER_LEVEL = pl.Enum(NUMBER_LEVELS)


def npi(text: pl.Expr) -> pl.Expr:
    """Ten digits, not all zero; or empty."""
    digits = text.str.replace(r"\.0$", "").str.strip_chars()
    number = digits.cast(pl.Int64, strict=False).fill_null(0)
    known = (digits.str.len_chars() == 10) & (number > 0)
    return pl.when(known).then(digits).otherwise(pl.lit("")).alias("npi")


def npi_is_valid(npi: pl.Expr) -> pl.Expr:
    """Whether the check digit holds: the Luhn sum over the prefix 80840, which adds 24, and the
    ten digits (45 CFR 162.406)."""
    number = npi.cast(pl.Int64, strict=False)
    total = pl.lit(24, dtype=pl.Int64)
    for place in range(10):
        digit = number // 10**place % 10
        total += digit if place % 2 == 0 else digit * 2 - 9 * (digit > 4).cast(pl.Int64)
    return ((total % 10 == 0) & (number // 10**9).is_between(1, 2)).fill_null(False)


def npi_level() -> pl.Expr:
    """Columns ``npi`` and ``npi_list``. Two numbers that are one digit or one exchange apart are
    a typing error when one of them fails its check digit; a number that fails it and is not near
    says nothing."""
    one, other = pl.col("npi"), pl.col("npi_list")
    both_valid = npi_is_valid(one) & npi_is_valid(other)
    level = (
        pl.when((one == "") | (other == "")).then(_npi("missing"))
        .when(one == other).then(_npi("same"))
        .when(both_valid).then(_npi("differ"))
        .when(_near(one, other)).then(_npi("typing error"))
        .otherwise(_npi("missing"))
    )  # fmt: skip
    return level.alias("npi")


def _near(one: pl.Expr, other: pl.Expr) -> pl.Expr:
    unlike = [one.str.slice(i, 1) != other.str.slice(i, 1) for i in range(10)]
    count = sum(each.cast(pl.Int8) for each in unlike)
    crossed = pl.any_horizontal(
        (one.str.slice(i, 1) == other.str.slice(i + 1, 1))
        & (one.str.slice(i + 1, 1) == other.str.slice(i, 1))
        & unlike[i]
        for i in range(9)
    )
    return (count == 1) | ((count == 2) & crossed)


def upin(text: pl.Expr) -> pl.Expr:
    """The old Medicare number: a letter and five digits, or empty."""
    number = text.str.strip_chars().str.to_uppercase()
    known = number.str.contains(r"^[A-Z]\d{5}$")
    return pl.when(known).then(number).otherwise(pl.lit("")).alias("upin")


def licence(text: pl.Expr, state: pl.Expr) -> pl.Expr:
    """State and number of a licence as one key, without prefix letters and leading zeros, since
    boards differ in both; empty when either is missing or the number is short."""
    key = text.str.to_uppercase().str.replace_all(r"[^A-Z0-9]", "")
    core = key.str.strip_chars_start("ABCDEFGHIJKLMNOPQRSTUVWXYZ").str.strip_chars_start("0")
    where = state.str.to_uppercase().str.strip_chars()
    known = (core.str.len_chars() >= 4) & (where.str.len_chars() == 2)
    return pl.when(known).then(where + " " + core).otherwise(pl.lit("")).alias("licence")


def number_level(name: str) -> pl.Expr:
    """How ``name`` and ``name_list`` compare, where equality is all that counts."""
    one, other = pl.col(name), pl.col(f"{name}_list")
    level = (
        pl.when((one == "") | (other == "")).then(_number("missing"))
        .when(one == other).then(_number("same"))
        .otherwise(_number("differ"))
    )  # fmt: skip
    return level.alias(name)


def _npi(name: str) -> pl.Expr:
    return pl.lit(name, dtype=NPI_LEVEL)


def _number(name: str) -> pl.Expr:
    return pl.lit(name, dtype=NUMBER_LEVEL)
