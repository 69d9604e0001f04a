"""Credenza, the open medical staff office."""

__version__ = "0.1.0"
