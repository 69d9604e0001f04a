"""Reading of tables with errors that name the file, the table and the remedy."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


class PackError(ValueError):
    """A pack that does not read as it should: where, what and how to mend it."""


@dataclass(frozen=True, slots=True)
class Table:
    """One TOML table, read key by key, so that a misspelt key cannot be overlooked.

    ``name`` says where in the file it stands; it is empty for the file as a whole.
    """

    file: str
    name: str
    data: Mapping[str, Any]

    def text(self, key: str, default: str | None = None) -> str:
        """A text; required when there is no default."""
        return " ".join(self._typed(key, str, "a text in quotes", default).split())

    def prose(self, key: str, default: str | None = None) -> str:
        """A text whose line breaks are kept; required when there is no default."""
        return self._typed(key, str, "a text in quotes", default).strip()

    def whole(self, key: str, default: int | None = None, *, required: bool = True) -> int | None:
        """A whole number; None only when not ``required``."""
        if key not in self.data and not required:
            return default
        number = self._typed(key, int, "a whole number", default)
        if isinstance(number, bool):
            raise self.error(key, "is true or false", "write a whole number")
        return number

    def flag(self, key: str) -> bool:
        """A yes or no; no when absent."""
        return self._typed(key, bool, "true or false", False)

    def day(self, key: str, default: date | None = None, *, required: bool = True) -> date | None:
        """A date, written without quotes; None only when not ``required``."""
        if key not in self.data and not required:
            return default
        day = self._typed(key, date, "a date without quotes, such as 2025-07-01", default)
        if isinstance(day, datetime):
            raise self.error(key, "has a time of day", "write the date alone")
        return day

    def words(self, key: str, allowed: Sequence[str] | None = None) -> tuple[str, ...]:
        """A list of texts, each among ``allowed``; empty when absent."""
        words = self._typed(key, list, 'a list such as ["one", "two"]', [])
        for word in words:
            if not isinstance(word, str):
                raise self.error(key, f"holds {word!r}", "write texts in quotes only")
            if allowed is not None and word not in allowed:
                raise self.error(key, f"holds {word!r}", _choose(allowed))
        return tuple(words)

    def choice(self, key: str, allowed: Sequence[str], default: str | None = None) -> str:
        """One of ``allowed``."""
        word = self.text(key, default)
        if word not in allowed and word != default:
            raise self.error(key, f"is {word!r}", _choose(allowed))
        return word

    def tables(self, key: str) -> list["Table"]:
        """The tables of a list, written ``[[key]]``; none when absent."""
        rows = self._typed(key, list, f"tables written [[{key}]]", [])
        return [self._inner(f"{key} {n}", row) for n, row in enumerate(rows, 1)]

    def table(self, key: str) -> "Table | None":
        """One inner table, or None when absent."""
        return self._inner(key, self.data[key]) if key in self.data else None

    def only(self, *keys: str) -> "Table":
        """Itself, once no other keys are in it."""
        for key in self.data:
            if key not in keys:
                raise self.error(key, "is not known here", _choose(keys))
        return self

    def error(self, key: str, problem: str, remedy: str) -> PackError:
        """An error about one of its keys."""
        where = ", ".join(filter(None, (self.file, self.name)))
        return PackError(f"{where}: {key!r} {problem}; {remedy}.")

    def named(self, key: str) -> "Table":
        """Itself under the name its own ``key`` gives, for errors that can be found."""
        return Table(self.file, f"{self.name} ({self.data.get(key, 'unnamed')})", self.data)

    def _inner(self, name: str, data: Any) -> "Table":
        if not isinstance(data, Mapping):
            raise self.error(name, "is not a table", "write keys and values under it")
        return Table(self.file, ", ".join(filter(None, (self.name, name))), data)

    def _typed(self, key: str, kind: type, wanted: str, default: Any) -> Any:
        value = self.data.get(key, default)
        if value is None:
            raise self.error(key, "is missing", f"add {wanted}")
        if not isinstance(value, kind):
            raise self.error(key, f"is {value!r}", f"write {wanted}")
        return value


def _choose(allowed: Sequence[str]) -> str:
    return f"use one of {', '.join(sorted(allowed))}"
