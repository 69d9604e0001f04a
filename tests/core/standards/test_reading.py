"""A file by each standard's own limit, and the day on which it will fall short."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from credenza.core.facts import (
    AppointmentFact,
    OwnLimit,
    Place,
    PractitionerFile,
    Result,
    Standing,
    VerificationFact,
)
from credenza.core.requirements import compile_rules, evaluate
from credenza.core.standards.alone import alone, verdict
from credenza.core.standards.reading import NEVER, Book, compile_book, is_counted, read
from credenza.packs import loader
from tests.core.files import DAYS, PLACES, files

TIGHT = Place(
    1, "hospital", "OH", frozenset({"cms", "tjc", "ncqa", "local"}),
    (OwnLimit("npdb.queried", 12), OwnLimit("licence.verified", 60, date(2025, 1, 1))),
)  # fmt: skip
EVERYWHERE = (*PLACES, TIGHT)
LETTER = {"not_applicable": "-", "met": "m", "due": "r", "missing": "n", "late": "n"}


@cache
def book(number: int, as_of: date) -> Book:
    kinds = loader.credential_kinds()
    return compile_book(
        loader.packs(), compile_rules(loader.packs(), EVERYWHERE[number], as_of, kinds), kinds
    )


def states(file, some: Book, as_of: date) -> dict[str, str]:
    some = replace(some, rules=replace(some.rules, as_of=as_of), plans={})
    found = evaluate(file, some.rules.place, some.rules, as_of)
    return dict(zip(some.columns, read(file, found, some).states, strict=True))


def by_itself(file, rule: str, place: Place, as_of: date) -> str:
    """The worst that a file shows where no other rule exists."""
    packs, seen = alone(loader.packs(), place, rule)
    rules = compile_rules(packs, seen, as_of, loader.credential_kinds())
    found = verdict(evaluate(file, seen, rules, as_of))
    return LETTER[found.state] if found else "-"


@settings(max_examples=25, deadline=None)
@given(st.data(), st.integers(0, len(EVERYWHERE) - 1), st.sampled_from(DAYS))
def test_a_standard_says_of_a_file_what_it_would_say_alone(data, number, as_of):
    file, some = data.draw(files(as_of)), book(number, as_of)
    read_so = states(file, some, as_of)
    rule = data.draw(st.sampled_from(some.columns))
    assert read_so[rule] == by_itself(file, rule, some.rules.place, as_of)


@settings(max_examples=25, deadline=None)
@given(st.data(), st.integers(0, len(EVERYWHERE) - 1), st.sampled_from(DAYS))
def test_a_file_falls_short_on_the_day_told_and_not_before(data, number, as_of):
    file, some = data.draw(files(as_of)), book(number, as_of)
    made = read(file, evaluate(file, some.rules.place, some.rules, as_of), some)
    falling = [(n, day) for n, day in enumerate(made.falls) if day != NEVER]
    assert all(day > as_of.toordinal() for _, day in falling)
    if not falling or not is_counted(file, 1):
        return
    column, day = data.draw(st.sampled_from(falling))
    on = date.fromordinal(day)
    if some.rules.holds_until and on > some.rules.holds_until:
        return
    assert states(file, some, on - timedelta(1))[some.columns[column]] in "mr"
    assert states(file, some, on)[some.columns[column]] == "n"


def test_references_that_served_a_decision_serve_it_for_good():
    decided, today = date(2025, 7, 1), date(2026, 11, 24)
    member = AppointmentFact(
        1, 1, "active", "Medicine", Standing.ACTIVE, starts_on=decided, decided_on=decided
    )
    peers = tuple(
        VerificationFact(key, "peer_reference", "peer", "web", Result.CONFIRMED, date(2025, 6, 1))
        for key in (1, 2)
    )
    file = PractitionerFile(1, "md", verifications=peers, appointments=(member,))
    some = book(0, today)
    found = evaluate(file, some.rules.place, some.rules, today)
    column = some.columns.index("LOCAL-PEERS")
    made = read(file, found, some)
    assert (made.states[column], made.falls[column]) == ("m", NEVER)
