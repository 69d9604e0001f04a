"""The checklist, the flags, and calling an application complete."""

import datetime as dt
from dataclasses import replace

import pytest

from credenza.core.permissions import Actor, Grant
from credenza.core.verdict import Refused
from credenza.office.credentialing.actions.review import (
    aim,
    categorise,
    complete,
    look,
    override,
    resolve,
)
from credenza.office.credentialing.actions.steps import go
from credenza.office.credentialing.models import Application
from credenza.office.credentialing.queries.checklist import checklist
from credenza.office.practitioners.actions import credentials
from credenza.packs import loader
from tests.office.credentialing.files import OFFICE
from tests.office.files import NOW, TODAY

pytestmark = pytest.mark.django_db
REASON = "The board meets tomorrow."


@pytest.fixture
def disaster(applied):
    """A volunteer in a disaster: the shortest checklist, still to be filled."""
    return applied(kind="disaster", state="verifying")


def fill(application):
    """Answer what the office is asked, and check who it is."""
    application.details = {
        "plan_active_on": "2026-11-23",
        "photo_id": "yes",
        "second_proof": "Current licence",
        "arrived_on": "2026-11-23",
        "overseen_by": "Dr. Berg",
    }
    application.save()


def states(application, as_of=TODAY):
    return {item.key: item.state for item in checklist(application, as_of).items}


def test_the_questions_of_the_kind_stand_on_the_list(disaster, arranging):
    assert states(disaster)["asks:photo_id"] == "open"
    with arranging():
        fill(disaster)
    assert states(disaster)["asks:photo_id"] == "done"


def test_nothing_goes_on_while_something_that_blocks_is_open(disaster):
    with pytest.raises(Refused) as refusal:
        complete(application=disaster, category="1", by=OFFICE, at=NOW)
    assert "more." in refusal.value.verdict.reason
    assert Application.objects.get().state == "verifying"


def test_an_override_takes_its_right_and_its_reason_and_is_kept(disaster, office):
    coordinator = Actor(1, "Cora", (Grant("coordinator", office.north.pk),))
    director = Actor(2, "Dora", (Grant("director", office.north.pk),))
    with pytest.raises(Refused, match="takes the role of director"):
        override(application=disaster, item="privileges", reason=REASON, by=coordinator, at=NOW)
    with pytest.raises(Refused, match="Say why"):
        override(application=disaster, item="privileges", reason=" ", by=director, at=NOW)
    with pytest.raises(Refused, match="does not stand against"):
        override(application=disaster, item="unheard", reason=REASON, by=director, at=NOW)
    made = override(application=disaster, item="privileges", reason=REASON, by=director, at=NOW)
    assert (made.title, made.by, made.reason) == ("Privileges asked for", "Dora", REASON)
    assert states(disaster)["privileges"] == "overridden"


def test_what_was_overridden_makes_it_category_2(disaster, arranging):
    with arranging():
        fill(disaster)
    for item in [one.key for one in checklist(disaster, TODAY).against]:
        override(application=disaster, item=item, reason=REASON, by=OFFICE, at=NOW)
    with pytest.raises(Refused, match="nothing to discuss"):
        complete(application=disaster, category="1", by=OFFICE, at=NOW)
    done = complete(application=disaster, category="2", by=OFFICE, at=NOW)
    assert (done.state, done.category) == ("complete", "2")
    assert done.act_by == TODAY + dt.timedelta(days=1)
    assert "Still open: Privileges asked for" in done.category_why


@pytest.fixture
def whole(disaster, arranging, monkeypatch):
    """The same volunteer with nothing left to do, in an office that has no forms of privileges."""
    kinds = loader.application_kinds()
    plain = replace(kinds["disaster"], privileges=False, requirements=("supervision.current",))
    monkeypatch.setattr(loader, "application_kinds", lambda: {**kinds, "disaster": plain})
    with arranging():
        fill(disaster)
    return disaster


def test_with_nothing_to_discuss_it_is_category_1(whole):
    done = complete(application=whole, category="1", by=OFFICE, at=NOW)
    assert (done.category, done.complete_on) == ("1", TODAY)
    assert done.category_why == "Everything is verified and nothing was found to discuss."


def test_somebody_may_choose_category_2_and_says_why(whole):
    with pytest.raises(Refused, match="Say why category 2"):
        complete(application=whole, category="2", by=OFFICE, at=NOW)
    done = complete(application=whole, category="2", reason="A rumor.", by=OFFICE, at=NOW)
    assert done.category_why == "A rumor."


