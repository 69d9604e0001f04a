"""Birth dates: read from the ways lists write them, and compared with their usual errors."""

import polars as pl

LEVELS = (
    "same", "same placeholder", "flipped", "digit", "year off by one", "placeholder",
    "two of three", "same year", "missing", "differ",
)  # fmt: skip
LEVEL = pl.Enum(LEVELS)
BORN_ALIKE = ("same", "same placeholder", "flipped", "digit", "year off by one")
_OLDEST, _NEWEST = 1900, 2099
_PIVOT = 20  # two-digit years above it are of the 1900s: nobody practises under age


def born(text: pl.Expr) -> list[pl.Expr]:
    """Columns ``year``, ``month`` and ``day`` (0 where the text does not say).

    Reads 1979-12-29, 19791229, 12/29/1979, 12/29/79, 1979-12 and 1979; zeros and anything
    else say nothing.
    """
    text = text.str.replace(r"[ T].*$|\.0$", "")
    american = text.str.splitn("/", 3).struct
    slashed = text.str.contains("/", literal=True)
    compact = text.str.replace_all("-", "", literal=True)
    number = _number(compact.str.pad_end(8, "0"))
    written = _number(american.field("field_2"))
    centuries = pl.when(written > 99).then(0).when(written > _PIVOT).then(1900).otherwise(2000)
    year = pl.when(slashed).then(written + centuries).otherwise(number // 10_000)
    month = pl.when(slashed).then(_number(american.field("field_0"))).otherwise(number // 100 % 100)
    day = pl.when(slashed).then(_number(american.field("field_1"))).otherwise(number % 100)
    known = year.is_between(_OLDEST, _NEWEST).fill_null(False) & (compact.str.len_chars() <= 10)
    parts = {"year": year, "month": month, "day": day}
    return [
        pl.when(known).then(part.fill_null(0)).otherwise(0).alias(name)
        for name, part in parts.items()
    ]


def birth_level() -> pl.Expr:
    """How the birth dates of a pair compare: columns ``year``, ``month``, ``day`` and the same
    with ``_list`` for the entry. The first level of ``LEVELS`` that fits."""
    y, m, d = (pl.col(name) for name in ("year", "month", "day"))
    v, n, e = (pl.col(f"{name}_list") for name in ("year", "month", "day"))
    same_y, same_m, same_d = y == v, m == n, d == e
    placeholder = _placeholder(m, d) | _placeholder(n, e)
    same = same_y & same_m & same_d
    flipped = same_y & (m == e) & (d == n)
    near_year = same_m & same_d & ((y - v).abs() == 1)
    level = (
        pl.when((y == 0) | (v == 0)).then(_level("missing"))
        .when(same & placeholder).then(_level("same placeholder"))
        .when(same).then(_level("same"))
        .when(flipped & (m > 0)).then(_level("flipped"))
        .when(same_y & placeholder).then(_level("placeholder"))
        .when(near_year).then(_level("year off by one"))
        .when(_one_digit(same_y, same_m, same_d, y, m, d, v, n, e)).then(_level("digit"))
        .when((same_y.cast(int) + same_m.cast(int) + same_d.cast(int)) == 2)
        .then(_level("two of three"))
        .when(same_y).then(_level("same year"))
        .otherwise(_level("differ"))
    )  # fmt: skip
    return level.alias("birth")


def _one_digit(same_y, same_m, same_d, y, m, d, v, n, e) -> pl.Expr:
    """Two parts agree and the third differs by one digit; or month or day by two digits
    exchanged (exchanged years lie too far apart to be told from another person's)."""
    years = same_m & same_d & _digit_off(y, v, (1, 10, 100))
    months = same_y & same_d & (_digit_off(m, n, (1, 10)) | _exchanged(m, n))
    days = same_y & same_m & (_digit_off(d, e, (1, 10)) | _exchanged(d, e))
    return years | months | days


def _digit_off(one: pl.Expr, other: pl.Expr, places: tuple[int, ...]) -> pl.Expr:
    changed = sum(((one // p) % 10 != (other // p) % 10).cast(pl.Int8) for p in places)
    above = places[-1] * 10
    return (changed == 1) & (one // above == other // above)


def _exchanged(one: pl.Expr, other: pl.Expr) -> pl.Expr:
    return (one // 10 == other % 10) & (one % 10 == other // 10)


def _placeholder(month: pl.Expr, day: pl.Expr) -> pl.Expr:
    """A day that stands for "some day": 1 January, or only a year or month is given."""
    return (day == 0) | (month == 0) | ((month == 1) & (day == 1))


def _number(text: pl.Expr) -> pl.Expr:
    return text.cast(pl.Int32, strict=False)


def _level(name: str) -> pl.Expr:
    return pl.lit(name, dtype=LEVEL)
