"""Whom the sample office asked about its applicants, and what other hospitals ask of it."""

from collections.abc import Mapping
from dataclasses import dataclass

PEERS = (
    ("Ruth Lindqvist", "Chief of surgery", "Lakeshore University Hospital", "rlindqvist"),
    ("Tomás Avellaneda", "Hospitalist", "Wabash Regional Medical Center", "tavellaneda"),
    ("Priya Raghunathan", "Medical director", "Maumee Bay Clinic", "praghunathan"),
    ("Ingrid Solheim", "Section chief", "Lakeshore University Hospital", "isolheim"),
    ("Kwabena Ofori", "Attending physician", "Northfield Children's", "kofori"),
    ("Maren Duvalier", "Associate professor", "Great Black Swamp Medical School", "mduvalier"),
    ("Hollis Tran", "Attending physician", "Cuyahoga Valley Hospital", "htran"),
    ("Beatrix Oduya", "Vice chair", "Cuyahoga Valley Hospital", "boduya"),
)
"""Name, title, place and the first part of the address, taken in turn."""

DOMAIN = "peers.example"
GOOD = {"technical": "excellent", "judgment": "good"}
RESERVED = {
    "systems": "below",
    "systems_words": "Notes were late more than once; I raised it, and it got better.",
    "recommend": "reservations",
    "recommend_words": "Clinically sound. Look at the timeliness of notes after six months.",
}
"""What one of the answers says otherwise than the others."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A request of another hospital: ``on`` counted from the opening day.

    ``about`` is the number of a practitioner of the sample, None for somebody nobody knows.
    ``by_name``: no NPI is given. ``answered``: the office has looked at it already.
    """

    on: int
    requester: str
    about: int | None
    released: bool = True
    by_name: bool = False
    answered: bool = True


INQUIRIES = (
    Inquiry(-6, "Lakeshore University Hospital", 40),
    Inquiry(-5, "Great Lakes Locum Group", 52),
    Inquiry(-4, "Wabash Regional Medical Center", None),
    Inquiry(-3, "Maumee Bay Clinic", 61, released=False),
    Inquiry(-2, "Great Lakes Locum Group", 75, by_name=True),
    Inquiry(-1, "Northfield Children's", 83, answered=False),
)
STRANGER: Mapping[str, str] = {"last_name": "Vandermeulen", "first_name": "Odile"}
