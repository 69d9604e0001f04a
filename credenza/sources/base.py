"""What every source has in common: how it is declared, and what a copy of it is called."""

from dataclasses import dataclass
from datetime import date, datetime


class SourceError(Exception):
    """A source could not be used. The message says what is wrong, where, and what to do."""


class Unreadable(SourceError):
    """A file is not what its source publishes, or is damaged; nothing of it was kept."""


class NotChecked(SourceError):
    """A source could not be asked. It says nothing about the question: never "not found"."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The least and the most rows that a whole list has; outside them it is not the whole.

    ``shrinks`` is the largest share of its entries that it loses from one edition to the next.
    """

    minimum: int
    maximum: int
    shrinks: float = 0.1

    def shortfall(self, rows: int) -> str:
        """Why ``rows`` cannot be the whole list; empty when it can."""
        if self.minimum <= rows <= self.maximum:
            return ""
        return f"{rows:,} rows, where the whole list has {self.minimum:,} to {self.maximum:,}"


@dataclass(frozen=True, slots=True)
class Source:
    """A registry of the world as its ``source.toml`` declares it.

    ``short`` is what a narrow column says, ``address`` where a person finds it, ``cadence`` how
    often it is published and ``layout`` which edition of its format is read. ``download`` is
    the address of the file itself, empty where it has none that stays; ``every`` is in how many
    days a new edition is due. ``state`` is the state whose list it is, empty for a federal one.
    """

    key: str
    title: str
    short: str
    publisher: str
    address: str
    cadence: str
    layout: str
    bounds: Bounds
    download: str = ""
    every: int = 31
    state: str = ""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One copy of a source: which bytes, of which day, and how much of it was kept.

    ``rows`` counts the file's data rows and ``kept`` those that were stored; ``chosen`` tells
    the filters in words (empty: everything). ``shortfall`` says why the file is not the whole
    list (empty: it is within the source's bounds).
    """

    source: str
    file: str
    sha256: str
    fetched_at: datetime
    published_on: date | None
    rows: int
    kept: int
    chosen: str = ""
    shortfall: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether somebody absent from this copy is absent from the source."""
        return not self.chosen and not self.shortfall
