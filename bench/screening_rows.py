"""Invented practitioners and an invented list in LEIE's layout, with the truth beside them.

    python bench/screening_rows.py FOLDER [--seed 1] [--mix plain|hard] [--roster 10000]
                                          [--listed 80000]

Names are drawn at Census rates; places, numbers and dates are invented. Some practitioners are
listed, each through a few of the errors of ``ERRORS``; some listed strangers resemble one
(``STRANGERS``). The hard mix has more errors for each row and fewer numbers. What is written is
what ``screening_files`` reads.
"""

import argparse
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import polars as pl

sys.path.insert(0, str(Path(__file__).parents[1]))

from credenza.core.identifiers import npi_is_valid
from credenza.screening.knowledge import given_groups, given_rates, name_rules, surname_rates

Person = dict[str, str]
Change = Callable[["Dice", Person], None]
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# fmt: off
STREETS = ["ALDER", "BIRCH", "CANAL", "DEPOT", "ELDER", "FERRY", "GROVE", "HARBOR", "IRON",
           "JUNIPER", "KILN", "LOCUST"]
TOWNS = ["ALMA", "BRENT", "CORA", "DOVER", "ESTER", "FLINT", "GALEN", "HOLT", "IVERS", "JOPPA",
         "KENT", "LUDLOW"]
ENDS = ["", " FALLS", " CITY", " SPRINGS", " HEIGHTS", " JUNCTION", "TON", "VILLE", "BURG",
        "FIELD", "MONT", "WOOD", "LAND", "VIEW", "DALE", "PORT", "HAVEN", " GROVE", "BURY", "CREST"]
STATES = ["AL", "AZ", "CA", "CO", "FL", "GA", "IL", "IN", "LA", "MA", "MI", "MN", "MO", "NC",
          "NJ", "NY", "OH", "OK", "OR", "PA", "TN", "TX", "VA", "WA", "WI"]
CALLINGS = {"MD": "PHYSICIAN (MD, DO)", "DO": "PHYSICIAN (MD, DO)", "RN": "NURSE/NURSES AIDE",
            "NP": "NURSE/NURSES AIDE", "PA": "PHYSICIAN'S ASSISTAN", "DDS": "DENTIST",
            "DPM": "PODIATRIST", "PSYD": "PSYCHOLOGIST", "PT": "PHYSICAL THERAPIST"}
OTHERS = ["NURSE/NURSES AIDE"] * 5 + ["PERSONAL CARE PROVIDER", "OWNER/OPERATOR",
          "BUSINESS MANAGER", "EMPLOYEE - NON-GOVERN", *CALLINGS.values()]
# fmt: on


def _drawn(rates: pl.DataFrame) -> tuple[list[str], list[float]]:
    """Names and the running sum of their rates."""
    return rates["name"].to_list(), rates["per_100k"].cum_sum().to_list()


class Dice(random.Random):
    """Chance, and names at their rates."""

    def __init__(self, seed: int):
        super().__init__(seed)
        self._npis = seed * 1_000_003
        self._families = _drawn(surname_rates())
        rates, share = given_rates(), pl.col("women")
        self._given = {
            True: _drawn(rates.with_columns(pl.col("per_100k") * share)),
            False: _drawn(rates.with_columns(pl.col("per_100k") * (1 - share))),
        }
        self._forms = dict(
            given_groups().group_by("group", maintain_order=True).agg("name").iter_rows()
        )

    def _draw(self, table: tuple[list[str], list[float]]) -> str:
        names, cumulative = table
        return self.choices(names, cum_weights=cumulative)[0]

    def family(self) -> str:
        if self.random() < 0.2:
            return self.misspelt(self._draw(self._families), self.randint(1, 2))
        return self._draw(self._families)

    def given(self, woman: bool) -> str:
        return self._draw(self._given[woman])

    def other_form(self, name: str) -> str:
        return self.choice(self._forms.get(name, [name]))

    def misspelt(self, name: str, times: int = 1) -> str:
        for _ in range(times):
            at = self.randrange(len(name))
            name = (
                self.choice(
                    [
                        name[:at] + name[at + 1 :],
                        name[:at] + self.choice(LETTERS) + name[at:],
                        name[:at] + self.choice(LETTERS) + name[at + 1 :],
                        name[:at] + name[at + 1 : at + 2] + name[at : at + 1] + name[at + 2 :],
                    ]
                )
                or name
            )
        return name

    def npi(self) -> str:
        self._npis += 1
        stem = f"1{self._npis * 61_803_399 % 10**8:08}"
        return next(f"{stem}{digit}" for digit in range(10) if npi_is_valid(f"{stem}{digit}"))

    def born(self) -> str:
        return (date(1940, 1, 1) + timedelta(days=self.randrange(53 * 365))).isoformat()

    def place(self) -> Person:
        state, start, end = (self.randrange(len(names)) for names in (STATES, TOWNS, ENDS))
        return {
            "address": f"{self.randint(1, 9999)} {self.choice('NSEW')} {self.choice(STREETS)} ST",
            "city": TOWNS[start] + ENDS[end],
            "state": STATES[state],
            "zip": f"{10_000 + state * 3_000 + start * 200 + end * 10 + self.randrange(3)}",
        }


