"""What a ruling stands on: the values of both sides, in a form that changes only with them.

Values are compared without regard to case, spacing and the order of several, so that
a file saved again, or a list printed anew, lets no ruling fall.
"""

from collections.abc import Iterable, Mapping

Values = Mapping[str, Iterable[str]]
"""By field, what is on record; empty texts count as nothing."""

BETWEEN_FIELDS, BETWEEN_VALUES = "\x1e", "\x1f"

WORDS = {
    "name": "name",
    "other_names": "other names",
    "born_on": "birth date",
    "sex": "sex",
    "npi": "NPI",
    "upin": "UPIN",
    "licence": "licences",
    "address": "address",
    "profession": "profession",
    "excluded_on": "day of exclusion",
    "reinstated_on": "day of reinstatement",
    "ends_on": "end of the exclusion",
    "basis": "ground of the exclusion",
}
"""How each field is called, in the order in which the two sides are shown."""


def settled(values: Values) -> dict[str, tuple[str, ...]]:
    """The values as they are compared: fields without any left out, the others in one order."""
    found = {}
    for field in sorted(values):
        texts = {" ".join(text.split()).casefold() for text in values[field]} - {""}
        if texts:
            found[field] = tuple(sorted(texts))
    return found


def written(values: Values) -> str:
    """One text for the values of a side: equal as long as nothing of them changes."""
    return BETWEEN_FIELDS.join(
        BETWEEN_VALUES.join((field, *texts)) for field, texts in settled(values).items()
    )


def changed(old: Values, new: Values) -> tuple[str, ...]:
    """The fields, as they are called, that are not the same in both."""
    before, after = settled(old), settled(new)
    return tuple(words for field, words in WORDS.items() if before.get(field) != after.get(field))


def fall_words(
    ours: tuple[Values, Values], theirs: Iterable[tuple[str, Values | None, Values]]
) -> str:
    """What changed since a ruling, in words: of the file as it was and is, and of each entry by
    the name of its list (None: it was not there)."""
    said = [_said("in the file", changed(*ours))]
    for name, old, new in theirs:
        if old is None:
            said.append(f"another entry of the same act on {name}")
        else:
            said.append(_said(f"on {name}", changed(old, new)))
    return f"Changed {'; '.join(filter(None, said))}."


def _said(where: str, fields: tuple[str, ...]) -> str:
    return f"{where}: {', '.join(fields)}" if fields else ""
