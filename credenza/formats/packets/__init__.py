"""A meeting's packet: one PDF of many papers, with bookmarks, numbers and the reader's name."""

from credenza.formats.packets.binding import bind, joined, pages_of
from credenza.formats.packets.model import Book, Entry, Front, Mark, Paper
from credenza.formats.packets.part import part
from credenza.formats.packets.stamping import stamped, stamped_page

__all__ = [
    "Book",
    "Entry",
    "Front",
    "Mark",
    "Paper",
    "bind",
    "joined",
    "pages_of",
    "part",
    "stamped",
    "stamped_page",
]
