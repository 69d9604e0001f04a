"""Roles by kinds by tie to the case: every address, list, count, search and export agrees.

Who may read a case is told by the pure rule; here every page is asked, also those that came after
this test: each address under a case falls under it by itself.
"""

import datetime as dt

import pytest
from django.db.transaction import atomic, set_rollback
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from credenza.core.concerns.kinds import CONDUCT, KINDS
from credenza.core.concerns.parties import REPORTER, PartyFacts
from credenza.core.concerns.walls import may_do, may_read
from credenza.core.permissions import Grant
from credenza.office.concerns.actions.naming import name_person
from credenza.office.concerns.actions.tasks import give_task
from credenza.office.concerns.queries.scope import wall_of
from credenza.office.desk.queries.due import KINDS as DUE
from credenza.office.desk.queries.find import find
from credenza.office.practitioners.queries.days import today
from credenza.office.team.queries import actor_of
from tests.fixtures import BEGAN, SYSTEM, make_person, signed_in
from tests.house.reference import addresses
from tests.office.concerns.cases import case_at

SECRET = "Zugzwang in room seven"
OF_A_CASE = "concerns/cases/<int:pk>/"


@pytest.fixture
def cases(office, make_file):
    """One case of each kind about a surgeon, with their department's chair and everybody else."""
    surgeon = make_file("Okafor", "Ada", street="12 Mill Lane", postal_code="44001")
    make_file("Reyes-Ortiz", "Lu", at=None, street="12 Mill Lane", postal_code="44001")
    return [case_at(office, kind, about=surgeon, title=SECRET) for kind in KINDS]


@pytest.fixture
def everybody(office, cases):
    """People by what ties them to the cases; each with the role that would open most to them."""
    surgeon = cases[0].parties.get().practitioner
    there = surgeon.appointments.get()
    partner = type(surgeon).objects.get(last_name="Reyes-Ortiz").pk
    north, south = office.north.pk, office.south.pk
    ties = {
        "director": (Grant("director", north), None),
        "director elsewhere": (Grant("director", south), None),
        "director who is the subject": (Grant("director", north), surgeon.pk),
        "director of the same practice": (Grant("director", north), partner),
        "coordinator": (Grant("coordinator", north), None),
        "chair of the department": (Grant("chair", north, there.department_id), None),
        "chair of another": (Grant("chair", south, office.southern.pk), None),
        "member": (Grant("member", north), None),
        "member named": (Grant("member", north), None),
        "administrator": (Grant("administrator"), None),
        "practitioner": (Grant("practitioner", north), 987_654_321),
        "viewer": (Grant("viewer", north), None),
    }
    people = {
        tie: make_person(tie, grant, practitioner_id=file) for tie, (grant, file) in ties.items()
    }
    for case in cases:
        name_person(case=case, user=people["member named"], why="Reviews", by=SYSTEM, at=BEGAN)
    return people


def answer(client: Client, url: str) -> set[int]:
    """How GET and POST are answered; whatever they changed is undone."""
    codes = set()
    for ask in (client.get, client.post):
        with atomic():
            codes.add(ask(url).status_code)
            set_rollback(True)
    return codes - {405}


def test_no_address_of_a_case_answers_who_may_not_read_it(cases, everybody):
    """One kind is enough here: that the rows follow the rule of each is for ``test_scope``."""
    under = [one for one in addresses() if OF_A_CASE in one.route and one.route.count("<") == 1]
    assert len(under) > 20
    case = next(one for one in cases if one.kind == CONDUCT)
    wall = wall_of(case)
    for tie, user in everybody.items():
        if may_read(actor_of(user), wall):
            continue
        client = signed_in(user)
        for one in under:
            codes = answer(client, reverse(one.name, args=[case.pk]))
            assert codes <= {403, 404}, (tie, one.name, codes)


def test_every_page_of_a_case_opens_to_who_may_do_what_it_says(cases, everybody):
    for tie in ("director", "coordinator", "chair of the department", "member named"):
        user = everybody[tie]
        actor, client = actor_of(user), signed_in(user)
        for case in cases:
            wall = wall_of(case)
            for name, verb in (("case", "concern:see"), ("case-triage", "concern:work")):
                found = client.get(reverse(name, args=[case.pk])).status_code
                allowed = bool(may_do(actor, verb, wall))
                assert (found == 200) is allowed, (tie, case.kind, name, found)


def test_lists_counts_exports_and_the_file_tell_of_what_one_may_read_alone(cases, everybody):
    surgeon = cases[0].parties.get().practitioner
    for tie, user in everybody.items():
        actor, client = actor_of(user), signed_in(user)
        readable = [one for one in cases if may_do(actor, "concern:see", wall_of(one))]
        home = client.get(reverse("concerns"))
        if home.status_code == 403:
            assert not readable
            continue
        text = home.content.decode()
        assert {one.number for one in cases if one.number in text} == {
            one.number for one in readable
        }, tie
        count = f"{len(readable)} case{'s' * (len(readable) != 1)}"
        assert (count if readable else "No case is open") in text, tie
        export = client.get(reverse("concerns") + "?export=csv")
        if export.status_code == 200:
            lines = export.content.decode().splitlines()[1:]
            assert len(lines) == len(readable), tie
        own = client.get(reverse("practitioner-concerns", args=[surgeon.pk]))
        assert (own.status_code == 200) is bool(readable), tie
        file = client.get(reverse("practitioner", args=[surgeon.pk]))
        tab = reverse("practitioner-concerns", args=[surgeon.pk]) in file.content.decode()
        assert tab is (bool(readable) and file.status_code == 200), tie


def test_today_tells_of_cases_to_those_who_work_on_them(cases, everybody):
    day = today(timezone.now())
    for tie, user in everybody.items():
        actor = actor_of(user)
        works = {one.pk for one in cases if may_do(actor, "concern:work", wall_of(one))}
        marks = {mark.of for mark in DUE["concerns"].marks(actor, day)}
        assert marks == works, tie
        told = {one.address for one in DUE["concerns"].told(actor, [c.pk for c in cases], day)}
        assert told == {reverse("case", args=[pk]) for pk in works}, tie


def test_a_task_goes_with_the_wall(cases, everybody):
    owner = everybody["member named"]
    due = dt.date(2026, 12, 1)
    given = [
        give_task(case=one, title="Read the chart", owner=owner, due_on=due, by=SYSTEM, at=BEGAN)
        for one in cases
    ]
    actor, day = actor_of(owner), dt.date(2026, 11, 24)
    assert {one.of for one in DUE["case-tasks"].marks(actor, day)} == {one.pk for one in given}
    listed = signed_in(owner).get(reverse("concerns")).content.decode()
    assert listed.count("Read the chart") == len(given)


def test_find_and_the_ledger_know_nothing_of_what_was_told(cases, everybody):
    for user in everybody.values():
        found = find(actor_of(user), "Zugzwang")
        assert not (found.files or found.documents)
    administrator = signed_in(everybody["administrator"])
    page = administrator.get(reverse("ledger")).content.decode()
    assert SECRET not in page
    assert "Okafor" not in page


def test_who_reported_does_not_read_it_by_that(office, cases, everybody):
    reporter = everybody["viewer"]
    case = case_at(office, parties=(PartyFacts(REPORTER, user_id=reporter.pk),))
    assert signed_in(reporter).get(reverse("case", args=[case.pk])).status_code == 404
