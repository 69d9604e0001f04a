"""The tables of concerns."""

from credenza.office.concerns.models.cases import Case, Link, Named, Party

__all__ = ["Case", "Link", "Named", "Party"]
