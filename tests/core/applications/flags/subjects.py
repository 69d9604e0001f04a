"""Invented applicants for the finders of flags."""

import datetime as dt

from credenza.core.applications.flags import Limits, Subject, Training
from credenza.core.facts import CredentialFact, PractitionerFile
from credenza.core.law import Limit

TODAY = dt.date(2026, 11, 24)
LIMITS = Limits(
    training=(
        Training("surgery", "General surgery", ("2086",), 60),
        Training("hand_surgery", "Hand surgery", ("2086S0105X",), 72),
    )
)
SIX_MONTHS = Limit(180, "days", 60, "X-GAP", "x", "", "X gap", "accreditor")


def row(key, kind, starts_on=None, ends_on=None, **more):
    return CredentialFact(id=key, kind=kind, starts_on=starts_on, ends_on=ends_on, **more)


def subject(*credentials, verifications=(), specialties=(), **more):
    file = PractitionerFile(
        1,
        "md",
        specialties=specialties,
        credentials=credentials,
        verifications=tuple(verifications),
    )
    return Subject(file, TODAY, gap_limits=(SIX_MONTHS,), **more)
