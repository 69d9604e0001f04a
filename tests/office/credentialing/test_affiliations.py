"""Affiliation requests are matched, answered as far as the policy allows, held, or closed."""

import datetime as dt

import pytest

from credenza.core.permissions import Actor, Grant
from credenza.core.verdict import Refused
from credenza.office.correspondence.queries.letters import values_of
from credenza.office.correspondence.queries.mail import body_of, messages
from credenza.office.credentialing.actions import affiliations, letter_checks, receiving
from credenza.office.credentialing.models import LetterCheck
from credenza.office.credentialing.queries.affiliations import (
    asked_of,
    candidates,
    inbox,
    result_rows,
)
from credenza.office.credentialing.queries.letter_checks import (
    GENUINE,
    OFF,
    STANDING,
    UNSAID,
    checked,
    signed,
    standing_today,
)
from credenza.office.ledger.models import Change
from tests.office.credentialing.files import OFFICE
from tests.office.files import NOW, TODAY

pytestmark = pytest.mark.django_db
NPI = "1234567893"
ASKING = {
    "last_name": "Okafor",
    "first_name": "Adaeze",
    "npi": NPI,
    "requester": "Elsewhere General",
    "email": "mso@elsewhere.example",
    "released": True,
}


@pytest.fixture
def request_about(office):
    """``request_about(npi="")``: a request that came in at the northern facility."""

    def make(facility=None, **values):
        return receiving.receive(
            facility=facility or office.north, values=ASKING | values, by=OFFICE, at=NOW
        )

    return make


@pytest.fixture
def answered(request_about):
    def make(**values):
        return affiliations.answer(request=request_about(**values), by=OFFICE, at=NOW)

    return make


def stands(person, standing, **values):
    person.appointments.update(standing=standing, **values)


def test_a_member_is_confirmed_in_good_standing_by_a_letter_that_goes_out(make_file, answered):
    make_file(npi=NPI)
    done = answered()
    assert (done.state, done.answer) == ("answered", "affiliation_good_standing")
    assert values_of(done.letter)["facts"] == [
        "Category | Active",
        "Department | Surgery",
        "Appointed | 1 January 2026 to the present (24 November 2026)",
    ]
    [mail] = messages(OFFICE).filter(practitioner=done.practitioner_id)
    assert mail.address == "mso@elsewhere.example"
    assert [one.pk for one in mail.letters.all()] == [done.letter_id]


def test_without_an_address_the_letter_is_written_and_waits(make_file, answered):
    make_file(npi=NPI)
    done = answered(email="")
    assert (done.state, done.letter.state) == ("answered", "written")


def test_of_one_who_left_the_letter_tells_dates_alone(make_file, answered, arranging):
    person = make_file(npi=NPI)
    with arranging():
        stands(person, "ended", ends_on=dt.date(2026, 6, 30))
    assert answered().answer == "affiliation_plain"


def test_nobody_of_that_name_is_answered_with_no_record(make_file, answered):
    make_file(npi=NPI)
    done = answered(last_name="Nguyen", first_name="Thi", npi="")
    assert (done.state, done.practitioner) == ("no_record", None)
    [mail] = messages(OFFICE)
    assert "find no record" in body_of(mail)
    assert "Okafor" not in body_of(mail)


def test_somebody_of_another_facility_is_no_record_here(make_file, answered, office):
    make_file(npi=NPI, at=office.south)
    assert answered().state == "no_record"


def test_who_has_only_applied_is_no_record_and_nothing_of_it_is_told(
    make_file, answered, arranging
):
    person = make_file(npi=NPI)
    with arranging():
        stands(person, "applicant")
    assert answered().state == "no_record"
    [mail] = messages(OFFICE)
    assert "appl" not in body_of(mail).lower()


def _suspended(person, office):
    stands(person, "suspended")


def _sanctioned(person, office):
    person.credentials.create(kind="sanction", details={"type": "Licence action"})


def _against(person, office):
    person.applications.create(
        facility=office.north,
        kind="reappointment",
        state="adverse",
        opened_at=NOW,
        opened_by="Cora",
    )


def _denied(person, office):
    person.applications.create(
        facility=office.north,
        kind="privilege_change",
        state="decided",
        outcome="deny",
        opened_at=NOW,
        opened_by="Cora",
    )


@pytest.mark.parametrize(
    ("happened", "because"),
    [
        (_suspended, "suspended"),
        (_sanctioned, "sanction"),
        (_against, "recommended against"),
        (_denied, "denied"),
    ],
)
def test_anything_unusual_waits_for_the_director_with_a_neutral_interim(
    make_file, answered, arranging, office, happened, because
):
    person = make_file(npi=NPI)
    with arranging():
        happened(person, office)
    done = answered()
    assert (done.state, done.letter) == ("held", None)
    assert because in done.why
    [mail] = messages(OFFICE)
    told = body_of(mail).lower()
    assert "being looked at by the director" in told
    for word in ("suspend", "sanction", "against", "denied", "denial", "standing"):
        assert word not in told


