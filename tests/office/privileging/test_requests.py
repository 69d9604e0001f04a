"""Requests: asked line by line, checked live, handed in, recommended on."""

import datetime as dt

import pytest

from credenza.core.permissions import Actor, Grant
from credenza.core.privileges import Specialty
from credenza.core.privileges.conditions import Condition
from credenza.core.privileges.recommending import Recommendation
from credenza.core.privileges.steps import REQUEST
from credenza.core.verdict import Refused
from credenza.office.privileging.actions import evaluations, requests
from credenza.office.privileging.actions.requests import Asked
from credenza.office.privileging.models import Evaluation, Line, Request
from credenza.office.privileging.queries.grants import granted
from credenza.office.privileging.queries.requests import (
    forms_for,
    open_requests,
    sheet,
    visible_requests,
)
from tests.core.privileges.samples import surgery
from tests.office.files import NOW, OFFICE, TODAY
from tests.office.privileging.conftest import CORE, HERNIA, ROBOT, adopt, decide

pytestmark = pytest.mark.django_db
AS_ASKED = Recommendation("as_asked")


def recommend(request, lines, station="chair", by=OFFICE):
    return requests.recommend(request=request, station=station, lines=lines, by=by, at=NOW)


def line(request, item, as_of=TODAY):
    return next(one for one in sheet(request, as_of).lines if one.item.key == item)


def reasons(request, item):
    return [(one.outcome.value, one.reason) for one in line(request, item).results]


def test_each_tick_is_kept_and_may_be_changed_until_it_is_handed_in(request_of, surgeon):
    one = request_of(surgeon, CORE, hand_in=False)
    asked = Asked("asked", cases=30, months=24, place="Elsewhere General", note="Log attached")
    requests.ask(request=one, lines={CORE: asked}, by=OFFICE, at=NOW)
    requests.ask(request=one, lines={ROBOT: Asked("unavailable")}, by=OFFICE, at=NOW)
    kept = {row.item: (row.answer, row.cases) for row in Line.objects.all()}
    assert kept == {CORE: ("asked", 30), ROBOT: ("unavailable", None)}
    requests.hand_in(request=one, by=OFFICE, at=NOW)
    with pytest.raises(Refused, match="not possible"):
        requests.ask(request=one, lines={CORE: Asked("not_asked")}, by=OFFICE, at=NOW)


@pytest.mark.parametrize(
    ("item", "asked", "why"),
    [
        ("surgery.magic", Asked("asked"), "none of the request's forms"),
        (CORE, Asked("perhaps"), "is no answer"),
        (CORE, Asked("asked", without=("tonsillectomy",)), "does not include tonsillectomy"),
        (CORE, Asked("asked", cases=3), "Say both"),
        (CORE, Asked("asked", months=3), "Say both"),
    ],
)
def test_what_cannot_be_asked_is_refused_by_name(request_of, surgeon, item, asked, why):
    one = request_of(surgeon, hand_in=False)
    with pytest.raises(Refused, match=why):
        requests.ask(request=one, lines={item: asked}, by=OFFICE, at=NOW)


def test_an_empty_request_is_not_handed_in(request_of, surgeon):
    one = request_of(surgeon, hand_in=False)
    requests.ask(request=one, lines={CORE: Asked("not_asked")}, by=OFFICE, at=NOW)
    with pytest.raises(Refused, match="tick at least one"):
        requests.hand_in(request=one, by=OFFICE, at=NOW)


def test_criteria_are_checked_live_and_kept_as_they_stood_at_hand_in(request_of, surgeon, licence):
    one = request_of(surgeon, HERNIA, hand_in=False)
    assert reasons(one, HERNIA)[0] == ("not_met", "No state licence for OH is on file.")
    requests.hand_in(request=one, by=OFFICE, at=NOW)
    held = licence(surgeon)
    one.refresh_from_db()
    assert reasons(one, HERNIA)[0][0] == "met"
    assert line(one, HERNIA).results[0].evidence == (held.pk,)
    assert [row["outcome"] for row in one.snapshot[HERNIA]] == ["not_met", "not_met"]


def test_stated_volumes_count_once_somebody_confirms_them(request_of, surgeon):
    one = request_of(surgeon, hand_in=False)
    asked = Asked("asked", cases=6, months=24)
    requests.ask(request=one, lines={HERNIA: asked}, by=OFFICE, at=NOW)
    outcome, reason = reasons(one, HERNIA)[1]
    assert outcome == "person"
    assert "6 more need somebody's word" in reason


def test_cases_seen_here_count_by_themselves(request_of, grant, surgeon):
    grant(surgeon, ROBOT)
    for _ in range(3):
        values = {"on": TODAY, "observer": "Dr. Brandvold", "satisfactory": True}
        evaluations.record(evaluation=Evaluation.objects.get(), values=values, by=OFFICE, at=NOW)
    one = request_of(surgeon, ROBOT, kind="renewal")
    assert reasons(one, ROBOT)[1] == ("met", "3 proctored cases on file.")


def test_a_renewal_begins_with_what_is_held(request_of, grant, surgeon):
    grant(surgeon, CORE, says={CORE: Recommendation("modified", "No", without=("appendectomy",))})
    one = request_of(surgeon, kind="renewal", hand_in=False)
    assert line(one, CORE).is_asked
    assert line(one, CORE).struck == ["Appendectomy"]
    assert line(one, CORE).held is not None
    assert not line(one, HERNIA).is_asked


