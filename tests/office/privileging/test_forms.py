"""A facility's forms: adopted, drafted, changed, approved, one in force at a time."""

import datetime as dt

import pytest
from django.db import IntegrityError

from credenza.core.privileges import Board, Statement
from credenza.core.privileges.steps import FORM
from credenza.core.privileges.written import criterion_written
from credenza.core.verdict import Refused
from credenza.office.practitioners.actions.editing import Conflict
from credenza.office.privileging.actions import forms
from credenza.office.privileging.models import Approval, FormVersion
from credenza.office.privileging.queries.forms import form_of, in_force, names_of
from tests.core.privileges.samples import FIELD, surgery
from tests.office.files import NOW, OFFICE, TODAY
from tests.office.privileging.conftest import CORE, HERNIA, ROBOT, adopt

pytestmark = pytest.mark.django_db
WAY = ("propose", "department", "credentials", "mec", "board")
NEXT = dt.date(2027, 1, 1)


def step(version, verb, **more):
    given = {"on": TODAY, "body": "The committee", "reason": "Discussed", "by": OFFICE, "at": NOW}
    return forms.step(form_version=version, verb=verb, **given | more)


def approve(version, effective_on=NEXT):
    for verb in WAY:
        version = step(version, verb, effective_on=effective_on)
    return version


def draft(version):
    return forms.draft(form_version=version, by=OFFICE, at=NOW)


def change(version, item, **more):
    given = {"version": version.version, "by": OFFICE, "at": NOW} | more
    return forms.change_item(form_version=version, item=item, **given)


def test_a_shipped_form_becomes_the_first_version_in_force_from_its_day(form, office):
    assert form.number == 1
    assert form_of(form) == surgery()
    assert not in_force(office.north.pk, dt.date(2025, 12, 31))
    assert in_force(office.north.pk, dt.date(2026, 1, 1)).get() == form
    assert Approval.objects.get().body == "Board of Trustees"


def test_a_form_is_adopted_once_at_each_facility(form, office):
    with pytest.raises(Refused, match="already"):
        adopt(office.north)
    adopt(office.south)


def test_a_draft_changes_nothing_until_it_is_approved(form, office):
    new = draft(form)
    assert (new.number, new.state) == (2, "draft")
    assert in_force(office.north.pk, NEXT).get() == form


def test_one_draft_at_a_time(form):
    draft(form)
    with pytest.raises(Refused, match="under way"):
        draft(form)


def test_an_approved_version_follows_the_one_before_without_a_gap(form, office):
    new = approve(draft(form))
    assert in_force(office.north.pk, dt.date(2026, 12, 31)).get() == form
    assert in_force(office.north.pk, NEXT).get() == new
    form.refresh_from_db()
    assert form.ends_on == dt.date(2026, 12, 31)
    trail = list(Approval.objects.filter(form_version=new).values_list("step", flat=True))
    assert trail == list(WAY)


def test_the_database_itself_keeps_one_version_in_force(form, arranging):
    new = draft(form)
    with pytest.raises(IntegrityError), arranging():
        FormVersion.objects.filter(pk=new.pk).update(state="in_force")
    with pytest.raises(IntegrityError), arranging():
        FormVersion.objects.filter(pk=new.pk).update(effective_on=form.effective_on)


@pytest.mark.parametrize("day", [None, TODAY - dt.timedelta(days=1)])
def test_the_board_says_from_which_day_a_version_counts(form, day):
    new = draft(form)
    for verb in WAY[:-1]:
        new = step(new, verb)
    with pytest.raises(Refused, match="from which day"):
        step(new, "board", effective_on=day)


def test_a_version_cannot_begin_before_the_one_that_it_follows(form):
    new = approve(draft(form))
    third = draft(new)
    with pytest.raises(Refused, match="name a later"):
        approve(third, effective_on=NEXT)


@pytest.mark.parametrize("state", FORM.states)
@pytest.mark.parametrize("verb", [one.verb for one in FORM.steps])
def test_every_step_goes_from_its_states_alone(form, verb, state, arranging):
    new = draft(form)
    with arranging():
        ends_on = NEXT if state == "in_force" else None
        FormVersion.objects.filter(pk=new.pk).update(state=state, ends_on=ends_on)
    if FORM.may_go(state, verb):
        assert step(new, verb, effective_on=NEXT).state == FORM.step(verb).target
    else:
        with pytest.raises(Refused, match="not possible"):
            step(new, verb)


def test_going_back_discarding_and_retiring_need_a_reason(form):
    with pytest.raises(Refused, match="Say why"):
        step(form, "retire", reason="")
    new = draft(form)
    with pytest.raises(Refused, match="Say why"):
        step(new, "discard", reason=" ")


def test_a_retired_form_is_offered_to_its_last_day(form, office):
    step(form, "retire", on=NEXT)
    assert in_force(office.north.pk, NEXT).get() == form
    assert not in_force(office.north.pk, NEXT + dt.timedelta(days=1))


def test_items_are_reworded_added_and_retired_in_a_draft(form):
    new = draft(form)
    hernia = next(one for one in new.content["special"] if one["key"] == HERNIA)
    new = change(new, hernia | {"title": "Abdominal wall"})
    new = change(new, hernia | {"key": "surgery.own", "title": "Something of our own"})
    new = change(new, new.content["core"] | {"text": "Other words"})
    new = forms.drop_item(form_version=new, version=new.version, key=ROBOT, by=OFFICE, at=NOW)
    told = form_of(new)
    assert [one.key for one in told.items] == [CORE, HERNIA, "surgery.own"]
    assert (told.core.text, told.special[0].title) == ("Other words", "Abdominal wall")
    assert form_of(FormVersion.objects.get(pk=form.pk)) == surgery()


def test_a_core_is_never_retired_nor_what_is_not_there(form):
    new = draft(form)
    for key in (CORE, "surgery.nothing"):
        with pytest.raises(Refused, match="Only a special item"):
            forms.drop_item(form_version=new, version=new.version, key=key, by=OFFICE, at=NOW)


def test_what_is_no_draft_is_not_changed(form):
    with pytest.raises(Refused, match="Only a draft"):
        change(form, form.content["core"])


def test_nobody_overwrites_what_they_did_not_see(form):
    new = draft(form)
    change(new, new.content["core"] | {"text": "First"})
    with pytest.raises(Conflict):
        change(new, new.content["core"] | {"text": "Second"})


def test_an_item_is_never_decided_by_certification_alone(form):
    new = draft(form)
    board = criterion_written(Board((FIELD,)))
    with pytest.raises(Refused, match="certification alone"):
        change(new, new.content["core"] | {"criteria": [board]})
    course = criterion_written(Statement("A course"))
    change(new, new.content["core"] | {"criteria": [board, course]})


def test_items_are_named_by_the_version_in_which_they_were_granted(form):
    new = draft(form)
    new = change(new, new.content["core"] | {"title": "Surgery at large"})
    names = names_of([form.pk, new.pk])
    assert names[form.pk, CORE].title == "Core general surgery"
    assert names[new.pk, CORE].title == "Surgery at large"
    assert names[form.pk, CORE].is_core and not names[form.pk, ROBOT].is_core
