"""Who the practitioners are: names as they come, numbers, addresses, birth dates."""

from calendar import isleap
from datetime import date

from credenza.core.names import name_key
from credenza.sample import numbers
from credenza.sample.dice import Dice
from credenza.sample.names import FAMILIES, LANGUAGES, MEN, MIDDLE, PARTICLED, WOMEN
from credenza.sample.places import CITIES, DOMAIN, STATE, STREETS, ZIP_CODE
from credenza.sample.professions import Field, Trade
from credenza.sample.shapes import OtherName, Person, Work

# The first practitioners of every round are told by name: they sign in, or their names are of
# the kinds that offices stumble over. Two people are called Michael Andrew Nowak.
NAMED: dict[int, dict[str, object]] = {
    0: {"first_name": "Imogen", "last_name": "Adeyemi-Larsen", "sex": "F"},
    1: {"first_name": "Thaddeus", "last_name": "Brandvold", "sex": "M"},
    2: {"first_name": "Soledad", "last_name": "Iturralde-Quinn", "sex": "F"},
    3: {"first_name": "Michael", "middle_name": "Andrew", "last_name": "Nowak", "sex": "M"},
    4: {"first_name": "Michael", "middle_name": "Andrew", "last_name": "Nowak", "sex": "M"},
    5: {"first_name": "José Ángel", "last_name": "Muñoz Belaúnde", "sex": "M"},
    6: {"first_name": "Annelies", "last_name": "van der Heijden-Kraai", "sex": "F"},
    7: {"first_name": "Everett", "last_name": "Calloway", "suffix": "III", "sex": "M"},
    8: {"first_name": "Thị Minh Châu", "preferred_name": "Minh", "last_name": "Nguyễn-Ostrow",
        "sex": "F"},
    9: {"first_name": "Siobhán", "last_name": "O'Dalaigh-d'Aubigny", "sex": "F"},
    10: {"first_name": "Wojciech", "preferred_name": "Al", "last_name": "Brzęczyszczak",
         "sex": "M"},
    11: {"first_name": "Priya", "last_name": "Castellanos", "sex": "F",
         "other_names": (OtherName("Venkataraghavan", "Priya"),)},
    12: {"first_name": "Leopold", "last_name": "Feathersmith", "suffix": "Jr.", "sex": "M"},
}  # fmt: skip
BORN_ON_LEAP_DAY = 12


def person(
    number: int, round_number: int, profession: str, trade: Trade, field: Field, practice: int,
    dice: Dice, today: date,
) -> Person:  # fmt: skip
    """The practitioner of that number, ``round_number`` of a round."""
    fixed = NAMED.get(round_number, {}) if number == round_number else {}
    values = _names(dice) | fixed
    family, given = str(values["last_name"]), str(values["first_name"])
    has_ssn = dice.chance(0.62)
    return Person(
        number=number,
        profession=profession,
        degrees=_degrees(profession, trade, dice),
        born_on=_born(number, today.year - practice - _studied(trade, field), dice),
        ssn=numbers.ssn(number) if has_ssn else "",
        npi=numbers.npi(number),
        caqh=str(10_000_000 + number * 7),
        email=f"{name_key(given)[:1]}.{name_key(family)}.{number}@{DOMAIN}".lower(),
        mobile=numbers.telephone(number * 3),
        phone=numbers.telephone(number * 5 + 1),
        street=f"{dice.between(12, 980)} {dice.pick(STREETS)}",
        city=dice.pick(CITIES),
        state=STATE,
        postal_code=ZIP_CODE,
        languages=_languages(dice),
        specialties=(Work(field.code, field.title, primary=True),),
        **values,
    )


def _names(dice: Dice) -> dict[str, object]:
    woman = dice.chance(0.44)
    family = dice.pick(PARTICLED) if dice.chance(0.03) else dice.pick(FAMILIES)
    maiden = dice.pick(FAMILIES)
    others: tuple[OtherName, ...] = ()
    if woman and dice.chance(0.12):
        family = f"{maiden}-{family}"
        others = (OtherName(maiden),)
    elif woman and dice.chance(0.14):
        others = (OtherName(maiden),)
    suffix = "" if woman else dice.weighted((("", 94), ("Jr.", 3), ("II", 1), ("III", 2)))
    return {
        "last_name": family,
        "first_name": dice.pick(WOMEN if woman else MEN),
        "middle_name": dice.pick(MIDDLE) if dice.chance(0.7) else "",
        "suffix": suffix,
        "preferred_name": "",
        "sex": "F" if woman else "M",
        "other_names": others,
    }


def _degrees(profession: str, trade: Trade, dice: Dice) -> str:
    more = {"md": (("", 90), ("PhD", 4), ("MPH", 6)), "dds": (("", 6), ("MD", 1))}
    extra = dice.weighted(more.get(profession, (("", 1),)))
    return ", ".join(filter(None, (trade.degrees, extra)))


def _studied(trade: Trade, field: Field) -> int:
    return 22 + trade.school_years + sum(field.years)


def _born(number: int, year: int, dice: Dice) -> date:
    year -= dice.weighted(((0, 50), (1, 20), (2, 12), (4, 10), (9, 8)))
    if number == BORN_ON_LEAP_DAY:
        return date(next(one for one in range(year, 0, -1) if isleap(one)), 2, 29)
    return date(year, dice.between(1, 12), dice.between(1, 28))


def _languages(dice: Dice) -> tuple[str, ...]:
    return ("English", dice.weighted(LANGUAGES)) if dice.chance(0.3) else ("English",)
