"""Finding words in what a meeting left behind, without regard to case and accents."""

from collections.abc import Sequence

from credenza.core.names import without_marks

MOST_WORDS = 8
BEFORE, AFTER = 10, 20
"""Words shown before and after the first that was found."""
Part = tuple[str, bool]


def folded(text: str) -> str:
    """A text as it is compared."""
    return without_marks(text).casefold()


def terms(text: str) -> tuple[str, ...]:
    """The words that are looked for, at most MOST_WORDS of them, once each."""
    words = dict.fromkeys(folded(text.replace("\0", " ")).split())
    return tuple(words)[:MOST_WORDS]


def matches(wanted: Sequence[str], *texts: str) -> bool:
    """Does each of ``wanted``, as ``terms`` gives them, stand somewhere in the texts?"""
    whole = folded(" ".join(texts))
    return bool(wanted) and all(word in whole for word in wanted)


def marked(wanted: Sequence[str], text: str) -> list[Part]:
    """The words of a text, each with whether it was looked for."""
    return [(word, any(one in folded(word) for one in wanted)) for word in text.split()]


def excerpt(wanted: Sequence[str], text: str) -> list[Part]:
    """The words around the first that was found; the beginning where none stands in the text."""
    words = marked(wanted, text)
    first = next((place for place, (_, found) in enumerate(words) if found), 0)
    start, end = max(first - BEFORE, 0), first + AFTER
    ahead = [("…", False)] if start else []
    return [*ahead, *words[start:end], *([("…", False)] if end < len(words) else [])]
