"""What an address is about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Target:
    """The arguments of an address, and the practitioner whose file it is about, if one.

    ``data`` is posted; it names the object where the address does not. ``unless_named`` are roles
    that the address opens to, and this object only where somebody was let into it by name.
    """

    arguments: Mapping[str, Any]
    practitioner: int | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    unless_named: frozenset[str] = frozenset()