def test_the_interim_is_the_same_whatever_holds_the_answer_back(make_file, answered, arranging):
    bodies = set()
    for n, released in enumerate((True, False)):
        person = make_file(npi=[NPI, "1000000004"][n], last="Okafor", first="Adaeze")
        if released:
            with arranging():
                stands(person, "suspended")
        held = answered(npi=person.npi, released=released)
        assert held.state == "held"
        mail = messages(OFFICE).filter(practitioner=person.pk).get()
        bodies.add(body_of(mail).replace(person.npi, "NPI"))
    assert len(bodies) == 1


def test_without_a_release_nothing_is_told(make_file, answered):
    make_file(npi=NPI)
    done = answered(released=False)
    assert done.state == "held"
    assert "No release" in done.why


def test_a_release_that_comes_later_lets_the_answer_go(make_file, answered):
    make_file(npi=NPI)
    done = affiliations.take_release(request=answered(released=False), by=OFFICE, at=NOW)
    assert (done.state, done.answer) == ("answered", "affiliation_good_standing")
    assert done.released


def test_a_release_does_not_let_go_what_something_else_holds(make_file, answered, arranging):
    person = make_file(npi=NPI)
    with arranging():
        stands(person, "suspended")
    held = affiliations.take_release(request=answered(released=False), by=OFFICE, at=NOW)
    assert (held.state, held.letter) == ("held", None)
    assert "suspended" in held.why
    assert messages(OFFICE).count() == 1
    with pytest.raises(Refused, match="was there already"):
        affiliations.take_release(request=held, by=OFFICE, at=NOW)


def test_several_who_fit_wait_for_a_person_who_chooses(make_file, answered, request_about):
    one, two = make_file(), make_file()
    done = answered(npi="")
    assert done.state == "choosing"
    assert {person.pk for person in candidates(OFFICE, done)[0]} == {one.pk, two.pk}
    chosen = affiliations.choose(request=done, practitioner=two, by=OFFICE, at=NOW)
    assert (chosen.state, chosen.practitioner_id) == ("answered", two.pk)


def test_a_person_can_say_that_nobody_is_meant(make_file, answered):
    make_file()
    done = answered(npi="")
    none = affiliations.choose(request=done, practitioner=None, by=OFFICE, at=NOW)
    assert none.state == "no_record"


def test_name_and_birth_date_decide_where_there_is_no_number(make_file, answered):
    make_file(born_on=dt.date(1975, 3, 14))
    make_file(born_on=dt.date(1981, 7, 2))
    assert answered(npi="", born="03/14/1975").state == "answered"


def test_a_former_name_is_found(make_file, answered, arranging):
    person = make_file(last="Okafor-Lindqvist", born_on=dt.date(1975, 3, 14))
    with arranging():
        person.other_names.create(last_name="Okafor")
    assert answered(npi="", born="1975-03-14").practitioner_id == person.pk


def test_the_birth_date_lies_sealed(request_about):
    received = request_about(born="1975-03-14")
    assert asked_of(received).born == "1975-03-14"
    assert "1975" not in received.born_sealed
    assert not Change.objects.filter(new__contains="1975-03-14").exists()


def test_a_request_is_answered_once(make_file, answered):
    make_file(npi=NPI)
    done = answered()
    with pytest.raises(Refused, match="“Answered” already"):
        affiliations.answer(request=done, by=OFFICE, at=NOW)
    assert messages(OFFICE).count() == 1


def test_the_director_sends_facts_alone_with_words_and_a_reason(make_file, answered, arranging):
    person = make_file(npi=NPI)
    with arranging():
        stands(person, "suspended")
    held = answered()
    with pytest.raises(Refused, match="Say why"):
        affiliations.decide(request=held, remarks="", by=OFFICE, at=NOW, reason=" ")
    done = affiliations.decide(
        request=held, remarks="Please telephone us.", by=OFFICE, at=NOW, reason="Counsel agrees."
    )
    assert (done.state, done.answer) == ("answered", "affiliation_plain")
    values = values_of(done.letter)
    assert values["remarks"] == "Please telephone us."
    assert "Counsel" not in str(values) and "standing" not in str(values)


def test_closing_takes_a_reason(request_about):
    received = request_about()
    with pytest.raises(Refused, match="Say why"):
        affiliations.close(request=received, by=OFFICE, at=NOW, reason="")
    closed = affiliations.close(request=received, by=OFFICE, at=NOW, reason="Came twice.")
    assert (closed.state, closed.why) == ("closed", "Came twice.")


