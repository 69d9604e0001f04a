"""A career on one line of years, with its gaps drawn as gaps.

Overlapping spans of one kind are stacked; a label stands inside its bar or beside it, and never
on another.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from credenza.core.calendar import ONE_DAY, long_date, months_between
from credenza.formats.charts.svg import Drawing, drawing, element, plain, text, width_of

KINDS = ("education", "training", "position", "affiliation")
LANES = {
    "education": "Education",
    "training": "Training",
    "position": "Work",
    "affiliation": "Affiliations",
}
MARKS = {
    "education": "chart-mark-soft",
    "training": "chart-mark-soft",
    "position": "chart-mark",
    "affiliation": "chart-mark-soft",
}
ROW, BAR, TOP, FOOT, GUTTER = 26, 18, 22, 24, 90
YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 500, 1000)
YEAR_ROOM = 44


@dataclass(frozen=True, slots=True)
class Span:
    """Something done for a time. ``kind`` is one of ``KINDS``; no end: it still goes on."""

    kind: str
    label: str
    starts_on: date
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """A time that nothing accounts for, both days included; ``note`` says if it is explained."""

    starts_on: date
    ends_on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class Career:
    """What the drawing shows, as it stood on ``as_of``."""

    spans: tuple[Span, ...]
    gaps: tuple[Gap, ...]
    as_of: date


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table that says the same as the drawing."""

    what: str
    starts_on: date
    ends_on: date | None
    length: str
    is_gap: bool


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date
    width: int

    def x(self, day: date) -> float:
        """Where a day stands, in pixels from the left."""
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return GUTTER + min(max(share, 0), 1) * (self.width - GUTTER - 1)


@dataclass(frozen=True, slots=True)
class _Place:
    """A span's bar and its label, in pixels; ``left`` to ``right`` is the room both take."""

    span: Span
    start: float
    end: float
    label_at: float
    inside: bool

    @property
    def left(self) -> float:
        return min(self.start, self.label_at)

    @property
    def right(self) -> float:
        return max(self.end, self.label_at + width_of(self.span.label))


def rows(career: Career) -> list[Row]:
    """Spans and gaps in the order of their beginning, for the table beside the drawing."""
    found = [
        Row(span.label, span.starts_on, span.ends_on, _length(span, career.as_of), False)
        for span in career.spans
    ]
    found += [
        Row(gap.note or "Gap", gap.starts_on, gap.ends_on, _length(gap, career.as_of), True)
        for gap in career.gaps
    ]
    return sorted(found, key=lambda row: (row.starts_on, row.is_gap, row.what))


def timeline(career: Career, *, title: str, key: str = "career", width: int = 800) -> Drawing:
    """The drawing, ``width`` pixels wide and as high as it must be; empty without spans and gaps.

    ``key`` makes its ids unique on the page.
    """
    if not career.spans and not career.gaps:
        return Drawing("")
    scale = _scale(career, width)
    lanes = [(kind, _stacked(kind, career, scale)) for kind in KINDS]
    lanes = [(kind, stack) for kind, stack in lanes if stack]
    floor = TOP + max(sum(len(stack) for _, stack in lanes), 1) * ROW + 4
    parts = [
        _hatch(key),
        *_years(scale, floor),
        *(_gap(gap, scale, floor, key) for gap in career.gaps),
        *_lanes(lanes),
        _today(career.as_of, scale, floor),
    ]
    size = (width, floor + FOOT)
    return drawing(key, title=title, description=_words(career), size=size, parts=parts)


def _scale(career: Career, width: int) -> _Scale:
    ends = [item.ends_on or career.as_of for item in (*career.spans, *career.gaps)]
    starts = [item.starts_on for item in (*career.spans, *career.gaps)]
    last = max(*ends, *starts, career.as_of)
    return _Scale(date(min(starts).year, 1, 1), date(last.year, 12, 31), width)


def _stacked(kind: str, career: Career, scale: _Scale) -> list[list[_Place]]:
    """The places of one kind in as few lines as leave every bar and label free."""
    spans = [span for span in career.spans if span.kind == kind]
    lines: list[list[_Place]] = []
    for span in sorted(spans, key=lambda span: span.starts_on):
        place = _place(span, scale, career.as_of)
        free = next((line for line in lines if all(_apart(place, other) for other in line)), None)
        if free is None:
            lines.append([place])
        else:
            free.append(place)
    return lines


