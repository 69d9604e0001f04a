"""What is said of a value or a row of a list that could not be read."""

from dataclasses import dataclass

SEVERAL = 5
SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Trouble:
    """One value that was not understood: where it stands, why, and what to do."""

    row: int
    column: str
    value: str
    reason: str
    remedy: str
    sheet: str = ""

    def __str__(self) -> str:
        sheet = f"Sheet “{self.sheet}”, row" if self.sheet else "Row"
        place = f"{sheet} {self.row}, column “{self.column}”"
        return f"{place}: “{self.value}”. {self.reason} {self.remedy}"


def too_many(troubles: int, filled: int) -> bool:
    """Whether so many of the filled values failed that it cannot be the column that the layout
    describes: more than five, and more than one in twenty."""
    return troubles > SEVERAL and troubles > filled * SHARE
