"""Small files written as data: beside the packs, and as golden files."""

from credenza.core.facts import (
    AppointmentFact,
    CredentialFact,
    OwnLimit,
    Place,
    PractitionerFile,
    Result,
    Standing,
    VerificationFact,
)


def place_of(written):
    """The place that a written file names."""
    place = written.get("place", {})
    own = [OwnLimit(key, amount) for key, amount in place.get("tightened", {}).items()]
    own += [OwnLimit(**row) for row in place.get("own_limits", ())]
    return Place(
        1,
        place.get("kind", "hospital"),
        place.get("state", "OH"),
        frozenset(place.get("bodies", ())),
        tuple(own),
    )


def file_of(written):
    """A written file as the rules see it."""
    appointment = written.get("appointment", {"standing": "applicant"})
    return PractitionerFile(
        1,
        written.get("profession", "md"),
        credentials=tuple(
            CredentialFact(**{"id": key, "jurisdiction": place_of(written).state, **row})
            for key, row in enumerate(written.get("credential", ()), 1)
        ),
        verifications=tuple(
            _verification(100 + key, row) for key, row in enumerate(written.get("verification", ()))
        ),
        appointments=(
            AppointmentFact(
                1,
                1,
                "active",
                "Medicine",
                Standing(appointment["standing"]),
                *(appointment.get(key) for key in ("starts_on", "ends_on", "due_on", "decided_on")),
            ),
        ),
    )


def _verification(key, row):
    row = {"source": "state_board", "method": "web", "result": "confirmed", **row}
    return VerificationFact(
        id=key,
        kind=row["kind"],
        source=row["source"],
        method=row["method"],
        result=Result(row["result"]),
        verified_on=row.get("on"),
        credentials=tuple(row.get("proves", ())),
        stated_ends_on=row.get("stated_ends_on"),
        facility=2 if row.get("elsewhere") else None,
        jurisdiction=row.get("jurisdiction", ""),
    )
