"""Writing SVG: escaped, rounded, and marked as ready for a page."""

from collections.abc import Iterable
from html import escape

LETTER = 6.3
WIDE = 700


class Drawing(str):
    """SVG text that templates show as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def number(value: float) -> str:
    """A coordinate with at most one decimal: "12", "12.5"."""
    return f"{value:.1f}".removesuffix(".0")


def plain(words: str) -> str:
    """Words made safe for SVG: escaped, without the control characters that XML refuses."""
    return escape("".join(letter for letter in words if letter.isprintable()))


def element(name: str, content: str = "", **attributes: object) -> str:
    """One element. ``content`` is markup; attributes are escaped here.

    ``class_`` stands for ``class`` and underscores for hyphens; numbers are rounded.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def text(words: str, x: float, y: float, class_: str = "", anchor: str = "start") -> str:
    """A line of words whose baseline starts (or ends, or is centred) at a point."""
    attributes = {"class_": class_} if class_ else {}
    return element("text", plain(words), x=x, y=y, text_anchor=anchor, **attributes)


def width_of(words: str) -> float:
    """About how wide words are in the charts' type, in pixels."""
    return len(words) * LETTER


def drawing(
    key: str, *, title: str, description: str, size: tuple[int, int], parts: Iterable[str]
) -> Drawing:
    """The whole picture. ``key`` makes its ids unique on the page."""
    width, height = size
    head = element("title", plain(title), id=f"{key}-title")
    head += element("desc", plain(description), id=f"{key}-words")
    return Drawing(
        element(
            "svg",
            head + "".join(parts),
            class_="chart chart-wide" if width > WIDE else "chart",
            role="img",
            aria_labelledby=f"{key}-title {key}-words",
            viewBox=f"0 0 {width} {height}",
            width=width,
            height=height,
        )
    )


def _value(value: object) -> str:
    return number(value) if isinstance(value, float) else plain(str(value))
