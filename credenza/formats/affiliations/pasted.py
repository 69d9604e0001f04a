"""What can be read out of the text of a message: offered to a person, never taken unseen."""

import re

from credenza.core.identifiers import npi_is_valid
from credenza.formats.roster.people import parse_full_name
from credenza.formats.roster.problems import CellProblem

LONGEST = 20_000
"""Characters of a message that are looked at."""

_NUMBER = re.compile(r"(?<!\d)\d{10}(?!\d)")
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_BORN = re.compile(
    r"\b(?:dob|d\.o\.b\.?|date of birth|birth ?date|born)\b[\s:]*"
    r"([\dxX]{1,4}[-/][\dxX]{1,2}(?:[-/][\dxX]{1,4})?)",
    re.I,
)
_NAMED = re.compile(
    r"^\s*(?:name|provider|practitioner|physician|provider name|practitioner name|re)\s*:\s*(.+)$",
    re.I | re.M,
)
_TITLED = re.compile(r"\bDr\.?\s+((?:[A-Z][\w'’-]*\.?\s+){1,3}[A-Z][\w'’-]+)")
_ASKING = re.compile(
    r"^\s*(?:facility|hospital|organi[sz]ation|requester|company|from)\s*:\s*(.+)$", re.I | re.M
)
_RELEASE = re.compile(
    r"\b(?:release|authori[sz]ation)\b[^.\n]{0,60}\b(?:attached|enclosed)\b", re.I
)


def read_message(text: str) -> dict[str, object]:
    """The values of a request that stand in a message; what is not found is left out."""
    text = text[:LONGEST].replace("\0", "")
    found: dict[str, object] = dict(_name_in(text))
    numbers = [number for number in _NUMBER.findall(text) if npi_is_valid(number)]
    if numbers:
        found["npi"] = numbers[0]
    for key, pattern in (("email", _ADDRESS), ("born", _BORN), ("requester", _ASKING)):
        if match := pattern.search(text):
            found[key] = (match[1] if match.lastindex else match[0]).strip()[:200]
    if _RELEASE.search(text):
        found["released"] = True
    return found


def _name_in(text: str) -> dict[str, str]:
    for pattern in (_NAMED, _TITLED):
        for match in pattern.finditer(text):
            try:
                name = parse_full_name(re.sub(r"^Dr\.?\s+", "", match[1].strip())[:120])
            except CellProblem:
                continue
            return {"last_name": name.last_name, "first_name": name.first_name}
    return {}
