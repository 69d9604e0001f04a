"""Reads for pages about many rooms at once."""
