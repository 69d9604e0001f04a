"""Exclusion lists of invented people, as long as the real ones, with some who are like the staff.

What a coordinator meets: somebody of the staff who is listed, namesakes, a twin, a former name,
and a number that was mistyped on the list.
"""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product

import xlsxwriter

from credenza.core.facts import Standing
from credenza.sample.names import MEN, WOMEN
from credenza.sample.numbers import npi
from credenza.sample.professions import LEADERS
from credenza.sample.shapes import File, Person

LEIE_ROWS, OHIO_ROWS = 65_400, 1_560
"""A little over the fewest that their publishers' lists have ever had."""

_FAMILIES = tuple(
    first + second
    for first, second in product(
        ("Ald", "Bram", "Cors", "Drel", "Elk", "Farn", "Gren", "Hask", "Ister", "Jorv", "Kell",
         "Lund", "Morv", "Nesk", "Orl", "Pell", "Quor", "Rusk", "Selv", "Tarn", "Ulv", "Vask",
         "Wend", "Yarv", "Zell"),
        ("acre", "bourne", "dale", "ester", "field", "garth", "holm", "ington", "kirk", "mark",
         "nold", "over", "rick", "shaw", "thorpe", "unger", "vale", "wick", "yard", "zetti"),
    )
)  # fmt: skip
_GIVEN = (
    "Mary", "Linda", "Susan", "Karen", "Donna", "Sandra", "Brenda", "Cheryl", "Debra", "Kimberly",
    "Robert", "James", "Michael", "William", "Richard", "Thomas", "Steven", "Kevin", "Brian",
    "Timothy",
)  # fmt: skip
_TRADES = (
    ("IND- LIC HC SERV PRO", "NURSE/NURSES AIDE"),
    ("EMPLOYEE - PRIVATE S", "HOME HEALTH AIDE"),
    ("DOCTOR(MD, DO)", "GENERAL PRACTICE"),
    ("BUSINESS OWNER/EXEC", "DME - GENERAL"),
)
_STATES = ("FL", "TX", "CA", "NY", "AZ", "GA", "OR", "TN")
_BASES = ("1128a1", "1128a3", "1128b4", "1128b4", "1128b14")
_LEIE = (
    "LASTNAME", "FIRSTNAME", "MIDNAME", "BUSNAME", "GENERAL", "SPECIALTY", "UPIN", "NPI", "DOB",
    "ADDRESS", "CITY", "STATE", "ZIP", "EXCLTYPE", "EXCLDATE", "REINDATE", "WAIVERDATE",
    "WVRSTATE",
)  # fmt: skip
_OHIO = {
    "Individuals": (
        "Last Name", "First Name", "Middle Name", "DOB", "NPI", "Provider ID", "Status",
        "Action Date", "Date Added", "Provider Type",
    ),
    "Organizations": (
        "NPI", "Organization Name", "Address 1", "Address 2", "City", "State", "Zip Code",
        "Provider ID", "Status", "Action Date", "Date Added", "Provider Type",
    ),
}  # fmt: skip
_ORGANISATION = (
    npi(19_999), "Invented Medical Transport, LLC", "1 Invented Road", "", "Madeup", "OH", "43999",
    "", "Excluded", "05/20/2019", "", "83 - WHEELCHAIR VAN",
)  # fmt: skip
_BORN_FROM = date(1935, 1, 1)
_FIRST_STRANGER = 20_000
"""NPIs of the invented lists are numbered from here, far from those of the staff."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody on a list."""

    last: str
    first: str
    middle: str
    born_on: date | None
    npi: str
    street: str
    city: str
    state: str
    zip_code: str
    trade: tuple[str, str]
    basis: str
    excluded_on: date


def leie(files: Sequence[File], today: date, *, without: Sequence[str] = ()) -> bytes:
    """The federal list as its publisher gives it; ``without`` are likenesses that it lacks."""
    told = [
        like(_person(files, which), today)
        for which, (name, like) in enumerate(LIKE.items())
        if name not in without
    ]
    target = io.StringIO()
    out = csv.writer(target, quoting=csv.QUOTE_ALL)
    out.writerow(_LEIE)
    out.writerows(map(_leie_row, (*told, *_strangers(LEIE_ROWS, today))))
    return target.getvalue().encode()


def ohio(files: Sequence[File], today: date) -> bytes:
    """Ohio's list; on it stands somebody under the name before a marriage."""
    married = next(one.person for one in files[len(LEADERS) :] if _was_renamed(one))
    told = (_former_name(married, today), *_strangers(OHIO_ROWS, today))
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target)
    for name, columns in _OHIO.items():
        book.add_worksheet(name).write_row(0, 0, columns)
    sheet = book.get_worksheet_by_name("Individuals")
    for number, one in enumerate(told, start=1):
        sheet.write_row(number, 0, _ohio_row(one))
    book.get_worksheet_by_name("Organizations").write_row(1, 0, _ORGANISATION)
    book.close()
    return target.getvalue()


