"""What happens to a practitioner on the way to a list, and which strangers resemble one.

``ERRORS`` has a column of chances for each mix: "plain", "hard" (more of everything, fewer
numbers), "names" (marriages, double names, transliteration) and "dates" (placeholders, days and
months exchanged, dates missing on either side).
"""

from collections.abc import Callable

from bench.screening_people import Dice, Person
from credenza.screening.knowledge import name_rules

Change = Callable[[Dice, Person], None]
MIXES = ("plain", "hard", "names", "dates")


def _part(name: str, change: Callable[[Dice, str], str]) -> Change:
    def apply(dice: Dice, who: Person) -> None:
        who[name] = change(dice, who[name]) if who[name] else ""

    return apply


def _year(dice: Dice, born: str) -> str:
    return f"{int(born[:4]) + dice.choice([-1, 1])}{born[4:]}"


def _flipped(dice: Dice, born: str) -> str:
    return f"{born[:4]}-{born[8:]}-{born[5:7]}"


def _digit(dice: Dice, born: str) -> str:
    at = dice.choice([3, 6, 9])
    return born[:at] + dice.choice("0123456789".replace(born[at], "")) + born[at + 1 :]


def _married(dice: Dice, who: Person) -> None:
    who["woman"] and who.update(family=dice.family())


def _maiden_as_middle(dice: Dice, who: Person) -> None:
    who["woman"] and who.update(middle=who["family"], family=dice.family())


def _swapped(dice: Dice, who: Person) -> None:
    who.update(family=who["given"], given=who["family"])


def _by_middle(dice: Dice, who: Person) -> None:
    who["middle"] and who.update(given=who["middle"], middle=who["given"])


def _together(dice: Dice, who: Person) -> None:
    who.update(given=who["given"] + who["middle"], middle="")


def _particle(dice: Dice, who: Person) -> None:
    before = dice.choice(name_rules().particles)
    who.update(family=before + dice.choice(["", " "]) + who["family"])


def _npi_slip(dice: Dice, who: Person) -> None:
    at, npi = dice.randrange(1, 9), who["npi"]
    who.update(npi=npi and npi[:at] + npi[at + 1] + npi[at] + npi[at + 2 :])


def _called_otherwise(dice: Dice, who: Person) -> None:
    who.update(given=dice.given(bool(who["woman"])))


# name, chance by mix (plain, hard, names, dates), change
ERRORS: list[tuple[str, tuple[float, float, float, float], Change]] = [
    ("typo_family", (.09, .13, .10, .06), _part("family", lambda dice, name: dice.misspelt(name))),
    ("typo_given", (.08, .12, .10, .06), _part("given", lambda dice, name: dice.misspelt(name))),
    ("other_form", (.12, .20, .20, .10), _part("given", lambda dice, name: dice.other_form(name))),
    ("called_otherwise", (.01, .02, .03, .01), _called_otherwise),
    ("romanised", (.05, .08, .15, .03), _part("family", lambda dice, name: dice.romanised(name))),
    ("double", (.08, .10, .18, .05), _part("family", lambda dice, name: f"{name}-{dice.family()}")),
    ("particle", (.03, .05, .08, .02), _particle),
    ("swapped", (.03, .05, .06, .02), _swapped),
    ("by_middle", (.06, .09, .10, .05), _by_middle),
    ("together", (.03, .03, .05, .02), _together),
    ("married", (.05, .08, .15, .04), _married),
    ("maiden_as_middle", (.01, .02, .05, .01), _maiden_as_middle),
    ("initial", (.04, .06, .06, .03), _part("given", lambda dice, name: name[0])),
    ("middle_initial", (.25, .30, .30, .25), _part("middle", lambda dice, name: name[0])),
    ("no_middle", (.15, .25, .25, .20), _part("middle", lambda dice, name: "")),
    ("suffix", (.05, .05, .08, .05), _part("family", lambda dice, name: f"{name} JR")),
    ("no_birth", (.08, .10, .08, .15), _part("born_on", lambda dice, born: "")),
    ("flipped", (.02, .05, .02, .08), _part("born_on", _flipped)),
    ("year", (.02, .03, .02, .06), _part("born_on", _year)),
    ("digit", (.03, .05, .03, .10), _part("born_on", _digit)),
    ("placeholder", (.01, .04, .01, .08), _part("born_on", lambda dice, born: f"{born[:4]}-01-01")),
    ("no_npi", (.77, .88, .85, .85), _part("npi", lambda dice, npi: "")),
    ("npi_slip", (.01, .01, .01, .01), _npi_slip),
    ("moved", (.30, .40, .35, .35), lambda dice, who: who.update(dice.place())),
    ("street", (.50, .40, .45, .45), lambda dice, who: who.update(address=dice.place()["address"])),
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
    who.update(dice.place(), family=dice.family(), middle=dice.choice([who["middle"], ""]))


STRANGERS: list[tuple[str, Change]] = [
    ("twin", _twin), ("sibling", _sibling), ("parent", _parent), ("namesake", _namesake),
    ("same_year", _same_year), ("undated", _undated), ("same_day", _same_day),
]  # fmt: skip
