"""Every step, tried in every state by every role, beside the reviewed table."""

import datetime as dt
from itertools import product

import pytest
from django.db.transaction import atomic, set_rollback

from credenza.core.applications.steps import APPLICATION, ENDED, STATES
from credenza.core.permissions import ROLES, Actor, Grant
from credenza.core.verdict import Refused
from credenza.office.credentialing.actions.steps import go
from credenza.office.credentialing.models import Application, Assistant
from credenza.office.practitioners.models import Practitioner
from credenza.office.team.queries import actor_of
from tests.fixtures import BEGAN, make_person
from tests.house.workflows import PAGE, page

AT = BEGAN + dt.timedelta(days=3)


def reviewed() -> dict[str, dict[str, str]]:
    """The steps as they stand on the page: verb -> column -> cell."""
    table = PAGE.read_text(encoding="utf-8").partition("| step |")[2].partition("\n\n")[0]
    rows = [[cell.strip() for cell in row.strip("| ").split("|")] for row in table.splitlines()]
    head, _, *body = rows
    return {row[1].strip("`"): dict(zip(["step", *head], row, strict=True)) for row in body}


STEPS = reviewed()
ALL = sorted(product(STEPS, STATES))


def test_the_reviewed_table_is_the_table_in_force():
    assert PAGE.read_text(encoding="utf-8") == page(), "Run python -m tests.house."


def test_every_step_stands_in_the_reviewed_table():
    assert set(STEPS) == {step.verb for step in APPLICATION.steps}


def test_what_ended_is_left_by_no_step():
    assert APPLICATION.final == set(ENDED)


def test_every_state_is_reached_from_the_first():
    reached = {APPLICATION.start}
    for _ in STATES:
        reached |= {step.target for step in APPLICATION.steps if reached & step.sources}
    assert reached == set(STATES)


@pytest.fixture
def application(office, arranging):
    with arranging():
        person = Practitioner.objects.create(last_name="Okafor", first_name="Ada", profession="md")
        return Application.objects.create(
            practitioner=person,
            facility=office.north,
            department=office.surgery,
            kind="initial",
            state="invited",
            opened_at=BEGAN,
            opened_by="Cora North",
        )


@pytest.mark.parametrize(("verb", "state"), ALL)
def test_each_role_goes_only_where_the_table_lets_it(application, arranging, verb, state):
    with arranging():
        Application.objects.update(state=state)
    row = STEPS[verb]
    from_here = f"`{state}`" in row["from"].split(", ")
    for role in ROLES:
        assert went(application, verb, actor(application, role)) == (
            from_here and row[role] == "yes"
        ), role
        own = actor(application, role, own=True)
        may_own = row["own"] == "yes" and row[role] in ("yes", "own")
        assert went(application, verb, own) == (from_here and may_own), f"own {role}"


def test_an_assistant_begins_for_who_asked_them_and_for_nobody_else(application, arranging):
    helper = make_person("Ann Aide", Grant("assistant"))
    assert not went(application, "start", actor_of(helper))
    with arranging():
        Assistant.objects.create(
            practitioner=application.practitioner, user=helper, asked_at=BEGAN, asked_by="Ada"
        )
    assert went(application, "start", actor_of(helper))
    assert not went(application, "submit", actor_of(helper))


def actor(application, role: str, *, own: bool = False) -> Actor:
    """Somebody of the role at the application's facility; with ``own``, its applicant."""
    mine = application.practitioner_id if own else None
    return Actor(1, f"the {role}", (Grant(role, application.facility_id),), mine)


def went(application, verb: str, by: Actor) -> bool:
    """Did the step go? One that is refused says why; whatever it changed is undone."""
    read = Application.objects.get(pk=application.pk)
    with atomic():
        try:
            go(application=read, verb=verb, by=by, at=AT, reason="Because it is so.")
        except Refused as refusal:
            assert refusal.verdict.reason.endswith(".")
            return False
        finally:
            set_rollback(True)
    assert read.state == APPLICATION.step(verb).target
    return True


def test_a_role_elsewhere_goes_nowhere_here(application, office, arranging):
    for verb in STEPS:
        with arranging():
            Application.objects.update(state=min(APPLICATION.step(verb).sources))
        for role in ROLES:
            away = Actor(1, role, (Grant(role, office.south.pk),))
            assert not went(application, verb, away), (verb, role)
