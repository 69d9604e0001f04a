"""The lists of the catalog, read once."""

from functools import cache

from credenza.sources.base import Source
from credenza.sources.scan import catalog


@cache
def _catalog() -> dict[str, Source]:
    return catalog()


def source_of(key: str) -> Source:
    """What the catalog says of a list. Raises KeyError for one that it does not have."""
    return _catalog()[key]
