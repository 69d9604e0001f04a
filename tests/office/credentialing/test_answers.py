"""Every answer is kept as it was typed, by those who may, while it lies with the applicant."""

import pytest

from credenza.core.verdict import Refused
from credenza.office.credentialing.actions import answers
from credenza.office.credentialing.models import Answers
from credenza.office.credentialing.queries.answers import all_entries, rows_of
from credenza.office.credentialing.queries.preflight import preflight
from credenza.office.ledger.models import Act
from credenza.office.practitioners.actions.editing import Conflict
from credenza.office.team.queries import actor_of
from tests.office.credentialing.portal import LATER, change, document, page, row_of
from tests.office.files import NOW, TODAY

pytestmark = pytest.mark.django_db


def test_an_answer_is_kept_as_it_was_typed_even_when_it_cannot_be_read(applicant):
    application = applicant()
    change(application, "identity", npi="12345", first_name="  Ada  ")
    assert row_of(application, "identity").values["npi"] == "12345"
    assert row_of(application, "identity").values["first_name"] == "Ada"
    found = preflight(application, TODAY).of("identity")
    assert any("ten digits" in one.words for one in found)


def test_what_identifies_and_what_is_voluntary_lies_sealed(applicant):
    application = applicant()
    change(application, "identity", ssn="123-45-6789", born_on="1980-03-01")
    change(application, "voluntary", race="White")
    kept = str(list(Answers.objects.values_list("values", flat=True)))
    assert "6789" not in kept and "1980" not in kept and "White" not in kept
    told = {one.section: one.answers for one in all_entries(application)}
    assert told["identity"]["ssn"] == "123-45-6789"
    assert told["voluntary"]["race"] == "White"


def test_a_sealed_answer_moved_to_another_entry_does_not_open(applicant, arranging):
    application = applicant()
    row = change(application, "identity", ssn="123-45-6789")
    other = row_of(application, "contact")
    with arranging():
        other.section = "identity"
        other.values = {"ssn": row.values["ssn"]}
        other.save()
    with pytest.raises(Exception, match="altered or moved"):
        all_entries(application)


def test_saving_nothing_new_leaves_no_entry_and_no_new_version(applicant):
    application = applicant()
    row = change(application, "contact", city="Ames")
    again = change(application, "contact", city="Ames")
    assert again.version == row.version


def test_keys_that_no_question_asks_are_passed_over(applicant):
    application = applicant()
    change(application, "contact", city="Ames", is_admin="yes", kind="x")
    assert set(row_of(application, "contact").values) == {"city"}


def test_a_very_long_answer_is_kept_up_to_its_bound_without_nul(applicant):
    application = applicant()
    row = change(application, "disclosures", **{"conviction.why": "a\0b" + "x" * 30_000})
    assert row.values["conviction.why"].startswith("abxx")
    assert len(row.values["conviction.why"]) == answers.LONGEST


def test_of_two_who_read_the_same_entry_the_second_meets_a_conflict(applicant):
    application = applicant()
    row = row_of(application, "contact")
    answers.save(row=row, version=1, values={"city": "Ames"}, by=application.by, at=NOW)
    with pytest.raises(Conflict):
        answers.save(row=row, version=1, values={"city": "Elms"}, by=application.by, at=LATER)


def test_entries_are_added_in_order_and_removed(applicant):
    application, add = applicant(), answers.add_entry
    section = page(application, "work")
    for name in ("Elm", "Oak"):
        add(
            application=application,
            section=section,
            values={"issuer": name},
            by=application.by,
            at=NOW,
        )
    rows = [one for one in rows_of(application) if one.section == "work"]
    assert [one.values["issuer"] for one in rows] == ["Elm", "Oak"]
    answers.remove_entry(row=rows[0], by=application.by, at=NOW)
    assert [one.values["issuer"] for one in rows_of(application) if one.section == "work"] == [
        "Oak"
    ]


def test_that_there_is_none_and_an_entry_exclude_each_other(applicant):
    application = applicant()
    section = page(application, "boards")
    say = lambda none: answers.say_none(  # noqa: E731
        application=application, section=section, none=none, by=application.by, at=NOW
    )
    say(True)
    assert [one.none for one in rows_of(application) if one.section == "boards"] == [True]
    answers.add_entry(application=application, section=section, by=application.by, at=NOW)
    assert [one.none for one in rows_of(application) if one.section == "boards"] == [False]
    with pytest.raises(Refused, match="Remove each certification first"):
        say(True)


def test_a_page_that_needs_an_entry_takes_no_none(applicant):
    application = applicant()
    with pytest.raises(Refused, match="needs an entry"):
        answers.say_none(
            application=application,
            section=page(application, "licences"),
            none=True,
            by=application.by,
            at=NOW,
        )


def test_a_document_goes_only_where_one_is_asked_for(applicant):
    application = applicant()
    row = row_of(application, "identity")
    with pytest.raises(Refused, match="No document belongs here"):
        answers.attach(row=row, question="npi", document=document(), by=application.by, at=NOW)


def test_nobody_else_answers(applicant, person):
    application = applicant()
    row = row_of(application, "contact")
    for role in ("viewer", "chair", "practitioner", "assistant"):
        by = actor_of(person(role, name=f"Somebody {role}"))
        with pytest.raises(Refused):
            answers.save(row=row, version=row.version, values={"city": "X"}, by=by, at=NOW)


def test_the_office_of_another_facility_does_not_answer(applicant, person, office):
    application = applicant()
    row, by = row_of(application, "contact"), actor_of(person("coordinator", at=office.south))
    with pytest.raises(Refused, match="another facility"):
        answers.save(row=row, version=row.version, values={"city": "X"}, by=by, at=NOW)


def test_a_kind_that_the_office_fills_in_is_answered_while_it_is_verified(applied, person):
    application = applied(kind="disaster", state="verifying")
    by = actor_of(person("coordinator"))
    answers.begin(application=application, by=by, at=NOW)
    row = row_of(application, "identity")
    answers.save(row=row, version=row.version, values={"first_name": "Ada"}, by=by, at=NOW)
    assert row_of(application, "identity").values["first_name"] == "Ada"


def test_the_ledger_tells_who_answered_and_nothing_of_what(applicant):
    application = applicant()
    change(application, "identity", ssn="123-45-6789")
    entry = Act.objects.filter(verb="answer:save").get()
    assert entry.actor == "Adaeze Okafor"
    assert "6789" not in entry.detail


def test_what_the_office_gave_is_where_the_applicant_begins(applicant):
    given = {"why": "Robotic hernia repair.", "nothing": "x"}
    application = applicant(kind="privilege_change", details=given)
    assert row_of(application, "request").values == {"why": "Robotic hernia repair."}


def test_what_was_asked_once_is_not_required_again_of_members(applicant, make_file, office):
    coming = preflight(applicant(), TODAY).of("identity")
    member = applicant(
        kind="reappointment", person=make_file("Bauer", at=office.north), last="Bauer"
    )
    staying = preflight(member, TODAY).of("identity")
    assert {"ssn", "photo_id"} <= {one.question for one in coming}
    assert not {"ssn", "photo_id"} & {one.question for one in staying}


def test_as_many_peers_are_named_as_the_kind_asks_for(applicant, make_file, office):
    member = applicant(
        kind="reappointment", person=make_file("Bauer", at=office.north), last="Bauer"
    )
    assert [one.words for one in preflight(applicant(), TODAY).of("references")] == [
        "Add at least 2 peers; there are 0."
    ]
    assert [one.words for one in preflight(member, TODAY).of("references")] == ["Add a peer."]
