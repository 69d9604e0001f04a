"""The pages of privileges, as those who use them open them."""

import datetime as dt

import pytest
import time_machine

from credenza.core.permissions import Grant as Role
from credenza.core.privileges.conditions import Condition
from credenza.core.privileges.recommending import Recommendation
from credenza.office.correspondence.models import Letter
from credenza.office.privileging.actions import evaluations, grants
from credenza.office.privileging.actions.telling import tell_evaluator
from credenza.office.privileging.models import (
    Case,
    Evaluation,
    FormVersion,
    Grant,
    Line,
    Request,
    Suspension,
)
from tests.fixtures import make_person, signed_in
from tests.office.files import NOW, OFFICE, TODAY
from tests.office.privileging.conftest import CORE, HERNIA, ROBOT, adopt

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def coordinator(client_for):
    return client_for("coordinator")


@pytest.fixture
def director(client_for):
    return client_for("director")


@pytest.fixture
def own(surgeon):
    """The surgeon, signed in."""
    role = Role("practitioner")
    return signed_in(make_person("Adaeze Okafor", role, practitioner_id=surgeon.pk))


def text(answer):
    return answer.content.decode()


def said(item, says, **more):
    return {f"{item}-{name}": value for name, value in {"says": says, **more}.items()}


TERM = {
    "kind": "regular",
    "decided_on": "2026-11-24",
    "starts_on": "2026-11-24",
    "ends_on": "2028-11-23",
}


def test_a_request_goes_from_its_opening_to_the_grant(form, surgeon, coordinator, client_for):
    url = f"/practitioners/{surgeon.pk}/privileges/new/"
    assert "General surgery" in text(coordinator.get(url))
    opened = coordinator.post(url, {"kind": "initial", "forms_asked": [form.pk]})
    one = Request.objects.get()
    ask = f"/privileges/requests/{one.pk}/ask/"
    assert opened.url == ask
    ticks = {
        "item": [CORE, ROBOT],
        f"{CORE}-answer": "asked",
        f"{CORE}-without": ["appendectomy"],
        f"{CORE}-cases": 30,
        f"{CORE}-months": 24,
        f"{ROBOT}-answer": "asked",
    }
    assert (
        coordinator.post(ask, ticks | {"hand_in": "yes"}).url == f"/privileges/requests/{one.pk}/"
    )
    page = text(coordinator.get(f"/privileges/requests/{one.pk}/"))
    assert "2 items are asked for" in page
    assert "States 30 cases" in page
    chair = client_for("chair")
    recommended = said(CORE, "as_asked") | said(ROBOT, "conditions", proctor=3)
    answer = chair.post(
        f"/privileges/requests/{one.pk}/recommend/", recommended | {"station": "chair"}
    )
    assert answer.status_code == 302
    decided = coordinator.post(f"/privileges/requests/{one.pk}/decide/", recommended | TERM)
    assert decided.url == f"/practitioners/{surgeon.pk}/privileges/"
    page = text(coordinator.get(decided.url))
    assert "2 privileges at North" in page
    assert "without Appendectomy" in page
    assert "With a proctor for the first 3 cases." in page


def test_each_tick_is_saved_by_itself_and_answers_with_its_criteria(
    request_of, surgeon, coordinator, licence
):
    licence(surgeon)
    one = request_of(surgeon, hand_in=False)
    sent = {"item": HERNIA, f"{HERNIA}-answer": "asked"}
    url = f"/privileges/requests/{one.pk}/ask/"
    answer = text(coordinator.post(url, sent, headers={"HX-Request": "true"}))
    assert "saved" in answer
    assert "State licence is good until 31 December 2027." in answer
    assert Line.objects.get().item == HERNIA
    wrong = sent | {f"{HERNIA}-cases": 4}
    answer = text(coordinator.post(url, wrong, headers={"HX-Request": "true"}))
    assert "Say both" in answer
    assert coordinator.post(url, wrong).status_code == 422


def test_what_was_not_sent_stays_as_it_was(request_of, surgeon, coordinator):
    one = request_of(surgeon, CORE, hand_in=False)
    url = f"/privileges/requests/{one.pk}/ask/"
    coordinator.post(url, {"item": HERNIA, f"{HERNIA}-answer": "unavailable"})
    assert Line.objects.get(item=CORE).answer == "asked"
    strange = {"item": "surgery.magic", "surgery.magic-answer": "asked"}
    assert coordinator.post(url, strange).status_code == 302
    assert coordinator.post(url, strange, headers={"HX-Request": "true"}).status_code == 404


