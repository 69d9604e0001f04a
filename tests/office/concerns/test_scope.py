"""The wall as rows: what lists hold, and what one case answers, are the same."""

import itertools

import pytest

from credenza.core.concerns.parties import SUBJECT, WITNESS, PartyFacts
from credenza.core.concerns.walls import may_do
from credenza.core.permissions import ROLES, Actor, Grant
from credenza.core.verdict import Refused
from credenza.office.concerns.actions.naming import end_naming, name_person
from credenza.office.concerns.models import Case
from credenza.office.concerns.queries.scope import may_case, visible_cases, wall_of
from credenza.office.ledger.models import Act, Change
from credenza.office.ledger.queries import history
from tests.fixtures import BEGAN, SYSTEM, make_person
from tests.office.concerns.cases import TOLD, case_at

VERBS = ("concern:see", "concern:note", "concern:work", "concern:name")


def test_lists_and_single_cases_answer_alike_for_everybody(office, make_file, arranging):
    """Every role in every place, with every tie to a case, let in by name and not."""
    surgeon = make_file(street="12 Mill Lane", postal_code="44001")
    partner = make_file("Reyes-Ortiz", at=None, street=" 12 mill lane", postal_code="44001")
    stranger = make_file("Lindqvist", at=None, street="9 Hill Road", postal_code="44001")
    named, accused = make_person("Kim Named"), make_person("Lou Accused")
    cases = [
        case_at(office, "patient", department=office.medicine),
        case_at(office, "conduct", about=surgeon),
        case_at(office, "clinical", parties=(PartyFacts(WITNESS, practitioner_id=surgeon.pk),)),
        case_at(office, "patient", facility=office.south, about=partner),
        case_at(office, "conduct", parties=(PartyFacts(SUBJECT, user_id=accused.pk),)),
    ]
    with arranging():
        for one in cases[1:4]:
            one.named.create(user=named, why="Reviews it", since=BEGAN)
        Case.objects.exclude(pk__in=[cases[0].pk, cases[2].pk]).update(state="triaged")
    walls = {one.pk: wall_of(one) for one in Case.objects.all()}
    assert walls[cases[1].pk].colleagues == {partner.pk}
    places = [(None, None), (office.north.pk, None), (office.south.pk, None)]
    places += [(office.north.pk, surgeon.appointments.get().department_id)]
    files = [None, surgeon.pk, partner.pk, stranger.pk]
    for role, place, file, user in itertools.product(ROLES, places, files, (named, accused)):
        actor = Actor(user.pk, user.name, (Grant(role, *place),), file)
        for verb in VERBS:
            listed = set(visible_cases(actor, verb).values_list("pk", flat=True))
            single = {pk for pk, wall in walls.items() if may_do(actor, verb, wall)}
            assert listed == single, (role, place, file, user, verb)


def test_naming_opens_a_case_until_it_ends(office, person):
    case, reviewer = case_at(office), person("member")
    actor = Actor(reviewer.pk, reviewer.name, (Grant("member", office.north.pk),))
    named = name_person(case=case, user=reviewer, why="Reviews the case", by=SYSTEM, at=BEGAN)
    assert may_case(actor, "concern:see", case)
    end_naming(named=named, by=SYSTEM, at=BEGAN)
    assert not may_case(actor, "concern:see", case)


def test_nobody_is_let_into_a_case_about_themselves(office, person, make_file):
    surgeon = make_file()
    accused = person("member", practitioner_id=surgeon.pk)
    case = case_at(office, about=surgeon)
    with pytest.raises(Refused, match="about themselves"):
        name_person(case=case, user=accused, why="They asked", by=SYSTEM, at=BEGAN)


def test_neither_the_file_nor_the_ledger_tells_of_a_case(office, make_file, person):
    surgeon = make_file()
    before = len(history(surgeon.pk))
    case = case_at(office, about=surgeon)
    other = person("member", practitioner_id=make_file("Reyes", at=None).pk)
    name_person(case=case, user=other, why="Reviews the case", by=SYSTEM, at=BEGAN)
    assert len(history(surgeon.pk)) == before
    written = Act.objects.filter(verb__startswith="case:")
    assert set(written.values_list("practitioner_id", "reason")) == {(None, "")}
    assert not Change.objects.filter(new__contains=TOLD[:20]).exists()