def test_a_list_comes_in_whole_and_its_sheet_tells_what_became_of_each(make_file, office):
    make_file(npi=NPI)
    rows = [(2, ASKING), (3, ASKING | {"npi": "", "last_name": "Nguyen"})]
    batch = receiving.receive_list(
        facility=office.north, title="november.xlsx", rows=rows, by=OFFICE, at=NOW
    )
    for one in batch.requests.all():
        affiliations.answer(request=one, by=OFFICE, at=NOW)
    sheet = list(result_rows(batch.requests.order_by("line")))
    assert [(row[0], row[7], row[8]) for row in sheet] == [
        (2, "Answered", "In good standing"),
        (3, "Answered: no record", "No record"),
    ]


def test_nobody_answers_about_their_own_file(make_file, request_about, office):
    person = make_file(npi=NPI)
    own = Actor(5, "Ada", (Grant("coordinator", office.north.pk),), practitioner=person.pk)
    received = request_about()
    with pytest.raises(Refused, match="own file"):
        affiliations.answer(request=received, by=own, at=NOW)
    received.refresh_from_db()
    assert (received.state, received.letter) == ("new", None)


def test_the_oldest_that_waits_is_the_first_of_the_inbox(request_about):
    first, second = request_about(), request_about()
    assert list(inbox(OFFICE)) == [first, second]
    affiliations.close(request=first, by=OFFICE, at=NOW, reason="x")
    assert list(inbox(OFFICE)) == [second]
    assert list(inbox(OFFICE, "closed")) == [first]


# Letters that can be checked


@pytest.fixture
def checkable(make_file, answered, office):
    """``checkable(mode)``: the check of a letter about a member, and the member."""

    def make(mode=GENUINE):
        letter_checks.choose_mode(facility=office.north, mode=mode, by=OFFICE, at=NOW)
        person = make_file(npi=NPI)
        done = answered()
        return LetterCheck.objects.filter(letter=done.letter).first(), person

    return make


def test_letters_carry_no_link_until_the_facility_says_so(make_file, answered):
    make_file(npi=NPI)
    assert "remarks" not in {key: one for key, one in values_of(answered().letter).items() if one}
    assert not LetterCheck.objects.exists()


def test_a_letter_carries_the_link_at_which_it_is_checked(checkable):
    check, _ = checkable()
    assert f"/check/{signed(check)}/" in str(values_of(check.letter)["remarks"])
    assert checked(signed(check)) == check


@pytest.mark.parametrize(
    "change", [lambda t: t[:-1], lambda t: t + "A", lambda t: "0" + t[1:], str.upper]
)
def test_a_link_that_was_altered_checks_nothing(checkable, change):
    check, _ = checkable()
    altered = change(signed(check))
    assert altered == signed(check) or checked(altered) is None


def test_when_the_page_is_switched_off_no_link_checks_anything(checkable, office):
    check, _ = checkable()
    letter_checks.choose_mode(facility=office.north, mode=OFF, by=OFFICE, at=NOW)
    assert checked(signed(check)) is None


def test_another_facility_is_not_switched_on_with_it(checkable, office, make_file, request_about):
    checkable()
    make_file(npi="1000000004", at=office.south)
    done = affiliations.answer(
        request=request_about(facility=office.south, npi="1000000004"), by=OFFICE, at=NOW
    )
    assert done.state == "answered"
    assert not LetterCheck.objects.filter(letter=done.letter).exists()


def test_the_standing_of_today_is_told_in_neutral_words_or_not_at_all(checkable, arranging):
    check, person = checkable(STANDING)
    assert standing_today(check, TODAY) == "is a member of the medical staff in good standing"
    for standing, words in (("ended", "was a member of the medical staff"), ("suspended", UNSAID)):
        with arranging():
            stands(person, standing)
        assert standing_today(check, TODAY) == words


def test_a_letter_is_taken_back_once_and_with_a_reason(checkable):
    check, _ = checkable()
    with pytest.raises(Refused, match="Say why"):
        letter_checks.revoke(check=check, by=OFFICE, at=NOW, reason="")
    letter_checks.revoke(check=check, by=OFFICE, at=NOW, reason="Wrong person.")
    with pytest.raises(Refused, match="already"):
        letter_checks.revoke(check=check, by=OFFICE, at=NOW, reason="Again.")


def test_only_a_known_way_can_be_chosen(office):
    with pytest.raises(Refused, match="Choose one"):
        letter_checks.choose_mode(facility=office.north, mode="all", by=OFFICE, at=NOW)