def test_a_practitioner_asks_for_and_withdraws_their_own(form, surgeon, own):
    own.post(
        f"/practitioners/{surgeon.pk}/privileges/new/", {"kind": "initial", "forms_asked": form.pk}
    )
    one = Request.objects.get()
    sent = {"item": CORE, f"{CORE}-answer": "asked", "hand_in": "yes"}
    own.post(f"/privileges/requests/{one.pk}/ask/", sent)
    assert Request.objects.get().state == "handed_in"
    page = text(own.get(f"/privileges/requests/{one.pk}/"))
    assert "Record the decision" not in page
    assert own.get(f"/privileges/requests/{one.pk}/decide/").status_code == 403
    own.post(f"/privileges/requests/{one.pk}/withdraw/", {"reason": "Another time"})
    assert Request.objects.get().state == "withdrawn"


def test_a_practitioners_list_is_of_their_own_requests(request_of, surgeon, own, make_file):
    request_of(surgeon, CORE)
    request_of(make_file("Berg", "Ida"), CORE)
    page = text(own.get("/privileges/"))
    assert "What you asked for, and where it stands." in page
    assert "Okafor" in page
    assert "Berg" not in page


def test_a_practitioner_reads_no_recommendation_on_their_own_request(
    request_of, surgeon, own, client_for
):
    one = request_of(surgeon, CORE)
    sent = said(CORE, "defer", reason="Ask about the case of March") | {"station": "chair"}
    client_for("chair").post(f"/privileges/requests/{one.pk}/recommend/", sent)
    assert "case of March" not in text(own.get(f"/privileges/requests/{one.pk}/"))
    assert "case of March" in text(client_for("coordinator").get(f"/privileges/requests/{one.pk}/"))


def test_a_decision_that_lacks_something_is_shown_again_with_what(request_of, surgeon, coordinator):
    one = request_of(surgeon, CORE)
    url = f"/privileges/requests/{one.pk}/decide/"
    assert "needs its reason" in text(coordinator.post(url, said(CORE, "deny") | TERM))
    early = TERM | {"starts_on": "2026-11-23"}
    assert "day of its decision" in text(coordinator.post(url, said(CORE, "as_asked") | early))
    assert not Grant.objects.exists()


def test_a_request_is_returned_with_its_reason(request_of, surgeon, coordinator):
    one = request_of(surgeon, CORE)
    coordinator.post(f"/privileges/requests/{one.pk}/return/", {"reason": "Add the case log"})
    assert "Returned: Add the case log" in text(
        coordinator.get(f"/privileges/requests/{one.pk}/ask/")
    )
    coordinator.post(f"/privileges/requests/{one.pk}/return/", {"reason": "Again"})
    assert Request.objects.get().state == "filling"


@pytest.mark.parametrize(
    ("verb", "more", "told"),
    [
        ("suspend", {"kind": "precautionary"}, "Suspended since 24 November 2026."),
        ("relinquish", {"under_investigation": "yes"}, "given up by the practitioner"),
        ("end", {}, "No privilege is held"),
    ],
)
def test_picked_privileges_are_asked_why_then_changed(
    surgeon, grant, coordinator, verb, more, told
):
    [row] = grant(surgeon, CORE)
    url = f"/practitioners/{surgeon.pk}/privileges/change/"
    first = coordinator.post(url, {"verb": verb, "pick": row.pk})
    assert "Core general surgery" in text(first)
    assert Grant.objects.get().ended_by == ""
    sent = {"verb": verb, "pick": row.pk, "on": "2026-11-24", "reason": "Chart review"} | more
    assert coordinator.post(url, sent).status_code == 302
    assert told in text(coordinator.get(f"/practitioners/{surgeon.pk}/privileges/"))
    if verb == "suspend":
        coordinator.post(url, sent | {"verb": "lift"})
        assert Suspension.objects.get().lifted_why == "Chart review"


def test_nothing_picked_changes_nothing(surgeon, grant, coordinator, make_file):
    [row] = grant(surgeon, CORE)
    other = make_file("Berg", "Ida")
    for pk, pick in ((surgeon.pk, []), (surgeon.pk, ["x"]), (other.pk, [row.pk])):
        sent = {"verb": "end", "pick": pick, "on": "2026-11-24", "reason": "Chart review"}
        coordinator.post(f"/practitioners/{pk}/privileges/change/", sent)
    assert Grant.objects.get().ended_by == ""


