"""The words by which a curriculum vitae is read."""

import re

from credenza.formats.roster.states import STATES

EDUCATION, TRAINING, WORK = "education", "training", "work"
HOSPITALS, MILITARY, BOARDS = "hospitals", "military", "boards"
LICENCES, OTHER = "licences", "other"


def _any(*words: str) -> re.Pattern:
    return re.compile("|".join(words), re.I)


HEADINGS = (
    (LICENCES, _any(r"licen[sc](e|es|ure)", "registrations")),
    (BOARDS, _any("board certif", r"certifications?\b", "board status", "specialty certif")),
    (MILITARY, _any("military")),
    (
        HOSPITALS,
        _any("hospital (affiliation|appointment|privilege)", "affiliations", "staff membership"),
    ),
    (
        TRAINING,
        _any("training", "residenc", "fellowship", "internship", "graduate medical", "postdoc"),
    ),
    (EDUCATION, _any("education", "degrees", "academic background", "medical school")),
    (
        OTHER,
        _any("publication", "presentation", "award", "honou?r", "research", "grant", "reference"),
    ),
    (OTHER, _any("membership", "societ", "teaching", "volunteer", "interest", "language", "skill")),
    (OTHER, _any("committee", "patent", "abstract", "lecture", "poster", "hobb", "course")),
    (
        WORK,
        _any("experience", "employment", "work history", "positions", "appointments", "practice"),
    ),
)
"""What a heading announces; the first that fits decides."""

PLACE = _any(
    "hospital", "university", "college", "school", "clinic", "medical cent", "health",
    "institute", "group", "associates", "practice", r"cent(er|re)\b", r"\barmy\b", r"\bnavy\b",
    "air force", "veterans", "partners", "physicians", r"l\.?l\.?c", "foundation", "infirmary",
)  # fmt: skip
ROLE = _any(
    "physician", "surgeon", "attending", "residen", "fellow", r"intern\b", "director", "chief",
    "chair", "professor", "instructor", "nurse", "assistant", "anesthetist", "midwife",
    "hospitalist", "locum", "partner", "staff", "associate", "consultant", "psychologist",
    "dentist", "podiatrist", "practitioner", "officer", "captain", r"major\b", "lieutenant",
)  # fmt: skip
SCHOOL = _any(
    r"\b(m\.?d\.?|d\.?o\.?|mbbs|dds|dmd|dpm|psy\.?d|dnp|msn|mpas)(?![a-z])",
    "doctor of", "medical school", "school of medicine", "college of medicine", "master of",
)  # fmt: skip
DEGREE = re.compile(r"\b(M\.?D\.?|D\.?O\.?|MBBS|DDS|DMD|DPM|Psy\.?D\.?|DNP|MSN|MPAS)(?![A-Za-z])")
DEGREE_NAMES = {"doctor of medicine": "MD", "doctor of osteopathic medicine": "DO"}
TRAINING_KINDS = (
    (re.compile(r"\bfellow", re.I), "fellowship"),
    (re.compile(r"\bresiden(t|c)", re.I), "residency"),
    (re.compile(r"\bintern(ship)?\b", re.I), "internship"),
)
BOARD = re.compile(
    r"(?:American )?(?:Osteopathic )?Board of ([A-Z][A-Za-z&, ]+?)(?=\s*[,;(|\d–—-]|\s*$)"
)
LICENCE = re.compile(
    rf"(?P<state>{'|'.join(sorted(STATES.values(), key=len, reverse=True))})\b[^|]{{0,60}}?"
    r"(?:no\.?|number|#|:)\s*:?\s*(?P<number>[A-Z]{0,4}[-. ]?\d[\d.\-A-Z]{2,20})",
    re.I,
)
_TRAINED = r"(?i:residen(?:t|cy)|fellow(?:ship)?|intern(?:ship)?)"
SPECIALTY = re.compile(
    rf"{_TRAINED}(?i: program)?(?:,| in|:)\s*([A-Z][A-Za-z&/ -]+)"
    rf"|([A-Z][A-Za-z&/ -]+?)\s+{_TRAINED}"
)
EDGES = " \t,;:|·•*-–—()"
