"""Meetings of the sample that were held, and one whose packet is out. Everything is invented."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """An item: what was said, the motion that was carried (``motion``), who left for it."""

    title: str
    summary: str = ""
    said: str = ""
    motion: str = ""
    recused: int | None = None
    executive: bool = False
    minutes: int = 5
    presenter: str = ""


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting of a kind of committee, ``on`` a day from the opening day.

    ``absent`` are numbers of files, ``late`` one that came ten minutes later.
    """

    kind: str
    title: str
    on: int
    hour: int
    points: tuple[Point, ...]
    absent: tuple[int, ...] = ()
    late: int | None = None


SEALED = Sitting(
    "mec",
    "Regular meeting",
    -34,
    12,
    (
        Point(
            "Report of the chief of staff",
            said="The chief of staff reported on the survey of the operating rooms and on the "
            "new hospitalist programme. Members had no questions.",
            presenter="Chief of staff",
        ),
        Point(
            "Policy on telemedicine privileges by proxy",
            summary="Second reading; changes since the first are marked.",
            said="Members asked who answers for a distant physician whose privileges lapse. The "
            "office confirmed that the distant site tells of every change within a business day, "
            "and that the written agreement says so.",
            motion="To adopt the policy as read, from the first of next month",
            minutes=15,
        ),
    ),
    absent=(89,),
    late=81,
)
WAITING = Sitting(
    "credentials",
    "Regular meeting",
    -27,
    7,
    (
        Point(
            "Criteria for robotic-assisted surgery",
            summary="Minimum of twenty cases in two years, or a course and five proctored cases.",
            said="The chair of surgery explained why the number of cases was raised. Members "
            "compared the volumes of the last two years and found that every current holder "
            "meets the new criteria.",
            motion="To recommend the criteria to the medical executive committee",
            recused=61,
            minutes=15,
        ),
        Point(
            "Ongoing review, by case number",
            said="One case was discussed. The committee asked for an outside review.",
            motion="To ask for an outside review of the case",
            executive=True,
            minutes=10,
        ),
    ),
    late=81,
)
NEXT = Sitting(
    "mec",
    "Special meeting",
    6,
    17,
    (
        Point(
            "Moderate sedation outside of the operating room",
            summary="The draft policy names who may give sedation, where, and with what training. "
            "It asks for a decision before the endoscopy suite opens.",
            presenter="Chair of anesthesia",
            minutes=20,
        ),
        Point(
            "Emergency call in neurosurgery",
            summary="Two options for covering the nights without a neurosurgeon on the staff.",
            presenter="Chief of staff",
            minutes=15,
        ),
        Point("Matter of a member of the staff", executive=True, minutes=15),
    ),
)
PAPERS = {
    "Draft policy on moderate sedation": (
        0,
        "This policy applies wherever sedation is given outside of the operating rooms.",
        "Whoever gives it holds the privilege for moderate sedation, and has been trained in "
        "airway management within the last two years.",
        "A second person, with no other task, watches the patient from the first dose until "
        "discharge criteria are met.",
    ),
    "Case volumes of the endoscopy suite": (
        0,
        "Last year 1,840 procedures were done under moderate sedation, by eleven physicians.",
        "In four of them a reversal agent was given; no patient was harmed.",
    ),
    "Options for the call": (
        1,
        "Option A keeps two locums for ten nights a month each.",
        "Option B transfers by agreement to the university hospital, forty minutes by air.",
    ),
}
"""Papers of the special meeting: at which item (from 0), and what they say."""
