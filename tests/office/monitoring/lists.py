"""A list small enough for tests: Oregon's, of invented people."""

import datetime as dt

KEY = "medicaid_or"
HEADER = "First Name,Last Name,Business Name,NPI,Provider Type,Duration,Effective date"
FAMILIES = ("Abernathy", "Birdwell", "Castellanos", "Dunmore", "Eastlake", "Fairbourne")


def row(n: int, provider_type: str = "Physician", day: dt.date = dt.date(2020, 1, 6)) -> str:
    """The n-th person of the list; a later number has a later day."""
    family = f"{FAMILIES[n % len(FAMILIES)]}{chr(97 + n // 26 % 26)}{chr(97 + n % 26)}"
    on = day + dt.timedelta(days=7 * n)
    return f"Given{chr(97 + n % 26)},{family},,,{provider_type},Indefinite,{on}"


def listed(*rows: str) -> bytes:
    """The list of those rows as its publisher gives it."""
    return "\r\n".join((HEADER, *rows, "")).encode()


def whole(count: int = 60) -> bytes:
    """The list of the first ``count`` people."""
    return listed(*map(row, range(count)))
