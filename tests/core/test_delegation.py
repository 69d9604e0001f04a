import pytest

from credenza.core.delegation import (
    may_give,
    may_lose_administrator,
    may_manage,
    may_manage_account,
)
from credenza.core.permissions import Actor, Grant

NORTH, SOUTH, SURGERY = 1, 2, 11
SYSTEM = Actor.system("the command line")
ADMINISTRATOR = Actor(1, "Ann", (Grant("administrator"),))
DIRECTOR = Actor(2, "Dee", (Grant("director"),))
NORTHERN = Actor(3, "Nora", (Grant("director", NORTH),))
COORDINATOR = Actor(4, "Cora", (Grant("coordinator", NORTH),))
TRAVELLER = Actor(5, "Tess", (Grant("viewer", NORTH), Grant("viewer", SOUTH)))


@pytest.mark.parametrize("actor", [ADMINISTRATOR, DIRECTOR, NORTHERN])
def test_nobody_changes_their_own_rights(actor):
    assert "own rights" in may_manage(actor, actor).reason
    assert not may_manage_account(actor, actor)


def test_an_administrator_answers_to_administrators_alone():
    assert not may_manage(DIRECTOR, ADMINISTRATOR)
    assert may_manage(Actor(9, "Ari", (Grant("administrator"),)), ADMINISTRATOR)
    assert may_manage(ADMINISTRATOR, DIRECTOR)


def test_the_system_may_do_all_of_it():
    assert may_manage(SYSTEM, ADMINISTRATOR)
    assert may_manage_account(SYSTEM, ADMINISTRATOR)
    assert may_give(SYSTEM, Grant("administrator"))


@pytest.mark.parametrize(
    ("actor", "grant", "allowed"),
    [
        (ADMINISTRATOR, Grant("administrator"), True),
        (DIRECTOR, Grant("administrator"), False),
        (DIRECTOR, Grant("director"), True),
        (NORTHERN, Grant("coordinator", NORTH), True),
        (NORTHERN, Grant("chair", NORTH, SURGERY), True),
        (NORTHERN, Grant("coordinator", SOUTH), False),
        (NORTHERN, Grant("coordinator"), False),
        (COORDINATOR, Grant("viewer", NORTH), False),
        (ADMINISTRATOR, Grant("king"), False),
        (SYSTEM, Grant("king"), False),
    ],
)
def test_a_role_is_given_by_those_who_manage_people_where_it_counts(actor, grant, allowed):
    assert bool(may_give(actor, grant)) == allowed


def test_an_account_that_reaches_further_is_not_closed_from_one_facility():
    assert may_manage(NORTHERN, TRAVELLER)
    assert "reach beyond" in may_manage_account(NORTHERN, TRAVELLER).reason
    assert may_manage_account(DIRECTOR, TRAVELLER)
    assert may_manage_account(NORTHERN, COORDINATOR)


@pytest.mark.parametrize(
    ("administrators", "allowed"),
    [({1}, False), ({1, 2}, True), ({2}, True), (set(), True)],
)
def test_the_last_administrator_stays_one(administrators, allowed):
    assert bool(may_lose_administrator(1, administrators)) == allowed