def test_a_refused_change_says_why(surgeon, grant, coordinator):
    [row] = grant(surgeon, CORE)
    sent = {"verb": "lift", "pick": row.pk, "on": "2026-11-24", "reason": "Chart review"}
    answer = coordinator.post(f"/practitioners/{surgeon.pk}/privileges/change/", sent)
    assert "It is not suspended." in text(answer)


def test_what_was_held_on_an_earlier_day_is_shown_as_it_was_known(surgeon, grant, client_for):
    rows = grant(surgeon, CORE, HERNIA)
    later = NOW + dt.timedelta(days=3)
    given = {"on": later.date(), "by": OFFICE, "at": later}
    grants.end(grants=rows[:1], reason="Moves away", **given)
    grants.suspend(grants=rows[1:], reason="Review", **given)
    with time_machine.travel(later + dt.timedelta(days=2), tick=False):
        url, client = f"/practitioners/{surgeon.pk}/privileges/", client_for("coordinator")
        now, then = text(client.get(url)), text(client.get(f"{url}?as_of={TODAY}"))
    assert "1 privilege at North" in now
    assert "Suspended since 27 November 2026." in now
    assert "2 privileges at North" in then
    assert "Suspended" not in then


def test_a_viewer_sees_what_is_held_and_no_way_to_change_it(surgeon, grant, client_for):
    grant(surgeon, CORE)
    page = text(client_for("viewer").get(f"/practitioners/{surgeon.pk}/privileges/"))
    assert "Core general surgery" in page
    assert 'name="verb"' not in page
    assert "Request privileges" not in page


def test_privileges_elsewhere_are_not_told_to_somebody_of_one_facility(
    surgeon, grant, office, client_for, arranging
):
    [here] = grant(surgeon, CORE)
    with arranging():
        Grant.objects.create(
            practitioner=surgeon,
            facility=office.south,
            form_version=adopt(office.south),
            item=CORE,
            kind="locum",
            decided_on=TODAY,
            starts_on=TODAY,
            ends_on=here.ends_on,
        )
    url = f"/practitioners/{surgeon.pk}/privileges/"
    assert "South" not in text(client_for("coordinator").get(url))
    everywhere = client_for("coordinator", at=None, name="Everywhere")
    assert "South" in text(everywhere.get(url))
    assert "The same at each facility." in text(everywhere.get(f"{url}compare/"))
    grants.suspend(grants=[here], reason="Review", on=TODAY, by=OFFICE, at=NOW)
    assert "1 of 1 privileges differ" in text(everywhere.get(f"{url}compare/"))


def test_a_form_is_adopted_changed_and_brought_through_the_committees(
    office, client_for, surgeon, form, grant
):
    grant(surgeon, HERNIA)
    everybody = client_for("director", at=None)
    sent = {
        "facility": office.south.pk,
        "adopted": ["general_surgery"],
        "body": "Board",
        "effective_on": "2026-11-24",
    }
    assert everybody.post("/privileges/forms/adopt/", sent).status_code == 302
    assert "already" in text(everybody.post("/privileges/forms/adopt/", sent))
    director = client_for("director")
    new = director.post(f"/privileges/forms/{form.pk}/draft/").url
    version = FormVersion.objects.get(number=2)
    item = {
        "title": "Ventral hernia",
        "text": "Repair with mesh.",
        "procedures": "Hernia repair: hernia, mesh",
        "version": version.version,
        "criterion-1-least": 40,
        "criterion-1-months": 12,
        "new": "statement",
        "new_words": "A course in mesh",
    }
    assert director.post(f"{new}items/{HERNIA}/", item).url == new
    again = director.post(f"{new}items/{HERNIA}/", item)
    assert "Somebody else changed this draft" in text(again)
    changes = text(director.get(f"{new}changes/"))
    assert "At least 40 cases in 12 months" in changes
    assert "A course in mesh" in changes
    assert "Okafor" in changes
    for verb in ("propose", "department", "credentials", "mec", "board"):
        body = {"body": "The body", "on": "2026-11-24", "effective_on": "2027-01-01"}
        director.post(f"{new}step/{verb}/", body)
    version.refresh_from_db()
    assert version.state == "in_force"
    assert "Approved, counts from 1 January 2027" in text(director.get(new))
    assert "from 1 Jan 2027" in text(director.get("/privileges/forms/"))


