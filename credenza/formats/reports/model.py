"""A report as it is typeset."""

from collections.abc import Sequence
from dataclasses import dataclass


class ReportTrouble(ValueError):
    """A report that cannot be typeset: what is wrong and what to do instead."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``width`` counts in shares of the line, ``code`` sets it as numbers."""

    title: str
    width: float = 1
    code: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, words, and a table whose head stands on every page it runs over.

    Without ``rows`` the section says ``empty`` in place of the table.
    """

    title: str
    words: Sequence[str] = ()
    columns: Sequence[Column] = ()
    rows: Sequence[Sequence[str]] = ()
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A report on US letter paper laid across.

    ``answer`` is its one sentence, ``facts`` are (label, value) beside each other on top,
    ``foot`` stands on every page.
    """

    office: str
    title: str
    answer: str
    facts: Sequence[tuple[str, str]] = ()
    sections: Sequence[Section] = ()
    foot: str = ""
