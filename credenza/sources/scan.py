"""Which sources there are: every folder of the catalog that holds a ``source.toml``."""

import tomllib
from pathlib import Path

from credenza.sources.base import Bounds, Source, SourceError

CATALOG = Path(__file__).parent / "catalog"


def catalog(folder: Path = CATALOG) -> dict[str, Source]:
    """All declared sources by key, in the order of their keys."""
    return {path.parent.name: declared(path) for path in sorted(folder.glob("*/source.toml"))}


def keys_with(table: str, folder: Path = CATALOG) -> tuple[str, ...]:
    """The sources of a catalog whose declarations hold ``table``, such as "list"."""
    declarations = sorted(folder.glob("*/source.toml"))
    return tuple(
        path.parent.name
        for path in declarations
        if table in tomllib.loads(path.read_text(encoding="utf-8"))
    )


def declared(path: Path) -> Source:
    """The source that a ``source.toml`` declares; its key is the name of its folder.

    How a list is laid out, its table ``list``, is read by those who read lists. Raises
    SourceError naming the file when a field is missing, unknown or misspelt.
    """
    try:
        fields = tomllib.loads(path.read_text(encoding="utf-8"))
        bounds = Bounds(**fields.pop("bounds"))
        for layout in ("list", "register"):
            fields.pop(layout, None)
        return Source(key=path.parent.name, bounds=bounds, **fields)
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise SourceError(f"{path.parent.name}/source.toml is not a declaration: {error}") from None