def _person(files: Sequence[File], which: int) -> Person:
    """Members of the staff with a name of their own: the locums, then some of the others."""
    away = [one for one in files if _is_locum(one)]
    plain = [one for one in files if not _is_locum(one) and not one.person.other_names]
    return (*away[:1], *plain[40::7])[which].person


def _is_locum(file: File) -> bool:
    return any(held.category == "Telemedicine" for held in file.appointments)


def _was_renamed(file: File) -> bool:
    person, held = file.person, file.appointments
    works = any(one.standing is Standing.ACTIVE for one in held)
    return works and any(one.last_name not in person.last_name for one in person.other_names)


def _themselves(person: Person, today: date) -> Listed:
    """The same person, as the list would write them."""
    return Listed(
        last=person.last_name,
        first=person.first_name,
        middle=person.middle_name,
        born_on=person.born_on,
        npi=person.npi,
        street=person.street,
        city=person.city,
        state=person.state,
        zip_code=person.postal_code,
        trade=("DOCTOR(MD, DO)", "GENERAL PRACTICE"),
        basis="1128b4",
        excluded_on=today - timedelta(days=24),
    )


def _namesake(years: int, state: str) -> Callable[[Person, date], Listed]:
    """Another person of the same name, so much older, elsewhere, of another trade."""

    def like(person: Person, today: date) -> Listed:
        born_on = person.born_on - timedelta(days=365 * years + 47)
        return replace(
            _themselves(person, today), middle="", born_on=born_on, npi="",
            street="9 INVENTED ROAD", city="MADEUP", state=state, zip_code="", trade=_TRADES[0],
            excluded_on=date(2009, 5, 20),
        )  # fmt: skip

    return like


def _undated(person: Person, today: date) -> Listed:
    """Another person of the same name, elsewhere, of whom the list tells no birth date."""
    return replace(_namesake(0, "AZ")(person, today), born_on=None)


def _twin(person: Person, today: date) -> Listed:
    """A brother or sister born on the same day, in the same town."""
    names = WOMEN if person.sex == "F" else MEN
    first = next(one for one in names if one[0] == person.first_name[0] != one)
    first = first if first != person.first_name else names[-1]
    return replace(
        _themselves(person, today), first=first, middle="", npi="", street="", trade=_TRADES[0]
    )


def _mistyped(person: Person, today: date) -> Listed:
    """Somebody else altogether, under whose name the list has this person's NPI."""
    return replace(next(_strangers(1, today)), last="Tarnthorpe", npi=person.npi)


def _former_name(person: Person, today: date) -> Listed:
    former = person.other_names[0].last_name
    return replace(_themselves(person, today), last=former, middle="", npi="")


LIKE: dict[str, Callable[[Person, date], Listed]] = {
    "themselves": _themselves,
    "twin": _twin,
    "mistyped": _mistyped,
    "undated": _undated,
    "undated too": _undated,
    "namesake in Florida": _namesake(19, "FL"),
    "namesake in Texas": _namesake(26, "TX"),
    "namesake in Oregon": _namesake(31, "OR"),
    "namesake in Georgia": _namesake(22, "GA"),
}
"""Who on the federal list is like somebody of the staff, in the order of ``_person``."""


def _strangers(count: int, today: date) -> Iterator[Listed]:
    """People whom nobody of the staff is like. Counted off, not thrown: there are many of them."""
    for number in range(count):
        yield Listed(
            last=_FAMILIES[number * 7 % len(_FAMILIES)],
            first=_GIVEN[number // 3 % len(_GIVEN)],
            middle="",
            born_on=_BORN_FROM + timedelta(days=number * 7919 % 21_000),
            npi=npi(_FIRST_STRANGER + number // 20) if number % 20 == 0 else "",
            street="1 INVENTED ROAD",
            city="MADEUP",
            state=_STATES[number % len(_STATES)],
            zip_code="",
            trade=_TRADES[number // 2 % len(_TRADES)],
            basis=_BASES[number // 4 % len(_BASES)],
            excluded_on=today - timedelta(days=60 + number * 5_003 % 12_000),
        )


def _leie_row(one: Listed) -> tuple[str, ...]:
    return (
        one.last.upper()[:20], one.first.upper()[:15], one.middle.upper()[:15], "", *one.trade, "",
        one.npi or "0000000000", _digits(one.born_on), one.street.upper(), one.city.upper(),
        one.state, one.zip_code, one.basis, _digits(one.excluded_on), "00000000", "00000000", "",
    )  # fmt: skip


def _digits(day: date | None) -> str:
    return day.isoformat().replace("-", "") if day else ""


def _ohio_row(one: Listed) -> tuple[str, ...]:
    return (
        one.last, one.first, one.middle, f"{one.born_on:%m/%d/%Y}", one.npi, "", "Excluded",
        f"{one.excluded_on:%m/%d/%Y}", "", "20 - Physician/Osteopath Individual",
    )  # fmt: skip
