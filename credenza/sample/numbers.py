"""Numbers that read like the real ones and belong to nobody.

NPIs: 1000 and five digits, then the check digit; the first 10,000 begin with 10000. The lowest
number that NPPES ever gave out begins with 1003. DEA numbers: G or M, the surname's initial,
then a 9, a range the series has not reached. Social Security numbers: areas 810 to 889, which
were not in use before June 2011. Telephone numbers: 555-0100 to 555-0199, kept for fiction.
"""

from credenza.core.identifiers import dea_is_valid, npi_is_valid
from credenza.core.names import name_key

NPI_BLOCK = "1000"
AREA_CODES = ("220", "234", "330", "380", "419", "440", "513", "567", "614", "740", "937")


def npi(number: int) -> str:
    """The NPI of the practitioner of that number (below 100,000)."""
    body = f"{NPI_BLOCK}{number:05d}"
    return next(npi for npi in _with_last_digit(body) if npi_is_valid(npi))


def dea(number: int, surname: str, *, mid_level: bool = False) -> str:
    """A DEA number for a surname, with its check digit."""
    body = f"{'M' if mid_level else 'G'}{name_key(surname)[0]}9{number:05d}"
    return next(dea for dea in _with_last_digit(body) if dea_is_valid(dea))


def ssn(number: int) -> str:
    """The nine digits of a Social Security number, as files keep them."""
    return f"{810 + number % 80}{10 + number // 80 % 80}{1000 + number % 8999}"


def telephone(number: int) -> str:
    """A telephone number in Ohio."""
    return f"{AREA_CODES[number % len(AREA_CODES)]}-555-{100 + number % 100:04d}"


def _with_last_digit(body: str) -> list[str]:
    return [f"{body}{digit}" for digit in range(10)]
