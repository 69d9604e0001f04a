"""Curricula vitae: their text, and the posts, schools and certificates found in it by rules."""

from credenza.formats.cv.entries import Found, find_entries
from credenza.formats.cv.text import Unreadable, text_of

__all__ = ["Found", "Unreadable", "find_entries", "text_of"]
