"""Exclusion lists: read by the layout that each declares, held in columns, compared by edition."""
