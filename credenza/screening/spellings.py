"""Every different spelling once, with all that it is compared by; names are numbers from there on.

Names repeat a great deal, so what costs is done for each spelling, and for each pair of
spellings, not for each person.
"""

import polars as pl

from credenza.screening.normalise import (
    joined,
    sound,
    without_joined_particle,
    without_particles,
)

NAMES = ("family", "given", "middle")


def spellings(*forms: pl.DataFrame) -> pl.DataFrame:
    """The names in some form frames, in a fixed order: a name's number is its place.

    ``name`` is words, ``whole`` they joined, ``core`` without particles, ``tail`` without a
    particle joined to it ("DELACRUZ" has "CRUZ"), ``sound`` and ``core_sound`` how these sound,
    ``first`` the first word, ``sorted`` the words in order.
    """
    every = pl.concat(side[part] for side in forms for part in NAMES)
    names = every.unique().sort().to_frame("name")
    name = pl.col("name")
    several = name.str.contains(" ", literal=True)
    spelled = names.with_columns(
        whole=joined(name),
        core=pl.when(several).then(joined(without_particles(name))).otherwise(joined(name)),
        tail=without_joined_particle(joined(name)),
        first=name.str.extract(r"^([^ ]+)").fill_null(""),
        sorted=pl.when(several).then(name.str.split(" ").list.sort().list.join("")).otherwise(name),
    )
    heard = spelled.with_columns(sound=sound(pl.col("whole")))
    unlike = pl.col("core") != pl.col("whole")
    cores = (
        heard.filter(unlike).select("core").unique().with_columns(core_sound=sound(pl.col("core")))
    )
    return (
        heard.join(cores, on="core", how="left", maintain_order="left")
        .with_columns(pl.coalesce("core_sound", "sound"))
        .with_row_index("number")
    )


def numbered(forms: pl.DataFrame, spelled: pl.DataFrame) -> pl.DataFrame:
    """Form frames with their names as numbers of spellings."""
    numbers = spelled.select("name", "number")
    for part in NAMES:
        found = forms.join(
            numbers, left_on=part, right_on="name", how="left", maintain_order="left"
        )
        forms = found.with_columns(pl.col("number").alias(part)).drop("number")
    return forms


def spelled_out(pairs: pl.DataFrame, spelled: pl.DataFrame) -> pl.DataFrame:
    """Pairs with their names as words again."""
    both = [f"{part}{side}" for part in NAMES for side in ("", "_list")]
    return pairs.with_columns(spelled["name"].gather(pairs[name]).alias(name) for name in both)
