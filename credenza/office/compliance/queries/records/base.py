"""What the office's own records say of a standard."""

from dataclasses import dataclass

from credenza.core.standards.readiness import Standing


@dataclass(frozen=True, slots=True)
class Source:
    """One record that speaks of a standard (``rule``), and the page where it is seen."""

    rule: str
    title: str
    standing: Standing
    address: str
