"""The conditions under which a privilege is granted, and their words."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

PROCTOR, SUPERVISION, SITE, AGES, WORDS = "proctor", "supervision", "site", "ages", "words"
CONDITIONS = {
    PROCTOR: "Proctored for the first cases",
    SUPERVISION: "Under supervision",
    SITE: "At one site",
    AGES: "For an age group",
    WORDS: "In other words",
}


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition. ``cases`` counts for a proctor; ``words`` say by whom, where, which ages."""

    kind: str
    words: str = ""
    cases: int = 0

    @property
    def sentence(self) -> str:
        """As a nurse at the bedside reads it: "with a proctor for the first 5 cases"."""
        if self.kind == PROCTOR:
            first = f" for the first {self.cases} cases" if self.cases else ""
            who = f" ({self.words})" if self.words else ""
            return f"with a proctor{first}{who}"
        lead = {SUPERVISION: "supervised by ", SITE: "only at ", AGES: "only for patients aged "}
        return f"{lead.get(self.kind, '')}{self.words}"


def conditions(rows: Iterable[Mapping[str, object]]) -> tuple[Condition, ...]:
    """Conditions from how they are stored. Raises TypeError for a key that none has."""
    return tuple(Condition(**row) for row in rows)


def stored(given: Iterable[Condition]) -> list[dict[str, object]]:
    """Conditions as they are stored."""
    return [asdict(one) for one in given]


def in_words(given: Iterable[Condition]) -> str:
    """All of them in one line, "" where there is none."""
    return "; ".join(one.sentence for one in given)
