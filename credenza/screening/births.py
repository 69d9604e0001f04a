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
_OTHER_WAYS = (
    (r"^(\d{1,2})[- ]([A-Z]{3})[A-Z]*[- ,]+(\d{2,4})$", "$2/$1/$3"),
    (r"^([A-Z]{3})[A-Z]*\.? (\d{1,2}),? (\d{4})$", "$1/$2/$3"),
    (r"^(\d{1,2})\.(\d{1,2})\.(\d{4})$", "$2/$1/$3"),
)
_MONTHS = {
    "JAN/": "1/", "FEB/": "2/", "MAR/": "3/", "APR/": "4/", "MAY/": "5/", "JUN/": "6/",
    "JUL/": "7/", "AUG/": "8/", "SEP/": "9/", "OCT/": "10/", "NOV/": "11/", "DEC/": "12/",
}  # fmt: skip
_YEAR, _MONTH, _DAY = pl.col("year"), pl.col("month"), pl.col("day")
_YEAR_LIST, _MONTH_LIST, _DAY_LIST = (pl.col(f"{part}_list") for part in ("year", "month", "day"))
_SAME_YEAR, _SAME_MONTH, _SAME_DAY = _YEAR == _YEAR_LIST, _MONTH == _MONTH_LIST, _DAY == _DAY_LIST


def born(text: pl.Expr) -> list[pl.Expr]:
    """Columns ``year``, ``month`` and ``day`` (0 where the text does not say).

    Reads 1979-12-29, 19791229, 12/29/1979, 12/29/79, 29-DEC-79, December 29, 1979, 29.12.1979,
    1979-12 and 1979; zeros and anything else say nothing.
    """
    text = _slashed(text).str.replace(r"[ T].*$|\.0$", "")
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


def _slashed(text: pl.Expr) -> pl.Expr:
    """Dates with the month in letters, or with points, in the American way with slashes."""
    plain = text.str.to_uppercase()
    for pattern, parts in _OTHER_WAYS:
        plain = plain.str.replace(pattern, parts)
    return plain.str.replace_many(_MONTHS)


def unread(births: pl.Series) -> pl.Series:
    """The texts among birth dates that say something and are not understood."""
    texts = births.to_frame("text").filter(pl.col("text").str.contains("[1-9A-Za-z]"))
    year, _month, _day = born(pl.col("text"))
    return texts.filter(year == 0)["text"]


def birth_level() -> pl.Expr:
    """How the birth dates of a pair compare: columns ``year``, ``month``, ``day`` and the same
    with ``_list`` for the entry. The first level of ``LEVELS`` that fits."""
    same = _SAME_YEAR & _SAME_MONTH & _SAME_DAY
    placeholder = _placeholder(_MONTH, _DAY) | _placeholder(_MONTH_LIST, _DAY_LIST)
    flipped = _SAME_YEAR & (_MONTH == _DAY_LIST) & (_DAY == _MONTH_LIST)
    near_year = _SAME_MONTH & _SAME_DAY & ((_YEAR - _YEAR_LIST).abs() == 1)
    parts = sum(part.cast(pl.Int8) for part in (_SAME_YEAR, _SAME_MONTH, _SAME_DAY))
    level = (
        pl.when((_YEAR == 0) | (_YEAR_LIST == 0)).then(_level("missing"))
        .when(same & placeholder).then(_level("same placeholder"))
        .when(same).then(_level("same"))
        .when(flipped & (_MONTH > 0)).then(_level("flipped"))
        .when(_SAME_YEAR & placeholder).then(_level("placeholder"))
        .when(near_year).then(_level("year off by one"))
        .when(_one_digit()).then(_level("digit"))
        .when(parts == 2).then(_level("two of three"))
        .when(_SAME_YEAR).then(_level("same year"))
        .otherwise(_level("differ"))
    )  # fmt: skip
    return level.alias("birth")


def _one_digit() -> pl.Expr:
    """Two parts agree and the third differs by one digit; or month or day by two digits
    exchanged (exchanged years lie too far apart to be told from another person's)."""
    year = _digit_off(_YEAR, _YEAR_LIST, (1, 10, 100))
    month = _digit_off(_MONTH, _MONTH_LIST, (1, 10)) | _exchanged(_MONTH, _MONTH_LIST)
    day = _digit_off(_DAY, _DAY_LIST, (1, 10)) | _exchanged(_DAY, _DAY_LIST)
    return (
        (_SAME_MONTH & _SAME_DAY & year)
        | (_SAME_YEAR & _SAME_DAY & month)
        | (_SAME_YEAR & _SAME_MONTH & day)
    )


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
