"""Invented practitioners: names drawn at Census rates, all else made up."""

import random
import sys
from datetime import date, timedelta
from pathlib import Path

import polars as pl

sys.path.insert(0, str(Path(__file__).parents[1]))

from credenza.core.identifiers import npi_is_valid
from credenza.screening.knowledge import family_groups, given_groups, given_rates, surname_rates

Person = dict[str, str]
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
# fmt: on
_ODD_NAMES = 0.2  # family names that the Census table does not have: one in five people's
_WOMEN, _MIDDLE, _SUFFIX = 0.55, 0.72, 0.03
_FIRST_BORN, _DAYS = date(1940, 1, 1), 53 * 365


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
        self._forms, self._romanised = _grouped(given_groups()), _grouped(family_groups())

    def family(self) -> str:
        """A family name; some are none that the Census lists."""
        name = self._draw(self._families)
        return self.misspelt(name, self.randint(1, 2)) if self.random() < _ODD_NAMES else name

    def given(self, woman: bool) -> str:
        """A given name of a woman or a man."""
        return self._draw(self._given[woman])

    def other_form(self, name: str) -> str:
        """Another form of a given name, where one is known."""
        return self.choice(self._forms.get(name, [name]))

    def romanised(self, name: str) -> str:
        """Another way to write a family name that has several, or by ear."""
        if name in self._romanised:
            return self.choice(self._romanised[name])
        heard = [(old, new) for old, new in _BY_EAR if old in name]
        return name.replace(*self.choice(heard), 1) if heard else name

    def misspelt(self, name: str, times: int = 1) -> str:
        """A name with letters left out, put in, changed or exchanged."""
        for _ in range(times):
            at, letter = self.randrange(len(name)), self.choice(LETTERS)
            slips = [
                name[:at] + name[at + 1 :],
                name[:at] + letter + name[at:],
                name[:at] + letter + name[at + 1 :],
                name[:at] + name[at + 1 : at + 2] + name[at : at + 1] + name[at + 2 :],
            ]
            name = self.choice(slips) or name
        return name

    def npi(self) -> str:
        """A number with the right check digit that was not given before."""
        self._npis += 1
        stem = f"1{self._npis * 61_803_399 % 10**8:08}"
        return next(f"{stem}{digit}" for digit in range(10) if npi_is_valid(f"{stem}{digit}"))

    def born(self) -> str:
        """A birth date as YYYY-MM-DD."""
        return (_FIRST_BORN + timedelta(days=self.randrange(_DAYS))).isoformat()

    def place(self) -> Person:
        """An address, whose ZIP is of its town."""
        state, start, end = (self.randrange(len(names)) for names in (STATES, TOWNS, ENDS))
        return {
            "address": f"{self.randint(1, 9999)} {self.choice('NSEW')} {self.choice(STREETS)} ST",
            "city": TOWNS[start] + ENDS[end],
            "state": STATES[state],
            "zip": f"{10_000 + state * 3_000 + start * 200 + end * 10 + self.randrange(3)}",
        }

    def _draw(self, table: tuple[list[str], list[float]]) -> str:
        names, cumulative = table
        return self.choices(names, cum_weights=cumulative)[0]


_BY_EAR = [("PH", "F"), ("CK", "K"), ("EI", "IE"), ("IE", "EI"), ("OU", "U"), ("EE", "I"),
           ("TH", "T"), ("SS", "S"), ("LL", "L"), ("Y", "I"), ("C", "K"), ("W", "V")]  # fmt: skip


def person(dice: Dice) -> Person:
    """A practitioner as on a roster."""
    woman = dice.random() < _WOMEN
    return {
        "woman": "F" if woman else "",
        "family": dice.family(),
        "given": dice.given(woman),
        "middle": dice.given(woman) if dice.random() < _MIDDLE else "",
        "suffix": dice.choice(["JR", "SR", "II", "III"]) if dice.random() < _SUFFIX else "",
        "other_names": "",
        "born_on": dice.born(),
        "npi": dice.npi(),
        "profession": dice.choice(list(CALLINGS)),
        **dice.place(),
    }


def _drawn(rates: pl.DataFrame) -> tuple[list[str], list[float]]:
    """Names and the running sum of their rates."""
    return rates["name"].to_list(), rates["per_100k"].cum_sum().to_list()


def _grouped(groups: pl.DataFrame) -> dict[str, list[str]]:
    """By name, every name that shares a group with it."""
    members = groups.group_by("group", maintain_order=True).agg(pl.col("name").alias("names"))
    each = groups.join(members, on="group", maintain_order="left").explode("names")
    names = each.group_by("name", maintain_order=True).agg(pl.col("names").unique().sort())
    return dict(names.iter_rows())
