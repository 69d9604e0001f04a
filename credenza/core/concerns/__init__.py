"""Concerns: what is reported, in which of the three kinds, by which clocks it is resolved."""