def person(dice: Dice) -> Person:
    """A practitioner as on a roster."""
    woman = dice.random() < 0.55
    return {
        "woman": "F" if woman else "",
        "family": dice.family(),
        "given": dice.given(woman),
        "middle": dice.given(woman) if dice.random() < 0.72 else "",
        "suffix": dice.choice(["JR", "SR", "II", "III"]) if dice.random() < 0.03 else "",
        "other_names": "",
        "born_on": dice.born(),
        "npi": dice.npi(),
        "profession": dice.choice(list(CALLINGS)),
        **dice.place(),
    }


def _part(name: str, change: Callable[[Dice, str], str]) -> Change:
    def apply(dice: Dice, who: Person) -> None:
        who[name] = change(dice, who[name]) if who[name] else ""

    return apply


def _year(dice: Dice, born: str) -> str:
    return f"{int(born[:4]) + dice.choice([-1, 1])}{born[4:]}"


def _day(dice: Dice, born: str) -> str:
    at = dice.choice([3, 6, 9])
    return born[:at] + dice.choice("0123456789".replace(born[at], "")) + born[at + 1 :]


def _married(dice: Dice, who: Person) -> None:
    who["woman"] and who.update(family=dice.family())


def _swapped(dice: Dice, who: Person) -> None:
    who.update(family=who["given"], given=who["family"])


def _by_middle(dice: Dice, who: Person) -> None:
    who["middle"] and who.update(given=who["middle"], middle=who["given"])


def _together(dice: Dice, who: Person) -> None:
    who.update(given=who["given"] + who["middle"], middle="")


def _particle(dice: Dice, who: Person) -> None:
    before = dice.choice(name_rules().particles)
    who.update(family=before + dice.choice(["", " "]) + who["family"])


# What happens to a practitioner's entry: name, how often (plain, hard), change.
ERRORS: list[tuple[str, float, float, Change]] = [
    ("typo_family", 0.09, 0.13, _part("family", lambda dice, name: dice.misspelt(name))),
    ("typo_given", 0.08, 0.12, _part("given", lambda dice, name: dice.misspelt(name))),
    ("other_form", 0.12, 0.20, _part("given", lambda dice, name: dice.other_form(name))),
    ("double", 0.08, 0.10, _part("family", lambda dice, name: f"{name}-{dice.family()}")),
    ("particle", 0.03, 0.05, _particle),
    ("swapped", 0.03, 0.05, _swapped),
    ("by_middle", 0.06, 0.09, _by_middle),
    ("together", 0.03, 0.03, _together),
    ("married", 0.05, 0.08, _married),
    ("initial", 0.04, 0.06, _part("given", lambda dice, name: name[0])),
    ("middle_initial", 0.25, 0.30, _part("middle", lambda dice, name: name[0])),
    ("no_middle", 0.15, 0.25, _part("middle", lambda dice, name: "")),
    ("suffix", 0.05, 0.05, _part("family", lambda dice, name: f"{name} JR")),
    ("no_birth", 0.08, 0.10, _part("born_on", lambda dice, born: "")),
    ("flipped", 0.02, 0.05, _part("born_on", lambda dice, b: f"{b[:4]}-{b[8:]}-{b[5:7]}")),
    ("year", 0.02, 0.03, _part("born_on", _year)),
    ("digit", 0.03, 0.05, _part("born_on", _day)),
    ("placeholder", 0.01, 0.04, _part("born_on", lambda dice, born: f"{born[:4]}-01-01")),
    ("no_npi", 0.77, 0.88, _part("npi", lambda dice, npi: "")),
    ("moved", 0.30, 0.40, lambda dice, who: who.update(dice.place())),
    ("street", 0.50, 0.40, lambda dice, who: who.update(address=dice.place()["address"])),
]  # fmt: skip


def _twin(dice: Dice, who: Person) -> None:
    who.update(given=dice.given(bool(who["woman"])), middle=dice.given(bool(who["woman"])))


