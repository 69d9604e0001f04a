"""The words that can be chosen, with how they are shown."""

from credenza.core.credentials import STATUSES as STANDINGS_OF_CREDENTIALS
from credenza.core.facts import Result, Standing

STATUSES = [(one, one.replace("_", " ").capitalize()) for one in STANDINGS_OF_CREDENTIALS]
METHODS = [
    ("web", "Web page of the source"),
    ("letter", "Letter"),
    ("phone", "Telephone"),
    ("email", "E-mail"),
    ("feed", "Feed or file"),
    ("in_person", "Seen in person"),
]

RESULTS = [
    (Result.CONFIRMED, "Confirmed"),
    (Result.DIFFERS, "Differs from the file"),
    (Result.NOT_FOUND, "Not found there"),
    (Result.PENDING, "Asked, no answer yet"),
]

PRECISIONS = [("day", "Day"), ("month", "Month"), ("year", "Year")]

CATEGORIES = [
    "Active",
    "Courtesy",
    "Consulting",
    "Affiliate",
    "Honorary",
    "Telemedicine",
    "APP",
]

STANDINGS = [
    (Standing.APPLICANT, "Applicant"),
    (Standing.ACTIVE, "Active"),
    (Standing.LEAVE, "On leave"),
    (Standing.SUSPENDED, "Suspended"),
    (Standing.ENDED, "Ended"),
]

NAME_KINDS = [("former", "Former"), ("professional", "Professional"), ("other", "Other")]


def inside(title: str) -> str:
    """A title inside a sentence: "state licence", but "DEA registration"."""
    return title if title[:2].isupper() else title[:1].lower() + title[1:]


def choices(pairs, blank: str = "—"):
    """Choices with an empty one before them."""
    return [("", blank), *pairs]