def test_an_item_is_added_and_retired_in_a_draft(form, director):
    new = director.post(f"/privileges/forms/{form.pk}/draft/").url
    item = {
        "title": "Robotic surgery",
        "text": "Of another kind.",
        "version": 1,
        "new": "enough",
        "new_cases": 7,
        "new_months": 12,
    }
    director.post(f"{new}items/new/", item)
    version = FormVersion.objects.get(number=2)
    assert version.content["special"][-1]["key"] == "surgery.robotic_surgery"
    director.post(f"{new}items/{ROBOT}/retire/", {"version": version.version})
    assert "Operate with the robot." not in text(director.get(new))
    assert "Robotic surgery" in text(director.get(f"{new}changes/"))


@pytest.mark.parametrize(
    ("new", "missing"),
    [("enough", "new_months"), ("proctored", "new_cases"), ("current", "new_kind")],
)
def test_what_is_asked_newly_is_asked_whole(form, director, new, missing):
    draft = director.post(f"/privileges/forms/{form.pk}/draft/").url
    sent = {"title": "X", "text": "Y", "version": 1, "new": new}
    page = text(director.post(f"{draft}items/new/", sent))
    assert "Needed for what is asked also." in page


def test_what_cannot_be_done_to_a_form_is_told(form, director):
    director.post(f"/privileges/forms/{form.pk}/draft/")
    again = director.post(f"/privileges/forms/{form.pk}/draft/", follow=True)
    assert "is under way" in text(again)
    early = director.post(
        f"/privileges/forms/{form.pk}/step/board/", {"body": "B", "on": "2026-11-24"}, follow=True
    )
    assert "not possible" in text(early)
    unnamed = director.post(f"/privileges/forms/{form.pk}/step/retire/", {}, follow=True)
    assert "Name the body" in text(unnamed)
    assert director.post(f"/privileges/forms/{form.pk}/step/dance/").status_code == 404


def test_an_evaluation_is_assigned_by_letter_filled_and_concluded(
    surgeon, grant, coordinator, make_file
):
    proctor = Condition("proctor", cases=2)
    grant(surgeon, ROBOT, says={ROBOT: Recommendation("conditions", conditions=(proctor,))})
    peer = make_file("Brandvold", "Thaddeus", email="brandvold@example.org")
    one = Evaluation.objects.get()
    url = f"/privileges/evaluations/{one.pk}/"
    assigned = {"evaluator": peer.pk, "method": "proctoring", "cases": 2, "due_on": "2027-03-01"}
    coordinator.post(f"{url}assign/", assigned)
    assert Letter.objects.get().addressee.startswith("Thaddeus Brandvold")
    assert "Thaddeus Brandvold" in text(coordinator.get(f"{url}case/"))
    case = {"on": "2026-11-24", "observer": "Dr. Brandvold", "satisfactory": "no"}
    assert "what was not satisfactory" in text(coordinator.post(f"{url}case/", case))
    coordinator.post(f"{url}case/", case | {"words": "Slow, but safe"})
    concluding = {"step": "continue", "reason": "Good"}
    assert "1 of 2 cases seen" in text(coordinator.post(f"{url}conclude/", concluding))
    coordinator.post(f"{url}case/", case | {"satisfactory": "yes"})
    assert "ready to be concluded" in text(coordinator.get(url))
    coordinator.post(f"{url}conclude/", concluding)
    assert Evaluation.objects.get().state == "concluded"
    held = text(coordinator.get(f"/practitioners/{surgeon.pk}/privileges/"))
    assert "With a proctor" not in held


def test_an_evaluation_is_extended_or_referred(surgeon, grant, coordinator):
    grant(surgeon, ROBOT)
    url = f"/privileges/evaluations/{Evaluation.objects.get().pk}/conclude/"
    assert "Needed to extend it." in text(
        coordinator.post(url, {"step": "extend", "reason": "Few cases"})
    )
    more = {"step": "extend", "cases": 9, "due_on": "2027-09-01", "reason": "Few cases"}
    coordinator.post(url, more)
    coordinator.post(url, {"step": "refer", "reason": "Two conversions"})
    one = Evaluation.objects.get()
    assert (one.state, one.cases) == ("referred", 9)