def _sibling(dice: Dice, who: Person) -> None:
    _twin(dice, who)
    who.update(born_on=dice.born())


def _parent(dice: Dice, who: Person) -> None:
    who.update(born_on=f"{int(who['born_on'][:4]) - dice.randint(20, 35)}-{dice.born()[5:]}")


def _namesake(dice: Dice, who: Person) -> None:
    who.update(dice.place(), born_on=dice.born(), middle=dice.given(bool(who["woman"])))


def _same_year(dice: Dice, who: Person) -> None:
    who.update(dice.place(), born_on=who["born_on"][:4] + dice.born()[4:])


def _undated(dice: Dice, who: Person) -> None:
    who.update(dice.place(), born_on="", npi=dice.npi())


def _same_day(dice: Dice, who: Person) -> None:
    who.update(family=dice.family(), middle=dice.choice([who["middle"], ""]))


STRANGERS: list[tuple[str, Change]] = [
    ("twin", _twin), ("sibling", _sibling), ("parent", _parent), ("namesake", _namesake),
    ("same_year", _same_year), ("undated", _undated), ("same_day", _same_day),
]  # fmt: skip


@dataclass
class Made:
    """Rows of the four files of a folder."""

    roster: list[Person]
    listed: list[Person]
    truth: list[Person]
    hard: list[Person]


def make(seed: int, hard: bool, roster: int, listed: int) -> Made:
    """A roster, a list, and who of the one is on the other."""
    dice = Dice(seed)
    made = Made([person(dice) for _ in range(roster)], [], [], [])
    chosen = dice.sample(range(roster), min(1400, roster // 3))
    for at in chosen[:800]:
        entry, kinds = _erred(dice, made.roster[at], hard)
        made.truth.append(_pair(at, made.listed, kinds))
        made.listed.append(entry)
    for at in chosen[800:]:
        entry = {**made.roster[at], "npi": "", "profession": ""}
        kind, change = dice.choice(STRANGERS)
        change(dice, entry)
        made.hard.append({**_pair(at, made.listed, kind), "kind": kind})
        made.listed.append(entry)
    made.listed.extend(_stranger(dice) for _ in range(listed - len(made.listed)))
    return made


def _erred(dice: Dice, who: Person, hard: bool) -> tuple[Person, str]:
    entry, kinds = {**who, "suffix": "", "other_names": "", "profession": ""}, []
    for name, plain, harder, change in ERRORS:
        if dice.random() < (harder if hard else plain):
            change(dice, entry)
            kinds.append(name)
    if "married" in kinds and entry["family"] != who["family"] and dice.random() < 0.6:
        who["other_names"] = f"{entry['family']}, {who['given']}"
    if dice.random() < 0.4:
        entry["profession"] = CALLINGS[who["profession"]]
    return entry, "|".join(kinds) or "exact"


def _stranger(dice: Dice) -> Person:
    entry = person(dice)
    entry["npi"] = entry["npi"] if dice.random() < 0.19 else ""
    entry["born_on"] = entry["born_on"] if dice.random() < 0.93 else ""
    return {**entry, "profession": "", "suffix": ""}


def _pair(at: int, listed: list[Person], kinds: str) -> Person:
    return {"roster_id": f"R{at}", "leie_id": f"L{len(listed)}", "kinds": kinds, "evidence": ""}


def write(made: Made, folder: Path, dice: Dice) -> None:
    """The four files."""
    folder.mkdir(parents=True, exist_ok=True)
    roster = [
        {"roster_id": f"R{at}", "last": who["family"], "first": who["given"], "dob": who["born_on"]}
        | {name: who[name] for name in ("middle", "suffix", "other_names", "npi", "address", "city",
                                        "state", "zip", "profession")}
        for at, who in enumerate(made.roster)
    ]  # fmt: skip
    tables = {"roster": roster, "leie": [_leie(n, row, dice) for n, row in enumerate(made.listed)],
              "truth": made.truth, "hard_negatives": made.hard}  # fmt: skip
    for name, rows in tables.items():
        pl.DataFrame(rows).write_csv(folder / f"{name}.csv")
    (folder / "ambiguous.csv").write_text("roster_id,leie_id\n")


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
    parser.add_argument("--mix", choices=["plain", "hard"], default="plain")
    parser.add_argument("--roster", type=int, default=10_000)
    parser.add_argument("--listed", type=int, default=80_000)
    options = parser.parse_args()
    made = make(options.seed, options.mix == "hard", options.roster, options.listed)
    write(made, options.folder, Dice(options.seed + 1))


if __name__ == "__main__":
    main()
