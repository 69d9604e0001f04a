"""What was read of a policy's file."""

import re
from dataclasses import dataclass

from credenza.core.policies.text import Block

_UNSHOWN = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2060-\u2069\ufeff]"
)
_SPACES = re.compile(r"[ \t\n\u00a0]+")
LARGEST = 4_000_000
"""Characters of a policy's text: some two thousand pages."""


class Unreadable(ValueError):
    """A file whose text cannot be read: why, and what to do instead."""


@dataclass(frozen=True, slots=True)
class Read:
    """The text of a file. ``lost`` are sentences about what of it is not kept."""

    blocks: tuple[Block, ...]
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """What stands around the text on paper. ``standing`` says which text it is."""

    office: str
    title: str
    number: str
    standing: str
    fingerprint: str = ""
    approvals: tuple[str, ...] = ()


def clean(text: str) -> str:
    """The text in one line, without what nobody sees."""
    return _SPACES.sub(" ", _UNSHOWN.sub("", text)).strip()
