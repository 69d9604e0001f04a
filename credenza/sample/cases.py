"""Cases of the sample: what was told, about whom, and how far each has come. All is invented."""

from dataclasses import dataclass

from credenza.sample.places import MEDICAL_CENTER, RIVERSIDE


@dataclass(frozen=True, slots=True)
class Told:
    """One case, ``on`` a day from the opening day.

    ``subject`` is the number of a file; ``people`` are (part, name, relation). ``course`` are the
    acts that followed, as (days after it came in, act, what it takes).
    """

    key: str
    kind: str
    on: int
    title: str
    account: str
    place: int = MEDICAL_CENTER
    department: str = ""
    unit: str = ""
    hour: int = 10
    channel: str = "staff"
    subject: int | None = None
    people: tuple[tuple[str, str, str], ...] = ()
    course: tuple[tuple[int, str, dict], ...] = ()


def _triage(day: int, severity: str, harm: str, words: str, **more) -> tuple[int, str, dict]:
    return day, "triage", {"severity": severity, "harm": harm, "words": words, **more}


def _mark(day: int, event: str, words: str = "") -> tuple[int, str, dict]:
    return day, "mark", {"event": event, "words": words}


CASES = (
    Told(
        "hall",
        "patient",
        -9,
        "Eleven hours in a hallway bed, and no answer when asked for pain relief",
        "My mother lay in the hallway from noon until almost midnight. We asked four times for "
        "something against the pain. One nurse was kind, but said that she may not give anything "
        "without an order and that the doctor had not looked at the list.",
        department="Emergency Medicine",
        unit="Emergency department",
        channel="telephone",
        people=(
            ("complainant", "Rosalind Tremaine", "daughter"),
            ("patient", "Harriet Tremaine", ""),
        ),
        course=(
            _triage(
                1, "moderate", "passing", "Staff present did not settle it.", grievance=True,
                policy="Pain management",
            ),
            _mark(1, "acknowledged", "By telephone, and told who looks into it."),
            _mark(3, "record_read"),
            _mark(5, "heard_complainant"),
            (6, "link", {"other": "potassium", "why": "The same patient"}),
        ),
    ),
    Told(
        "visit",
        "patient",
        -4,
        "Sent away at the door during visiting hours",
        "The guard said visiting hours were over at six. The sheet on the wall says eight.",
        unit="4 West",
        channel="public",
        people=(("complainant", "Dario Szymanski", "brother"),),
        course=(
            _triage(1, "low", "none", "It came in writing.", grievance=True, policy="Visitation"),
            _mark(2, "acknowledged"),
        ),
    ),
    Told(
        "tray",
        "patient",
        -20,
        "A wrong tray twice in one day",
        "I cannot eat milk. It is on the band on my wrist, and twice there was milk on the tray.",
        unit="3 East",
        people=(("patient", "Oswald Pinkerton", ""),),
        course=(
            _triage(0, "low", "none", "Settled by the charge nurse at the bed.", grievance=False),
            _mark(0, "settled", "A new tray came, and the kitchen was told."),
            (1, "decide", {"outcome": "resolved", "words": "The band had not been read."}),
            (1, "close", {"closing": "settled"}),
        ),
    ),
    Told(
        "riverside",
        "patient",
        -2,
        "No interpreter although one was asked for",
        "We asked for an interpreter when we came in. My sister signed a form that nobody had read "
        "to her in her language.",
        place=RIVERSIDE,
        department="Emergency Medicine",
        channel="mail",
        subject=21,
        people=(("complainant", "Thuy Lindqvist", "sister"),),
    ),
    Told(
        "theatre",
        "conduct",
        -12,
        "Shouting in the operating room, and a thrown instrument",
        "The count was not right and I said so. I was told in front of everybody that I am too "
        "slow for this room, and a clamp was thrown on the tray. Nobody was hit. The count was "
        "repeated and then it was right.",
        department="Surgery",
        unit="Operating room 3",
        subject=9,
        people=(
            ("reporter", "Bettina Grosvenor", "circulating nurse"),
            ("witness", "Alasdair Munro", "scrub technician"),
        ),
        course=(
            _triage(
                1, "serious", "staff", "Two people tell the same of it.",
                policy="Medical staff code of conduct",
            ),
            _mark(1, "acknowledged"),
            (2, "begin_review", {}),
            _mark(4, "told", "The chair told them, without the name of who reported it."),
            (6, "interview", {"who": "Alasdair Munro", "words": "It was loud. The clamp slid over "
                              "the tray. She was right about the count."}),
            (9, "task", {"title": "Look through the last reports from this room", "days": 4}),
            (10, "note", {"words": "Hear the practitioner before Friday; they are on call until "
                          "Thursday."}),
        ),
    ),
    Told(
        "remark",
        "conduct",
        -3,
        "A remark about a colleague's accent, on rounds",
        "On rounds, before two students: “Perhaps somebody who can be understood should present.” "
        "The resident did not say anything for the rest of the morning.",
        department="Surgery",
        unit="5 North",
        subject=25,
        people=(("reporter", "", "a student on rounds"),),
        course=(
            _triage(1, "serious", "staff", "A remark on origin.", bypasses=("discrimination",)),
            _mark(1, "acknowledged"),
        ),
    ),
    Told(
        "potassium",
        "clinical",
        -41,
        "Potassium of 6.8 not acted on for five hours",
        "Found by the pharmacy: the value was on the screen at 02:10, and the first order that "
        "answers it is of 07:25. The patient went to the unit and is well.",
        department="Hospital Medicine",
        unit="6 South",
        subject=3,
        course=(
            _triage(3, "serious", "passing", "An unplanned move to the unit."),
            _mark(7, "reviewer_named", "A reviewer of another hospital's group, by telephone."),
            (8, "begin_review", {}),
            _mark(24, "reviewed", "Care might have been better: the call list was out of date."),
            _mark(26, "told"),
        ),
    ),
    Told(
        "airway",
        "clinical",
        -75,
        "A difficult airway without the cart in the room",
        "The cart was two rooms away. It was there in ninety seconds. No harm.",
        department="Anesthesiology",
        unit="Operating room 1",
        subject=17,
        course=(
            _triage(2, "minor", "none", "Something to learn."),
            _mark(5, "reviewer_named"),
            (6, "begin_review", {}),
            _mark(20, "reviewed"),
            _mark(22, "told"),
            _mark(29, "heard", "Agrees, and asked for a second cart."),
            (34, "decide", {"outcome": "improvable", "words": "The plan had been made; the cart "
                            "had not been asked for."}),
            (36, "close", {"closing": "decided"}),
        ),
    ),
)  # fmt: skip
