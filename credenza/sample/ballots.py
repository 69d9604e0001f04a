"""A vote between meetings that is open in the sample. Everything is invented."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Between:
    """A question put to a committee in writing, ``on`` a day from the opening day until ``ends``.

    ``voted`` is what was voted so far, by the number of the voter's file.
    """

    kind: str
    title: str
    summary: str
    motion: str
    on: int
    ends: int
    voted: tuple[tuple[int, str], ...]


OPEN = Between(
    "pharmacy",
    "Shortage of heparin in prefilled syringes",
    summary="The supplier announced a shortage for eight weeks. The pharmacy proposes vials with a "
    "second check at the bedside, and asks for a word before the next meeting.",
    motion="To substitute vials for prefilled syringes of heparin, with a second check, until the "
    "shortage is over",
    on=-1,
    ends=3,
    voted=((51, "yes"), (63, "yes")),
)
