"""Which column of a roster means what, as a value that can be saved and changed."""

import re
import tomllib
from collections.abc import Mapping as ReadOnly
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from credenza.formats.roster.fields import fields
from credenza.formats.roster.headers import normal_header
from credenza.packs.schema import PackError, Table

WHY_REFUSED = "Why refused"
_TOML_ESCAPES = re.compile(r'["\\\x00-\x1f\x7f]')


class MappingError(ValueError):
    """A saved mapping that does not read as it should."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header, the field it fills ("" = not imported) and in which group.

    ``confidence`` is 1.0 for a choice of a person or an exact alias; ``note`` says why a guess
    was not made.
    """

    header: str
    field: str = ""
    group: int = 1
    confidence: float = 1.0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Mapping:
    """The columns of one file from left to right, or of a saved layout in any order."""

    columns: tuple[Column, ...]
    name: str = ""
    about: str = ""

    def choose(self, header: str, field: str, group: int = 1) -> "Mapping":
        """This mapping with ``header`` filling ``field``; "" leaves the column out."""
        chosen = Column(header, field, group)
        found = (chosen if one.header == header else one for one in self.columns)
        return replace(self, columns=tuple(found))

    def for_headers(self, headers: tuple[str, ...]) -> "Mapping":
        """This saved mapping laid over the headers of a file; unknown ones are not imported."""
        saved = {normal_header(column.header): column for column in self.columns}
        laid = []
        for header in headers:
            column = saved.get(normal_header(header)) if header else None
            unknown = Column(header, confidence=0.0, note="Not in the saved mapping.")
            laid.append(replace(column, header=header) if column else unknown)
        return replace(self, columns=tuple(laid))

    def absent_from(self, headers: tuple[str, ...]) -> tuple[str, ...]:
        """The headers of this saved mapping that a file does not have."""
        there = {normal_header(header) for header in headers}
        return tuple(one.header for one in self.columns if normal_header(one.header) not in there)

    def problems(self) -> tuple[str, ...]:
        """What keeps this mapping from being used, as sentences; empty when it can be."""
        filled = [(column.field, column.group) for column in self.columns if column.field]
        twice = {target for target in filled if filled.count(target) > 1}
        said = [
            f"{fields()[key].label} {group if fields()[key].repeats else ''}".strip()
            + " is filled by two columns: leave one out."
            for key, group in sorted(twice)
        ]
        keys = {key for key, _ in filled}
        if "full_name" not in keys and not {"last_name", "first_name"} <= keys:
            said.append("No column holds the name: map last and first name, or the full name.")
        return tuple(said)

    def to_toml(self) -> str:
        """The mapping as a file that ``from_toml`` reads."""
        lines = [f"name = {_quoted(self.name)}", f"about = {_quoted(self.about)}", "", "[columns]"]
        lines += [f"{_quoted(one.header)} = {_quoted(_target(one))}" for one in self.columns]
        return "\n".join(lines) + "\n"

    @classmethod
    def from_toml(cls, text: str) -> "Mapping":
        """The mapping in a saved file; raises MappingError that names what to mend."""
        try:
            table = Table("The mapping", "the file", tomllib.loads(text))
            columns = table.only("name", "about", "columns").table("columns")
            if columns is None:
                raise table.error("columns", "is missing", "add [columns]")
            read = tuple(_column(columns, header) for header in columns.data)
            return cls(read, table.text("name", ""), table.text("about", ""))
        except (tomllib.TOMLDecodeError, PackError) as error:
            raise MappingError(f"The saved mapping cannot be read: {error}") from error


@cache
def shipped_mappings() -> ReadOnly[str, Mapping]:
    """The mappings that come with the office, by key ("md_staff_like")."""
    folder = files("credenza.packs") / "rosters" / "mappings"
    paths = sorted(folder.iterdir(), key=lambda path: path.name)
    return MappingProxyType(
        {
            path.name.removesuffix(".toml"): Mapping.from_toml(path.read_text(encoding="utf-8"))
            for path in paths
            if path.name.endswith(".toml")
        }
    )


def _column(table: Table, header: str) -> Column:
    key, _, group = table.data[header].partition(":") if table.text(header, "") else ("", "", "")
    if key and key not in fields():
        raise table.error(header, f"fills {key!r}, which is no field", "look the field up")
    if group and not (group.isdecimal() and 0 < int(group) < 100 and fields()[key].repeats):
        raise table.error(header, f"has the group {group!r}", "number repeating fields 1 to 99")
    return Column(header, key, int(group or 1))


def _target(column: Column) -> str:
    return f"{column.field}:{column.group}" if column.group > 1 else column.field


def _quoted(text: str) -> str:
    escaped = _TOML_ESCAPES.sub(lambda found: f"\\u{ord(found[0]):04X}", text)
    return f'"{escaped}"'
