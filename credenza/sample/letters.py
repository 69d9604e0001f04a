"""The letters of the sample office's last weeks: to whom, what, and what became of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field

EMAIL, CERTIFIED, NOT_YET = "e-mail", "certified mail", "not yet"


@dataclass(frozen=True, slots=True)
class Post:
    """One letter. ``on`` counts days from the opening day, and so do numbers among ``values``.

    ``to`` is the addressee where it is not the practitioner; ``address`` where e-mail goes
    instead of to the file's own.
    """

    practitioner: int
    kind: str
    on: int
    hour: int
    values: Mapping[str, str | int] = field(default_factory=dict)
    leaves: str = EMAIL
    to: str = ""
    address: str | None = None


LETTERS = (
    Post(
        0, "reappointment_granted", -70, 10,
        {"decided_on": -72, "decided_by": "Board of Trustees", "category": "Active",
         "starts_on": -70, "ends_on": 660, "department": "Medicine"},
    ),
    Post(
        0, "expirable_lapsed", -12, 9,
        {"what": "influenza vaccination", "ended_on": -13,
         "consequence": "Until it is renewed, a mask is worn wherever patients are seen."},
    ),
    Post(
        1, "fppe_concluded", -30, 14,
        {"concluded_on": -31, "privileges": "Robotic-assisted surgery",
         "result": "The evaluation was satisfactory. You work without a proctor from now on."},
    ),
    Post(
        3, "affiliation_good_standing", -8, 11,
        {"facts": "Category | Active\nDepartment | Surgery",
         "good_standing": "is a member of the medical staff in good standing"},
        to="Lakeshore Northern Hospital, Medical Staff Office",
        address="medstaff@lakeshore.example",
    ),
    Post(
        4, "explain_gap", -6, 15,
        {"gaps": "March 2019 | October 2019 | residency and first position", "due_on": 14},
        address="",
    ),
    Post(
        5, "fppe_assigned", -3, 10,
        {"privileges": "Laparoscopic colectomy",
         "plan": "the first 3 cases with a proctor in the room\na review of 3 further records",
         "evaluator": "Thaddeus Brandvold", "starts_on": -2, "due_on": 180},
    ),
    Post(
        6, "leave_granted", -2, 9, {"starts_on": 20, "ends_on": 110}, leaves=CERTIFIED,
    ),
    Post(
        7, "resignation_accepted", -1, 16,
        {"ends_on": 37, "standing": "You leave in good standing."}, leaves=NOT_YET,
    ),
)  # fmt: skip
