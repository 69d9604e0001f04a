"""What an address asks for, outside of any form: numbers, days and words that can be meant."""

from datetime import date

from django.utils.dateparse import parse_date

LONGEST = 18  # digits of a number that both databases hold
YEARS = range(1900, 2200)


def number(text: str | None) -> int | None:
    """A whole number; None where the text is none."""
    text = text or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST else None


def day(text: str | None) -> date | None:
    """A day, as in 2026-11-24, that an office can have to do with; None where the text is none."""
    try:
        found = parse_date(text or "")
    except ValueError:
        return None
    return found if found and found.year in YEARS else None


def words(text: str | None) -> str:
    """The text without what surrounds it, and without the NUL that PostgreSQL refuses."""
    return (text or "").replace("\0", "").strip()
