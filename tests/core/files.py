"""Invented files for the rules to judge, by hand and by Hypothesis."""

from datetime import date, timedelta
from functools import cache

from hypothesis import strategies as st

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
from credenza.core.requirements import Rules, compile_rules
from credenza.packs import loader

CEDAR = Place(1, "hospital", "OH", frozenset({"cms", "tjc", "oig", "local"}))
PLACES = (
    CEDAR,
    Place(1, "hospital", "NY", frozenset({"tjc", "ncqa", "namss"})),
    Place(1, "critical_access_hospital", "CA", frozenset({"urac", "local", "achc"})),
    Place(
        1, "long_term_care", "MA", frozenset({"local", "ncqa_cvo"}), (OwnLimit("cme.hours", 20),)
    ),
)
# Around a leap day, a year's end, and the days on which rules changed.
DAYS = tuple(
    date.fromisoformat(day)
    for day in ("2024-02-28", "2024-02-29", "2024-12-31", "2025-06-20", "2025-07-01", "2026-11-24")
)


@cache
def compiled(number: int, as_of: date) -> Rules:
    """The rules of one of the invented places on one of the days."""
    return compile_rules(loader.packs(), PLACES[number], as_of, loader.credential_kinds())


def around(day: date, back: int = 1500, ahead: int = 900) -> st.SearchStrategy[date]:
    """Days around a day, with a liking for leap days and the ends of months."""
    dates = st.dates(day - timedelta(back), day + timedelta(ahead))
    leap = [date(2024, 2, 29), date(2020, 2, 29), date(2023, 2, 28), date(2025, 1, 31)]
    return st.one_of(dates, st.sampled_from([day, *leap, date.max, date.min]))


KINDS = (
    "state_licence", "rn_licence", "dea", "board_certification", "malpractice_coverage",
    "medical_school", "residency", "work_position", "gap_explanation", "attestation", "cme",
    "influenza", "mmr", "hospital_affiliation", "npdb_continuous_query", "supervision",
)  # fmt: skip
CHECKS = (
    "npdb_query", "oig_leie", "sam", "licence_monitor", "oppe_review", "file_update",
    "identity_document", "peer_reference", "claims_history",
)  # fmt: skip
SOURCES = ("state_board", "cvo", "npdb", "oig", "peer", "chair", "a friend")


@st.composite
def credentials(draw, key: int, day: date) -> CredentialFact:
    """One credential with dates around ``day``, some missing."""
    days = st.none() | around(day)
    return CredentialFact(
        id=key,
        kind=draw(st.sampled_from(KINDS)),
        jurisdiction=draw(st.sampled_from(("OH", "NY", "CA", "MA", ""))),
        status=draw(st.sampled_from(("active", "active", "active", "suspended", "not_required"))),
        starts_on=draw(days),
        ends_on=draw(days),
        continuous=draw(st.booleans()),
        facility=draw(st.sampled_from((None, None, 1, 2))),
        details=draw(
            st.sampled_from(({}, {"hours": "12.5"}, {"written": "yes"}, {"multistate": "yes"}))
        ),
    )


@st.composite
def verifications(draw, key: int, day: date, held: tuple[CredentialFact, ...]) -> VerificationFact:
    """One asking about a held credential, or one check about the person."""
    about = draw(st.none() | st.sampled_from(held)) if held else None
    stated = st.none() | around(day)
    if about is not None:
        stated = stated | st.just(about.ends_on)
    return VerificationFact(
        id=key,
        kind=about.kind if about else draw(st.sampled_from(CHECKS)),
        source=draw(st.sampled_from(SOURCES)),
        method="web",
        result=draw(st.sampled_from((Result.CONFIRMED, Result.CONFIRMED, *Result))),
        verified_on=draw(st.none() | around(day, 900, 200)),
        credentials=(about.id,) if about else (),
        stated_ends_on=draw(stated),
    )


@st.composite
def appointments(draw, day: date) -> AppointmentFact:
    """A running appointment at place 1, some of its dates missing."""
    days = st.none() | around(day, 1200, 400)
    return AppointmentFact(
        id=1,
        facility=1,
        category="active",
        department="Medicine",
        standing=draw(st.sampled_from((Standing.APPLICANT, Standing.ACTIVE, Standing.LEAVE))),
        starts_on=draw(days),
        ends_on=draw(days),
        reappointment_due_on=draw(days),
        decided_on=draw(days),
    )


@st.composite
def files(draw, day: date) -> PractitionerFile:
    """A practitioner's file with facts around ``day``."""
    held = tuple(draw(credentials(key, day)) for key in range(draw(st.integers(0, 6))))
    asked = range(100, 100 + draw(st.integers(0, 6)))
    return PractitionerFile(
        id=1,
        profession=draw(st.sampled_from(("md", "np", "pa", "psychologist", "wizard"))),
        credentials=held,
        verifications=tuple(draw(verifications(key, day, held)) for key in asked),
        appointments=(draw(appointments(day)),),
    )
