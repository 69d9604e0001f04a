"""Names as surveyors call them out, and who of a staff may be meant."""

from collections.abc import Iterable

from credenza.core.names import family_key, name_key

Names = tuple[tuple[str, str], ...]
"""Pairs of family and given name by which one person is known."""


def lines(text: str) -> list[str]:
    """The names of a list, one from each line that has any, each once."""
    stripped = (line.strip(" \t\r\f\0\ufeff;") for line in text.splitlines())
    return list(dict.fromkeys(line for line in stripped if name_key(line) or line.isdecimal()))


def meant(line: str, people: Iterable[tuple[int, Names]]) -> list[int]:
    """Who may be meant by "Okafor, Adaeze", "Adaeze Okafor" or "Okafor": those whose names agree,
    or, where none does, those whose names begin so.
    """
    asked, known = _readings(line), list(people)
    same = [pk for pk, names in known if any(_agrees(names, *one) for one in asked)]
    return same or [pk for pk, names in known if any(_begins(names, *one) for one in asked)]


def _readings(line: str) -> list[tuple[str, str]]:
    """The family and given names that a line may mean, as keys."""
    family, comma, given = line.partition(",")
    if comma:
        return [(family_key(family), name_key(given))]
    words = line.split()
    split = [(words[n:], words[:n]) for n in range(len(words))]
    return [(family_key(" ".join(family)), name_key(" ".join(given))) for family, given in split]


def _agrees(names: Names, family: str, given: str) -> bool:
    return any(
        family_key(one) == family and (not given or name_key(other) == given)
        for one, other in names
    )


def _begins(names: Names, family: str, given: str) -> bool:
    return bool(family) and any(
        family_key(one).startswith(family) and name_key(other).startswith(given)
        for one, other in names
    )
