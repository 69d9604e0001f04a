"""The three kinds of cases. They are linked where they belong together and never merged."""

PATIENT, CONDUCT, CLINICAL = "patient", "conduct", "clinical"

KINDS = {
    PATIENT: "Patient complaint or grievance",
    CONDUCT: "Conduct report",
    CLINICAL: "Clinical peer review",
}
PRIVILEGED = frozenset({CONDUCT, CLINICAL})
"""Kinds whose papers are peer review and bear its legend."""