def test_a_single_privilege_is_asked_for_beside_what_is_held(request_of, grant, surgeon):
    grant(surgeon, CORE)
    one = request_of(surgeon, ROBOT, kind="addition")
    decide(one, {ROBOT: AS_ASKED})
    assert [row.grant.item for row in granted(surgeon, None, TODAY)] == [CORE, ROBOT]


def test_stations_recommend_on_lines_with_reasons_and_may_change_their_mind(request_of, surgeon):
    one = request_of(surgeon, CORE, HERNIA)
    proctor = Condition("proctor", cases=2)
    recommend(one, {CORE: AS_ASKED, HERNIA: Recommendation("defer", "Where is the log?")})
    recommend(one, {HERNIA: Recommendation("conditions", conditions=(proctor,))})
    recommend(one, {HERNIA: AS_ASKED}, station="credentials")
    said = [(row.station, row.says) for row in line(one, HERNIA).said]
    assert said == [("chair", "conditions"), ("credentials", "as_asked")]
    assert Request.objects.get().state == "review"


def test_a_recommendation_is_about_what_is_asked_and_not_decided(request_of, surgeon):
    one = request_of(surgeon, CORE)
    with pytest.raises(Refused, match="not asked for"):
        recommend(one, {HERNIA: AS_ASKED})
    with pytest.raises(Refused, match="needs its reason"):
        recommend(one, {CORE: Recommendation("deny")})
    with pytest.raises(Refused, match="recorded as one"):
        recommend(one, {CORE: AS_ASKED}, station="decision")
    decide(one, {CORE: AS_ASKED})
    with pytest.raises(Refused, match="not possible"):
        recommend(one, {CORE: AS_ASKED})


def test_nobody_recommends_on_their_own_request(request_of, surgeon):
    one = request_of(surgeon, CORE)
    chair = Actor(7, "Ada Chair", (Grant("chair"),), practitioner=surgeon.pk)
    with pytest.raises(Refused, match="their own request"):
        recommend(one, {CORE: AS_ASKED}, by=chair)


def test_it_is_returned_and_withdrawn_with_a_reason(request_of, surgeon):
    one = request_of(surgeon, CORE)
    with pytest.raises(Refused, match="Say why"):
        requests.give_back(request=one, by=OFFICE, at=NOW, reason="")
    assert requests.give_back(request=one, by=OFFICE, at=NOW, reason="Log").state == "filling"
    requests.withdraw(request=one, by=OFFICE, at=NOW, reason="Moves away")
    assert not open_requests(surgeon)


ACTS = {
    "ask": lambda one: requests.ask(request=one, lines={}, by=OFFICE, at=NOW),
    "hand_in": lambda one: requests.hand_in(request=one, by=OFFICE, at=NOW),
    "return": lambda one: requests.give_back(request=one, by=OFFICE, at=NOW, reason="Because"),
    "recommend": lambda one: recommend(one, {}),
    "decide": lambda one: decide(one, {CORE: AS_ASKED}),
    "withdraw": lambda one: requests.withdraw(request=one, by=OFFICE, at=NOW, reason="Because"),
}


@pytest.mark.parametrize("state", REQUEST.states)
@pytest.mark.parametrize("verb", ACTS)
def test_every_act_is_possible_in_its_states_alone(request_of, surgeon, arranging, verb, state):
    assert set(ACTS) == {step.verb for step in REQUEST.steps}
    one = request_of(surgeon, CORE)
    with arranging():
        Request.objects.update(state=state)
    if REQUEST.may_go(state, verb):
        ACTS[verb](one)
        assert Request.objects.get().state == REQUEST.step(verb).target
    else:
        with pytest.raises(Refused, match="not possible"):
            ACTS[verb](one)


def test_a_request_is_made_on_forms_in_force_there(form, surgeon, office):
    southern = adopt(office.south)
    later = adopt(office.north, forms=[surgery(key="vascular")], effective_on=dt.date(2027, 1, 1))
    for one in (southern, later):
        with pytest.raises(Refused, match="not in force there"):
            requests.open_request(
                practitioner=surgeon,
                facility=office.north,
                kind="initial",
                forms=[one],
                by=OFFICE,
                at=NOW,
            )


def test_the_forms_of_ones_own_field_come_first_and_other_professions_are_left_out(
    form, surgeon, office
):
    urology = Specialty("urology", "urology", frozenset({"urology"}), ("2088",))
    other = surgery(key="urology", title="Another field", specialties=(urology,))
    nurses = surgery(key="nurses", title="Nursing", professions=("np",))
    adopt(office.north, forms=[other])
    adopt(office.north, forms=[nurses])
    assert [one.form for one in forms_for(surgeon, office.north, TODAY)] == ["surgery", "urology"]


def test_requests_are_seen_where_the_right_reaches(request_of, surgeon, office):
    one = request_of(surgeon, CORE)
    north = Actor(1, "Cora", (Grant("coordinator", office.north.pk),))
    south = Actor(2, "Sue", (Grant("coordinator", office.south.pk),))
    own = Actor(3, "Ada", (Grant("practitioner"),), practitioner=surgeon.pk)
    assert list(visible_requests(north, "privilege:see")) == [one]
    assert not visible_requests(south, "privilege:see")
    assert list(visible_requests(own, "privilege:see")) == [one]
    assert not visible_requests(own, "privilege:keep")


def test_a_sheet_takes_as_many_reads_for_many_items_as_for_one(
    request_of, surgeon, django_assert_num_queries, licence
):
    licence(surgeon)
    one = request_of(surgeon, CORE, HERNIA, ROBOT)
    one.facility  # noqa: B018 (read before counting)
    with django_assert_num_queries(11):
        sheet(one, TODAY)
