from dataclasses import replace

import pytest

from credenza.core.concerns.walls import (
    CHAIR_READS,
    NAMED_READS,
    OFFICE_READS,
    Wall,
    may_do,
    may_read,
)
from credenza.core.permissions import Actor, Grant

HERE, ELSEWHERE, SURGERY, MEDICINE = 1, 2, 11, 12
SUBJECT, PARTNER, STRANGER = 21, 22, 23
ME, NAMED = 31, 32


def wall(kind="conduct", **more):
    given = {"departments": {SURGERY}, "subjects": {SUBJECT}, "colleagues": {PARTNER}}
    given |= {"named": {NAMED}} | more
    return Wall(kind, HERE, **{name: frozenset(values) for name, values in given.items()})


def actor(role, at=HERE, department=None, file=STRANGER, id=ME):
    return Actor(id, "Somebody", (Grant(role, at, department),), file)


@pytest.mark.parametrize(
    ("who", "kind", "why"),
    [
        (actor("director"), "patient", OFFICE_READS),
        (actor("director", at=None), "clinical", OFFICE_READS),
        (actor("director", at=ELSEWHERE), "conduct", ""),
        (actor("coordinator"), "patient", OFFICE_READS),
        (actor("coordinator"), "conduct", ""),
        (actor("coordinator", department=SURGERY), "patient", ""),
        (actor("chair", department=SURGERY), "conduct", CHAIR_READS),
        (actor("chair", department=MEDICINE), "conduct", ""),
        (actor("chair"), "conduct", ""),
        (actor("member"), "clinical", ""),
        (actor("member", id=NAMED), "clinical", NAMED_READS),
        (actor("administrator", at=None), "conduct", ""),
        (actor("director", file=SUBJECT), "conduct", ""),
        (actor("director", file=SUBJECT, id=NAMED), "conduct", ""),
        (actor("chair", department=SURGERY, file=PARTNER), "conduct", ""),
        (actor("chair", department=SURGERY, file=PARTNER, id=NAMED), "conduct", NAMED_READS),
    ],
)
def test_who_reads_a_case_and_why(who, kind, why):
    verdict = may_read(who, wall(kind))
    assert bool(verdict) is bool(why)
    assert verdict.reason == why or not why


def test_a_chair_reads_nothing_by_rule_that_may_yet_turn_out_to_be_about_them():
    chair = actor("chair", department=SURGERY)
    untriaged = replace(wall(subjects=()), triaged=False)
    assert not may_read(chair, untriaged)
    assert may_read(actor("director"), untriaged)
    assert may_read(actor("chair", department=SURGERY, id=NAMED), untriaged)


def test_who_is_accused_without_having_a_file_does_not_read_it_either():
    assert not may_read(actor("director"), wall(subject_users={ME}))


def test_the_house_itself_reads_for_its_jobs():
    assert may_read(Actor.system("a job"), wall())


@pytest.mark.parametrize(
    ("who", "verb", "allowed"),
    [
        (actor("director"), "concern:work", True),
        (actor("coordinator", id=NAMED), "concern:work", True),
        (actor("coordinator", at=ELSEWHERE, id=NAMED), "concern:work", False),
        (actor("coordinator", at=ELSEWHERE, id=NAMED), "concern:see", True),
        (actor("member", id=NAMED), "concern:note", True),
        (actor("member", id=NAMED), "concern:work", False),
        (actor("administrator", id=NAMED), "concern:see", False),
        (actor("coordinator", id=NAMED), "concern:name", False),
    ],
)
def test_reading_a_case_is_not_working_on_it(who, verb, allowed):
    assert bool(may_do(who, verb, wall())) is allowed
