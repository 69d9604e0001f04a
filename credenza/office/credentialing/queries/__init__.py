"""Reads of applications: querysets within the reader's rights, and frozen facts."""
