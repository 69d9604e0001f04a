"""The sample's policies: invented texts in Markdown, when each was approved, what it proves."""

from dataclasses import dataclass
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Text:
    """One policy of the medical center.

    ``approved`` is the day of its approval, counted from the opening day, ``by`` the body.
    ``route`` are kinds of committees.
    """

    file: str
    kind: str
    number: str
    title: str
    approved: int
    by: str
    route: tuple[str, ...] = ()
    standards: tuple[str, ...] = ()
    owner: str = "director"

    @property
    def words(self) -> str:
        """The text."""
        return words(self.file)


BYLAWS = Text(
    "bylaws", "bylaws", "MS-001", "Medical staff bylaws", -640, "Governing Board",
    ("bylaws", "mec", "board"), ("TJC-BYLAWS", "CMS-BYLAWS", "TJC-TEMP-WHO"),
)  # fmt: skip
CONDUCT = Text(
    "conduct", "policy", "MS-014", "Professional conduct", -45, "Medical Executive Committee",
    ("mec",), ("TJC-CONCERN", "CMP-SPLIT"),
)  # fmt: skip
TEMPORARY = Text(
    "temporary_privileges", "policy", "MS-008", "Temporary privileges", -1060,
    "Medical Executive Committee", ("mec",), ("TJC-TIME",), "coordinator",
)  # fmt: skip
INTEGRITY = Text(
    "integrity", "policy", "MSO-003", "Integrity of credentialing information", -200,
    "The director", (), ("NCQA-II-CTL",),
)  # fmt: skip
TEXTS = (BYLAWS, CONDUCT, TEMPORARY, INTEGRITY)
AMENDED = "bylaws_amended"
CHANGE = (
    "Appointments of three years, one term of three years for the president, and members who take "
    "part by video count. Conflicts of interest come first among the rules for meetings."
)


def words(file: str) -> str:
    """The text of a file of this folder."""
    return (files("credenza.sample.policies") / f"{file}.md").read_text(encoding="utf-8")