def _place(span: Span, scale: _Scale, as_of: date) -> _Place:
    start = scale.x(span.starts_on)
    end = max(scale.x(span.ends_on or as_of), start + 3)
    needed = width_of(span.label) + 10
    if needed <= end - start:
        return _Place(span, start, end, start + 5, inside=True)
    if end + needed <= scale.width:
        return _Place(span, start, end, end + 5, inside=False)
    return _Place(span, start, end, max(start - needed + 5, 0), inside=False)


def _apart(one: _Place, other: _Place) -> bool:
    return one.left > other.right + 4 or other.left > one.right + 4


def _lanes(lanes: Iterable[tuple[str, list[list[_Place]]]]) -> Iterator[str]:
    top = TOP
    for kind, stack in lanes:
        yield text(LANES[kind], 0, top + 14, "chart-soft")
        for line in stack:
            yield from (_bar(place, top) for place in line)
            top += ROW


def _bar(place: _Place, top: int) -> str:
    mark = MARKS[place.span.kind]
    bar = element(
        "rect",
        element("title", _spoken(place.span)),
        class_=mark,
        x=place.start,
        y=top,
        width=place.end - place.start,
        height=BAR,
        rx=2,
    )
    on_bar = {"chart-mark": "chart-on-mark"}.get(mark, "chart-in-mark") if place.inside else ""
    return bar + text(place.span.label, place.label_at, top + 13, on_bar)


def _gap(gap: Gap, scale: _Scale, floor: int, key: str) -> str:
    left, right = scale.x(gap.starts_on), scale.x(gap.ends_on)
    box = {"x": left, "y": TOP - 4, "width": max(right - left, 2.0), "height": floor - TOP + 4}
    note = gap.note or "gap"
    drawn = element("rect", class_="chart-gap", **box)
    drawn += element("rect", element("title", plain(note)), fill=f"url(#{key}-hatch)", **box)
    label = _months_or_days(gap.starts_on, gap.ends_on)
    middle = min(max((left + right) / 2, GUTTER + 16), scale.width - 20)
    return drawn + text(label, middle, TOP - 8, "chart-gap-word", "middle")


def _hatch(key: str) -> str:
    line = element("path", d="M-1 7L7 -1M5 9L9 5", class_="chart-hatch", fill="none")
    pattern = element(
        "pattern", line, id=f"{key}-hatch", width=8, height=8, patternUnits="userSpaceOnUse"
    )
    return element("defs", pattern)


def _years(scale: _Scale, floor: int) -> Iterator[str]:
    years = range(scale.first.year, scale.last.year + 1)
    room = (scale.width - GUTTER) / len(years)
    step = next((step for step in YEAR_STEPS if step * room >= YEAR_ROOM), YEAR_STEPS[-1])
    yield element("path", class_="chart-axis", d=f"M{GUTTER} {floor}H{scale.width}")
    for year in years:
        if year % step == 0:
            x = scale.x(date(year, 1, 1))
            yield element("path", class_="chart-line", d=f"M{x:.1f} {TOP - 4}V{floor + 4}")
            yield text(str(year), x + 3, floor + 16, "chart-soft")


def _today(as_of: date, scale: _Scale, floor: int) -> str:
    x = scale.x(as_of)
    return element("path", class_="chart-today", d=f"M{x:.1f} {TOP - 4}V{floor}")


def _spoken(span: Span) -> str:
    end = long_date(span.ends_on) if span.ends_on else "today"
    return plain(f"{span.label}, {long_date(span.starts_on)} to {end}")


def _words(career: Career) -> str:
    """The drawing in a sentence, for those who do not see it."""
    gaps = "; ".join(
        f"{long_date(gap.starts_on)} to {long_date(gap.ends_on)}" for gap in career.gaps
    )
    count = len(career.spans)
    things = f"{count} {'entry' if count == 1 else 'entries'}"
    return f"{things}; gaps: {gaps}." if gaps else f"{things}; no gaps."


def _length(item: Span | Gap, as_of: date) -> str:
    """How long, both days included: "4 yr", "1 yr 2 mo", "12 days"."""
    end = item.ends_on or as_of
    years, rest = divmod(_months(item.starts_on, end), 12)
    words = [f"{years} yr"] * bool(years) + [f"{rest} mo"] * bool(rest)
    return " ".join(words) or _months_or_days(item.starts_on, end)


def _months_or_days(start: date, end: date) -> str:
    months = _months(start, end)
    if months:
        return f"{months} mo"
    days = max((end - start).days + 1, 0)
    return "1 day" if days == 1 else f"{days} days"


def _months(start: date, end: date) -> int:
    """Whole months from ``start`` to ``end``, both included; none when they are reversed."""
    return 0 if end < start else months_between(start, min(end, date.max - ONE_DAY) + ONE_DAY)
