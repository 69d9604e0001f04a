"""Given and family names, put together at random into people who do not exist (names.toml)."""

import tomllib
from importlib.resources import files

_LISTS = tomllib.loads((files("credenza.sample") / "names.toml").read_text(encoding="utf-8"))

WOMEN = tuple(_LISTS["women"].split())
MEN = tuple(_LISTS["men"].split())
MIDDLE = tuple(_LISTS["middle"].split())
FAMILIES = tuple(_LISTS["families"].split())
PARTICLED = tuple(_LISTS["particled"])
LANGUAGES = tuple(_LISTS["languages"].items())
