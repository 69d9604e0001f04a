"""Lists of who is on call, as spreadsheets."""

from credenza.formats.oncall.listed import COLUMNS, Listed, Unreadable, read_shifts, row_of

__all__ = ["COLUMNS", "Listed", "Unreadable", "read_shifts", "row_of"]
