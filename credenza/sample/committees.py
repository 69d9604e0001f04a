"""Who sits in the sample's committees, and where these meet. Everybody is invented."""

from dataclasses import dataclass

from credenza.sample.places import COMMONS, DOMAIN, MEDICAL_CENTER, OFFICE, RIVERSIDE

MEMBERS = {
    f"presiding@{DOMAIN}": 45,
    f"second@{DOMAIN}": 47,
    f"third@{DOMAIN}": 53,
    f"staff.president@{DOMAIN}": 46,
}
"""Members of committees who sign in, by the number of their file."""

ROOMS = {
    "credentials": "Conference room 2 West",
    "mec": "Board room",
    "peer_review": "Quality suite",
    "pharmacy": "Conference room 2 West",
    "operating_room": "Surgeons’ lounge",
    "bylaws": "Board room",
    "board": "Board room",
}


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat: of a practitioner by number, or of somebody known by name alone.

    ``began`` and ``ends`` are days from the opening day; ``substitute`` stands in for the seat
    before it in the list.
    """

    kind: str
    title: str
    practitioner: int | None = None
    name: str = ""
    email: str = ""
    began: int = -300
    ends: int | None = 430
    substitute: bool = False


def _guest(kind: str, title: str, name: str, mailbox: str) -> Seat:
    """A seat of somebody who does not sign in."""
    return Seat(kind, title, name=name, email=f"{mailbox}@{DOMAIN}")


SEATS = {
    (MEDICAL_CENTER, "credentials"): (
        Seat("chair", "Chair", 45),
        Seat("vice", "Vice chair", 47),
        Seat("member", "Member of the active staff", 53),
        Seat("member", "Member of the active staff", 2),
        Seat("member", "Member of the active staff", 61, ends=37),
        Seat("member", "Member of the active staff", 81),
        Seat("member", "Substitute", 97, substitute=True),
        _guest("ex_officio", "Chief medical officer", "Perpetua Lindqvist, MD", "cmo"),
        Seat("staff", "Medical staff office", email=f"coordinator@{DOMAIN}"),
    ),
    (MEDICAL_CENTER, "mec"): (
        Seat("chair", "Chief of staff", 46),
        Seat("vice", "Vice chief of staff", 45),
        Seat("member", "Secretary-treasurer", 2),
        Seat("member", "Department chair", 47),
        Seat("member", "Department chair", 87, ends=68),
        Seat("member", "Department chair", 89),
        Seat("member", "Department chair", 81),
        _guest("ex_officio", "Chief executive", "Rosalind Pemberton-Achebe", "ceo"),
        _guest("ex_officio", "Chief nursing officer", "Ignatius Vantongeren, RN", "cno"),
        Seat("staff", "Medical staff office", email=f"coordinator@{DOMAIN}"),
    ),
    (MEDICAL_CENTER, "peer_review"): (
        Seat("chair", "Chair", 53),
        Seat("member", "Physician reviewer", 61),
        Seat("member", "Physician reviewer", 69),
        Seat("member", "Physician reviewer", 72),
        Seat("member", "Physician reviewer", 47),
    ),
    (MEDICAL_CENTER, "pharmacy"): (
        Seat("chair", "Chair", 51),
        Seat("member", "Member of the active staff", 63),
        Seat("member", "Member of the active staff", 88),
        _guest("member", "Director of pharmacy", "Calliope Zaragoza, PharmD", "pharmacy"),
    ),
    (MEDICAL_CENTER, "operating_room"): (
        Seat("chair", "Chair of surgery", 25),
        Seat("member", "Surgeon", 97),
        Seat("member", "Surgeon", 46),
    ),
    (MEDICAL_CENTER, "bylaws"): (
        Seat("chair", "Chair", 101),
        Seat("member", "Member of the active staff", 45),
        Seat("member", "Member of the active staff", 116),
    ),
    (MEDICAL_CENTER, "board"): (
        _guest("chair", "Chair", "Cornelius Abernathy-Voss", "board.chair"),
        _guest("vice", "Vice chair", "Winifred Okonjo", "board.vice"),
        _guest("member", "Trustee", "Lucius Farrimond", "board.farrimond"),
        _guest("member", "Trustee", "Beatriz Castellanos", "board.castellanos"),
        _guest("member", "Trustee", "Theodora Lindgren", "board.lindgren"),
        Seat("ex_officio", "Chief of staff", 46),
    ),
    (RIVERSIDE, "credentials"): (
        Seat("chair", "Chair", 92),
        Seat("vice", "Vice chair", 3),
        Seat("member", "Member of the active staff", 117),
    ),
}  # fmt: skip
"""Who sits where, by the number of the facility and the kind of committee."""

UNNAMED = (
    (RIVERSIDE, "mec"),
    (RIVERSIDE, "peer_review"),
    (RIVERSIDE, "pharmacy"),
    (RIVERSIDE, "bylaws"),
    (COMMONS, "credentials"),
    (OFFICE, "credentials"),
    (OFFICE, "peer_review"),
)
"""Committees whose seats go to whoever is on the staff there."""