def test_the_list_of_evaluations_tells_what_is_late(surgeon, grant, client_for):
    grant(surgeon, ROBOT, CORE)
    with time_machine.travel(NOW + dt.timedelta(days=200), tick=False):
        page = text(client_for("coordinator").get("/privileges/evaluations/?which=late"))
    assert "2 are late." in page
    assert "0 of 5 cases seen; it was due." in page


def test_privileges_that_run_out_and_rest_are_listed(surgeon, grant, coordinator):
    [soon] = grant(surgeon, CORE, ends_on=TODAY + dt.timedelta(days=40))
    grant(surgeon, HERNIA)
    assert "1 ends within 60 days" in text(coordinator.get("/privileges/ending/"))
    assert "0 end within 30 days" in text(coordinator.get("/privileges/ending/?which=30"))
    grant(surgeon, CORE, starts_on=soon.ends_on + dt.timedelta(days=1))
    assert "0 end within 60 days" in text(coordinator.get("/privileges/ending/"))
    grants.suspend(grants=[soon], reason="Review", on=TODAY, by=OFFICE, at=NOW)
    assert "1 rests under a suspension" in text(
        coordinator.get("/privileges/ending/?which=suspended")
    )


@pytest.mark.parametrize("url", ["/privileges/evaluations/", "/privileges/ending/?which=90"])
def test_lists_leave_as_spreadsheets(surgeon, grant, coordinator, url):
    grant(surgeon, CORE, ends_on=TODAY + dt.timedelta(days=80))
    answer = coordinator.get(url, {"export": "csv", "which": "90"})
    assert "Core general surgery" in text(answer)
    assert "attachment" in answer.headers["Content-Disposition"]


def test_procedures_typed_twice_or_without_our_letters_are_each_kept_once(form, director):
    new = director.post(f"/privileges/forms/{form.pk}/draft/").url
    typed = "Gallbladder removal: gb\n心臓手術\n\nAppendectomy\nAppendectomy: twice"
    sent = {"title": "Core", "text": "All of it", "procedures": typed, "version": 1}
    numbers = {"criterion-2-least": 20, "criterion-2-months": 24}
    director.post(f"{new}items/{CORE}/", sent | numbers)
    included = FormVersion.objects.get(number=2).content["core"]["includes"]
    assert [one["key"] for one in included] == ["cholecystectomy", "心臓手術", "appendectomy"]


def test_lists_take_as_many_reads_for_many_as_for_one(
    form, grant, request_of, make_file, coordinator, django_assert_max_num_queries, arranging
):
    for n in range(12):
        person = make_file(f"Okafor-{n}", "Ada")
        grant(person, CORE, ROBOT, ends_on=TODAY + dt.timedelta(days=30 + n))
        request_of(person, HERNIA)
    with arranging():
        Case.objects.bulk_create(
            Case(
                evaluation=one,
                on=TODAY,
                observer="B",
                satisfactory=True,
                by="B",
                at=NOW,
            )
            for one in Evaluation.objects.all()
        )
    coordinator.get("/privileges/")
    for url in ("/privileges/", "/privileges/evaluations/", "/privileges/ending/"):
        with django_assert_max_num_queries(16):
            assert "Okafor-11" in text(coordinator.get(url))
    with django_assert_max_num_queries(16):
        coordinator.get("/privileges/forms/")


def test_whom_a_change_affects_takes_as_many_reads_for_many_as_for_one(
    form, grant, make_file, director, django_assert_max_num_queries
):
    for n in range(8):
        grant(make_file(f"Okafor-{n}", "Ada"), ROBOT)
    new = director.post(f"/privileges/forms/{form.pk}/draft/").url
    director.post(f"{new}items/{ROBOT}/retire/", {"version": 1})
    with django_assert_max_num_queries(25):
        assert "8 grants are affected" in text(director.get(f"{new}changes/"))


def test_evaluations_given_to_nobody_are_told_to_nobody(surgeon, grant, coordinator):
    grant(surgeon, ROBOT)
    one = Evaluation.objects.get()
    given = {"method": one.method, "cases": 3, "due_on": one.due_on, "evaluator": None}
    one = evaluations.assign(evaluation=one, by=OFFICE, at=NOW, **given)
    assert tell_evaluator(evaluation=one, by=OFFICE, at=NOW) is None
    assert not Letter.objects.exists()
