"""A few counts side by side, as lying bars with their words and numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from credenza.formats.charts.svg import Drawing, drawing, element, text, width_of

ROW, BAR, NUMBER = 26, 16, 48


@dataclass(frozen=True, slots=True)
class Bar:
    """One count, not below zero. ``tone`` is ``mark``, ``mark-soft`` or ``mark-quiet``."""

    label: str
    count: int
    tone: str = "mark"


def bars(items: Sequence[Bar], *, title: str, key: str = "bars", width: int = 420) -> Drawing:
    """The drawing, as high as there are bars; empty without any."""
    if not items:
        return Drawing("")
    left = min(max(width_of(item.label) for item in items) + 10, width / 2)
    most = max(max(item.count for item in items), 1)
    room = width - left - NUMBER
    parts = [
        part
        for row, item in enumerate(items)
        for part in _row(item, row * ROW, left, item.count / most * room)
    ]
    words = "; ".join(f"{item.label}: {item.count:,}" for item in items)
    size = (width, ROW * len(items))
    return drawing(key, title=title, description=words, size=size, parts=parts)


def _row(item: Bar, top: int, left: float, length: float) -> tuple[str, str, str]:
    box = {"x": left, "y": top + 4, "width": max(length, 1.0), "height": BAR, "rx": 2}
    return (
        text(item.label, left - 8, top + 16, anchor="end"),
        element("rect", class_=f"chart-{item.tone}", **box),
        text(f"{item.count:,}", left + length + 6, top + 16),
    )
