"""Reads of practitioners' files: querysets within the reader's rights, and frozen facts."""
