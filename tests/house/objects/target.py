"""What an address with a number in it is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Target:
    """The arguments of an address, and the practitioner whose file it is about, if one."""

    arguments: Mapping[str, Any]
    practitioner: int | None = None
