"""An invented roster and an invented list in LEIE's layout, with the truth beside them.

    python bench/screening_rows.py FOLDER [--seed 1] [--mix plain|hard|names|dates]
                                          [--roster 10000] [--listed 80000]

Some practitioners are listed, each through a few of the errors of ``screening_errors``; some
listed strangers resemble one. What is written is what ``screening_files`` reads.
"""

import argparse
import sys
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.screening_errors import ERRORS, MIXES, STRANGERS
from bench.screening_people import CALLINGS, Dice, Person, person

LISTED, RESEMBLING = 800, 600
OTHERS = ["NURSE/NURSES AIDE"] * 5 + ["PERSONAL CARE PROVIDER", "OWNER/OPERATOR",
          "BUSINESS MANAGER", "EMPLOYEE - NON-GOVERN", *CALLINGS.values()]  # fmt: skip
# Chances: that a marriage is on the roster, that a list tells the calling; that a stranger's row
# has an NPI, a birth date.
_RECORDED, _TOLD, _NPI, _BORN = 0.6, 0.4, 0.19, 0.93


@dataclass
class Made:
    """Rows of the four files of a folder."""

    roster: list[Person]
    listed: list[Person] = field(default_factory=list)
    truth: list[Person] = field(default_factory=list)
    hard: list[Person] = field(default_factory=list)


def make(seed: int, mix: str, roster: int = 10_000, listed: int = 80_000) -> Made:
    """A roster and a list, the same for one seed and mix."""
    dice = Dice(seed)
    made = Made([person(dice) for _ in range(roster)])
    chosen = dice.sample(range(roster), min(LISTED + RESEMBLING, roster // 3, listed))
    for at in chosen[:LISTED]:
        entry, kinds = _erred(dice, made.roster[at], MIXES.index(mix))
        made.truth.append(_pair(at, made.listed) | {"kinds": kinds, "evidence": ""})
        made.listed.append(entry)
    for at in chosen[LISTED:]:
        entry = {**made.roster[at], "npi": "", "profession": ""}
        kind, change = dice.choice(STRANGERS)
        change(dice, entry)
        made.hard.append(_pair(at, made.listed) | {"kind": kind})
        made.listed.append(entry)
    made.listed.extend(_stranger(dice) for _ in range(listed - len(made.listed)))
    return made


def _erred(dice: Dice, who: Person, mix: int) -> tuple[Person, str]:
    entry, kinds = {**who, "suffix": "", "other_names": "", "profession": ""}, []
    for name, chances, change in ERRORS:
        if dice.random() < chances[mix]:
            change(dice, entry)
            kinds.append(name)
    if "married" in kinds and entry["family"] != who["family"] and dice.random() < _RECORDED:
        who["other_names"] = f"{entry['family']}, {who['given']}"
    if dice.random() < _TOLD:
        entry["profession"] = CALLINGS[who["profession"]]
    return entry, "|".join(kinds) or "exact"


def _stranger(dice: Dice) -> Person:
    entry = person(dice)
    entry["npi"] = entry["npi"] if dice.random() < _NPI else ""
    entry["born_on"] = entry["born_on"] if dice.random() < _BORN else ""
    return {**entry, "profession": "", "suffix": ""}


def _pair(at: int, listed: list[Person]) -> Person:
    return {"roster_id": f"R{at}", "leie_id": f"L{len(listed)}"}


def write(made: Made, folder: Path, dice: Dice) -> None:
    """The files of the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = {
        "roster": [_rostered(n, row) for n, row in enumerate(made.roster)],
        "leie": [_leie(n, row, dice) for n, row in enumerate(made.listed)],
        "truth": made.truth,
        "hard_negatives": made.hard,
    }
    for name, rows in tables.items():
        pl.DataFrame(rows).write_csv(folder / f"{name}.csv")
    (folder / "ambiguous.csv").write_text("roster_id,leie_id\n")


def _rostered(number: int, who: Person) -> Person:
    own = {"roster_id": f"R{number}", "last": who["family"], "first": who["given"]}
    same = ("middle", "suffix", "other_names", "npi", "address", "city", "state", "zip")
    return own | {"dob": who["born_on"]} | {name: who[name] for name in (*same, "profession")}


def _leie(number: int, who: Person, dice: Dice) -> Person:
    """An entry as the list prints it: cut at the widths of its record layout."""
    return {
        "LEIE_ID": f"L{number}", "LASTNAME": who["family"][:20], "FIRSTNAME": who["given"][:15],
        "MIDNAME": who["middle"][:15], "BUSNAME": "", "GENERAL": "IND- LIC HC SERV PRO",
        "SPECIALTY": who["profession"] or dice.choice(OTHERS), "UPIN": "",
        "NPI": who["npi"] or "0" * 10, "DOB": who["born_on"].replace("-", ""),
        "ADDRESS": who["address"][:30], "CITY": who["city"][:20], "STATE": who["state"],
        "ZIP": who["zip"], "EXCLTYPE": "1128b4", "EXCLDATE": "20150101", "REINDATE": "0" * 8,
        "WAIVERDATE": "0" * 8, "WVRSTATE": "",
    }  # fmt: skip


def main() -> None:
    """Write a folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--mix", choices=MIXES, default="plain")
    parser.add_argument("--roster", type=int, default=10_000)
    parser.add_argument("--listed", type=int, default=80_000)
    options = parser.parse_args()
    made = make(options.seed, options.mix, options.roster, options.listed)
    write(made, options.folder, Dice(options.seed + 1))


if __name__ == "__main__":
    main()
