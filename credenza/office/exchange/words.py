"""Professions as rosters and the registry write them."""

from functools import cache

from credenza.packs.loader import professions


def professions_named(words: str) -> list[str]:
    """Keys of the professions that go by these words: key, title, or degree as written."""
    return _by_words().get(_letters(words), [])


def profession_named(words: str) -> str:
    """The first of them, or ""."""
    return next(iter(professions_named(words)), "")


@cache
def _by_words() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, one in professions().items():
        for words in (key, one.title, one.title.partition("(")[0], *one.degrees):
            keys = found.setdefault(_letters(words), [])
            if key not in keys:
                keys.append(key)
    return found


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text)).upper()
