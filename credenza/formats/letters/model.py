"""A letter as both formats typeset it."""

import re
from dataclasses import dataclass, fields

from credenza.core.letters import Block, Grid, Items, Paragraph

LANGUAGE = "en-US"
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff"  # no XML may hold these
    "\u202a-\u202e\u2066-\u2069]"  # orders to turn the direction, which hide what stands there
)


class LetterTrouble(ValueError):
    """A letter or template that cannot be typeset: what is wrong and how to mend it."""


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who writes: a name, and lines such as street and telephone."""

    name: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs, and as what."""

    name: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter. ``dated`` is written out; ``delivery`` says how it goes when that matters.

    What no page can show (NUL, other controls, orders to turn the direction of writing) is taken
    out of every text on making it.
    """

    letterhead: Letterhead
    dated: str
    addressee: tuple[str, ...]
    subject: str
    salutation: str
    blocks: tuple[Block, ...]
    closing: str
    signer: Signer
    legend: str = ""
    delivery: str = ""
    copies: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for field in fields(self):
            object.__setattr__(self, field.name, cleaned(getattr(self, field.name)))


def cleaned(value):
    """The same value, its texts without characters that no page can show."""
    if isinstance(value, str):
        return _UNPRINTABLE.sub("", value)
    if isinstance(value, tuple):
        return tuple(cleaned(one) for one in value)
    if isinstance(value, Paragraph | Items | Grid | Letterhead | Signer):
        return type(value)(*(cleaned(getattr(value, one.name)) for one in fields(value)))
    return value
