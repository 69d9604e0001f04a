"""What screening knows about names, columns and weights: read once from the packs."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

import polars as pl

_HOME = files("credenza.packs") / "screening"
_EDITED = (
    *("forms.toml", "given_names.csv", "names.toml", "nicknames/names.csv", "professions.toml"),
    *("surnames.csv", "weights.toml"),
)


@dataclass(frozen=True)
class NameRules:
    """Words in a name that are not the name itself (``names.toml``)."""

    particles: tuple[str, ...]
    suffixes: dict[str, str]
    titles_front: tuple[str, ...]
    titles_back: tuple[str, ...]
    romanised: tuple[tuple[str, ...], ...]


def read(name: str) -> dict:
    """A TOML file of the pack."""
    return tomllib.loads((_HOME / name).read_text(encoding="utf-8"))


@cache
def edition() -> str:
    """The fingerprint of all that is known here: with another one the same two people may be
    told apart otherwise."""
    known = [_HOME / name for name in sorted(_EDITED)]
    return sha256(b"".join(file.read_bytes() for file in known)).hexdigest()


@cache
def name_rules() -> NameRules:
    """Particles, suffixes, titles and romanised families."""
    data = read("names.toml")
    return NameRules(
        particles=tuple(data["particles"].split()),
        suffixes=data["suffixes"],
        titles_front=tuple(data["titles"]["front"].split()),
        titles_back=tuple(data["titles"]["back"].split()),
        romanised=tuple(tuple(row.split()) for row in data["romanised"]["families"]),
    )


@cache
def given_groups() -> pl.DataFrame:
    """Given names by the fuller forms they may stand for: ``name``, ``group``.

    A fuller form belongs to its own group, so two names are alike when they share a group.
    Romanised families are among them, since elsewhere many are given names too.
    """
    groups = defaultdict(set)
    for full, form in _forms():
        groups[full] |= {full, form}
    pairs = [(name, full) for full, names in groups.items() for name in sorted(names)]
    named = pl.DataFrame(pairs, schema=["name", "group"], orient="row")
    return pl.concat([named, family_groups()]).unique(maintain_order=True)


@cache
def family_groups() -> pl.DataFrame:
    """Family names by the romanised family they belong to: ``name``, ``group``."""
    pairs = [(name, row[0]) for row in name_rules().romanised for name in row]
    return pl.DataFrame(pairs, schema=["name", "group"], orient="row").unique(maintain_order=True)


@cache
def surname_rates() -> pl.DataFrame:
    """How many of 100,000 people bear a family name: ``name``, ``per_100k``."""
    return _table("surnames.csv")


@cache
def given_rates() -> pl.DataFrame:
    """How many of 100,000 people bear a given name, and the share of women among them: ``name``,
    ``per_100k``, ``women``."""
    return _table("given_names.csv")


def _forms() -> Iterator[tuple[str, str]]:
    """Fuller and shorter forms of given names, in capital letters alone."""
    letters = pl.col("name1", "name2").str.to_uppercase().str.replace_all(r"[^A-Z]", "")
    yield from _table("nicknames/names.csv").select(letters).iter_rows()
    for full, forms in read("forms.toml").items():
        yield from ((full, form) for form in forms.split())


def _table(name: str) -> pl.DataFrame:
    return pl.read_csv((_HOME / name).read_bytes())
