"""One front door: which of the three kinds a concern is, by who tells it and what it is about.

What a patient, or somebody in a patient's name, complains of is a grievance or a complaint
whatever it turns upon (42 CFR 482.13(a)(2)); what it says of a colleague is opened beside it by
the office, as a case of its own kind.
"""

from credenza.core.concerns.kinds import CLINICAL, CONDUCT, PATIENT

WHO = {
    "patient": "I am or was a patient here",
    "family": "I speak for a patient: family, friend, guardian",
    "visitor": "I was a visitor",
    "staff": "I work here",
    "outside": "I am somebody else: another hospital, an agency, a neighbor",
}
ABOUT = {
    "service": "What a patient lived through here: care, courtesy, cost, rights, safety",
    "behavior": "How somebody who works here behaves",
    "treatment": "Whether a treatment was the right one, or done with skill",
}
RELATIONS = {
    "patient": "the patient",
    "family": "speaks for the patient",
    "visitor": "visitor",
    "staff": "works here",
    "outside": "from elsewhere",
}
IN_A_PATIENTS_NAME = frozenset({"patient", "family", "visitor"})
_KIND = {"service": PATIENT, "behavior": CONDUCT, "treatment": CLINICAL}


def kind_of(who: str, what: str) -> str:
    """The kind of case, from a key of WHO and one of ABOUT. Raises KeyError for others."""
    by_matter, _ = _KIND[what], WHO[who]
    return PATIENT if who in IN_A_PATIENTS_NAME else by_matter
