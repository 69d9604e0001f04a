"""Headers in one normal form, so that “LicNo”, “Lic. #” and “License Number” agree."""

import re

_WORD_EDGE = re.compile(
    r"(?<=[a-z])(?=[A-Z0-9])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=[0-9])|(?<=[0-9])(?=[A-Za-z])"
)
_NOT_A_WORD = re.compile(r"[^a-z0-9]+")
# fmt: off
_LONG_FORMS = {
    "addr": "address", "appmt": "appointment", "appt": "appointment", "brd": "board", "cert":
    "certification", "certificate": "certification", "crt": "certification", "dept": "department",
    "dt": "date", "eff": "effective", "exp": "expiration", "expir": "expiration", "expire":
    "expiration", "expired": "expiration", "expires": "expiration", "expiry": "expiration", "fac":
    "facility", "hosp": "hospital", "ins": "insurance", "iss": "issue", "issued": "issue", "lic":
    "license", "licence": "license", "lics": "license", "malp": "malpractice", "nbr": "number",
    "no": "number", "num": "number", "ph": "phone", "reappt": "reappointment", "spec":
    "specialty", "speciality": "specialty", "st": "state", "tel": "phone", "yr": "year",
}
# fmt: on
_TOGETHER = (("e mail", "email"), ("d e a", "dea"), ("n p i", "npi"), ("zip code", "zip"))
_WHOSE = ("provider", "practitioner", "physician", "prov", "pract", "staff", "md")


def normal_header(header: str) -> str:
    """The header in lower case, words apart, abbreviations written out.

    >>> normal_header("Lic1_No.")
    'license 1 number'
    """
    spaced = _WORD_EDGE.sub(" ", header.replace("#", " number "))
    words = [_LONG_FORMS.get(word, word) for word in _NOT_A_WORD.split(spaced.lower()) if word]
    text = " ".join(words)
    for split, whole in _TOGETHER:
        text = text.replace(split, whole)
    return text


def without_owner(normal: str) -> str:
    """A normal header without a leading “provider” or the like, unless nothing is left."""
    first, _, rest = normal.partition(" ")
    return rest if rest and first in _WHOSE else normal


def split_group(normal: str) -> tuple[str, int]:
    """A normal header without its number, and that number; 1 when there is none.

    "license 2 number" -> ("license number", 2). With several numbers nothing is taken out.
    """
    words = normal.split()
    numbers = [word for word in words if word.isdigit() and 0 < int(word) < 100]
    if len(numbers) != 1:
        return normal, 1
    words.remove(numbers[0])
    return " ".join(words), int(numbers[0])
