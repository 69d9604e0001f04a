"""The kinds of seats in a committee, and what each may do."""

CHAIR, VICE, MEMBER, EX_OFFICIO, STAFF = "chair", "vice", "member", "ex_officio", "staff"

SEATS = {
    CHAIR: "Chair",
    VICE: "Vice chair",
    MEMBER: "Member",
    EX_OFFICIO: "Ex officio, without vote",
    STAFF: "Staff, without vote",
}
VOTING = frozenset({CHAIR, VICE, MEMBER})
"""Seats that vote and count toward a quorum."""
PRESIDING = frozenset({CHAIR, VICE})
"""Seats whose holders may run a meeting."""
