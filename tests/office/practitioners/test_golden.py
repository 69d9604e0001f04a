"""The golden files in the database: read back and judged, they say what they say as data.

Run on SQLite and on PostgreSQL, so that both give the verdicts that a coordinator expects.
"""

from functools import cache

import pytest

from credenza.core.facts import OwnLimit
from credenza.core.requirements import compile_rules, evaluate
from credenza.office.practitioners.actions.judging import judge
from credenza.office.practitioners.models import (
    Appointment,
    Credential,
    OpenFinding,
    Practitioner,
    Proof,
    Verification,
)
from credenza.office.team.models import Bylaw, Facility
from credenza.packs import loader
from tests.office.files import NOW, TODAY
from tests.packs.test_golden import golden_files
from tests.packs.written import file_of, place_of

pytestmark = pytest.mark.django_db
OPEN = ("due", "missing", "late")
DAYS = ("starts_on", "ends_on", "decided_on")


@cache
def rules_of(place):
    return compile_rules(loader.packs(), place, TODAY, loader.credential_kinds())


def found_in(written):
    """What is open today in a golden file as it is written, without any database."""
    place = place_of(written)
    return {
        (one.requirement, one.credential, one.state.value, one.rule, one.reason, one.due_on)
        for one in evaluate(file_of(written), place, rules_of(place), TODAY)
        if one.state in OPEN
    }


def test_golden_files_are_judged_in_the_database_as_they_are_on_paper(arranging):
    with arranging():
        places = {"elsewhere": _facility("elsewhere", {})}
        loaded = {name: _rows(written, places) for name, written in golden_files().items()}
    judge([person.pk for person, _ in loaded.values()], at=NOW)
    for name, written in golden_files().items():
        person, held = loaded[name]
        numbers = {row.pk: number for number, row in enumerate(held, 1)}
        kept = OpenFinding.objects.filter(practitioner=person).order_by("id")
        columns = ("requirement", "credential_id", "state", "rule", "reason", "due_on")
        found = {(key, numbers.get(row), *told) for key, row, *told in kept.values_list(*columns)}
        assert found == found_in(written), name


def _rows(written, places):
    place = written["place"]
    here = places.setdefault(str(place), None) or _facility(f"Facility {len(places)}", place)
    places[str(place)] = here
    last, first = written["who"].split(", ")
    person = Practitioner.objects.create(
        last_name=last, first_name=first, profession=written["profession"]
    )
    appointment = written["appointment"]
    Appointment.objects.create(
        practitioner=person,
        facility=here,
        category="Active",
        standing=appointment["standing"],
        **{day: appointment.get(day) for day in DAYS},
    )
    held = [
        Credential.objects.create(practitioner=person, **({"jurisdiction": here.state} | row))
        for row in written.get("credential", ())
    ]
    for row in written.get("verification", ()):
        _answer(person, held, places["elsewhere"], row)
    return person, held


def _answer(person, held, elsewhere, row):
    answer = Verification.objects.create(
        practitioner=person,
        kind=row["kind"],
        source=row.get("source", "state_board"),
        method="web",
        result=row.get("result", "confirmed"),
        asked_on=row.get("on", TODAY),
        verified_on=row.get("on"),
        stated_ends_on=row.get("stated_ends_on"),
        jurisdiction=row.get("jurisdiction", ""),
        facility=elsewhere if row.get("elsewhere") else None,
    )
    for number in row.get("proves", ()):
        Proof.objects.create(verification=answer, credential=held[number - 1])


def _facility(name, place):
    facility = Facility.objects.create(
        name=name,
        short_name=name,
        kind=place.get("kind", "hospital"),
        state=place.get("state", "OH"),
        bodies=place.get("bodies", []),
    )
    for own in place.get("own_limits", ()):
        Bylaw.objects.create(
            facility=facility,
            requirement=own["requirement"],
            limit=own["amount"],
            citation=OwnLimit("", 0).citation,
            effective_on=own["from_on"],
            ended_on=own.get("to_on"),
        )
    return facility
