"""Lists of how much was done, as spreadsheets."""

from credenza.formats.exposures.listed import COLUMNS, Listed, Unreadable, read_exposures

__all__ = ["COLUMNS", "Listed", "Unreadable", "read_exposures"]