def test_category_2_becomes_1_only_through_a_new_review(whole):
    done = complete(application=whole, category="2", reason="A rumor.", by=OFFICE, at=NOW)
    with pytest.raises(Refused, match="does not become 1"):
        categorise(application=done, category="1", reason="It was none.", by=OFFICE, at=NOW)
    go(application=done, verb="reopen", reason="It was none.", by=OFFICE, at=NOW)
    again = complete(application=done, category="1", by=OFFICE, at=NOW)
    assert again.category == "1"


def test_evidence_that_will_be_too_old_for_the_meeting_is_told_with_its_age(
    applied, licence, make_file
):
    person = make_file()
    row = licence(person)
    credentials.verify(
        practitioner=person,
        kind="state_licence",
        credentials=[row],
        answer={
            "source": "state_board",
            "method": "web",
            "result": "confirmed",
            "asked_on": TODAY,
            "verified_on": TODAY,
        },
        by=OFFICE,
        at=NOW,
    )
    application = applied(person, kind="reappointment", state="verifying")
    key = f"licence.verified:{row.pk}"
    assert states(application)[key] == "done"
    aim(application=application, on=dt.date(2027, 6, 1), by=OFFICE, at=NOW)
    item = next(one for one in checklist(application, TODAY).items if one.key == key)
    assert item.state == "ages"
    assert "will be 189 days old on 1 June 2027: check it again." in item.sentence


def test_a_meeting_in_the_past_is_not_aimed_at(applied):
    with pytest.raises(Refused, match="lies in the past"):
        aim(application=applied(), on=dt.date(2026, 11, 23), by=OFFICE, at=NOW)


def test_a_member_is_judged_for_the_decision_that_lies_ahead(applied, licence, make_file):
    person = make_file()
    row = licence(person)
    application = applied(person, kind="reappointment", state="verifying")
    assert states(application)[f"licence.verified:{row.pk}"] == "open"


@pytest.fixture
def charged(applied, make_file):
    """Somebody under an order of a board, who applies."""
    person = make_file(at=None)
    credentials.add(
        practitioner=person,
        kind="state_licence",
        values={"number": "35.1", "jurisdiction": "OH", "status": "probation"},
        by=OFFICE,
        at=NOW,
    )
    return applied(person, state="verifying")


def test_a_flag_is_found_once_and_blocks_until_it_is_answered(charged):
    [flag] = look(application=charged, by=OFFICE, at=NOW)
    assert flag.sentence == "Licence OH 35.1 is probation."
    assert look(application=charged, by=OFFICE, at=NOW) == [flag]
    assert states(charged)[f"flag:{flag.pk}"] == "open"
    with pytest.raises(Refused, match="Say in words"):
        resolve(flag=flag, resolution=" ", by=OFFICE, at=NOW)
    resolve(flag=flag, resolution="Lifted in May, letter on file.", by=OFFICE, at=NOW)
    assert states(charged)[f"flag:{flag.pk}"] == "done"


def test_a_flag_found_no_more_is_gone_and_keeps_its_answer_for_when_it_comes_back(charged):
    [flag] = look(application=charged, by=OFFICE, at=NOW)
    resolve(flag=flag, resolution="Lifted in May.", by=OFFICE, at=NOW)
    row = charged.practitioner.credentials.get()
    values = {"number": "35.1", "jurisdiction": "OH", "status": "active"}
    credentials.edit(credential=row, version=row.version, values=values, by=OFFICE, at=NOW)
    assert look(application=charged, by=OFFICE, at=NOW) == []
    row.refresh_from_db()
    values["status"] = "probation"
    credentials.edit(credential=row, version=row.version, values=values, by=OFFICE, at=NOW)
    [again] = look(application=charged, by=OFFICE, at=NOW)
    assert (again.pk, again.resolution) == (flag.pk, "Lifted in May.")


def test_nobody_answers_flags_elsewhere(charged, office):
    [flag] = look(application=charged, by=OFFICE, at=NOW)
    away = Actor(1, "Sue", (Grant("coordinator", office.south.pk),))
    with pytest.raises(Refused, match="at another facility"):
        resolve(flag=flag, resolution="Nothing.", by=away, at=NOW)
