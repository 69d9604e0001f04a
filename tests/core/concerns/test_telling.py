"""What is told: which kind of case it is, whom it names, and what its teller may learn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.concerns.contacts import Contact, read
from credenza.core.concerns.kinds import CLINICAL, CONDUCT, KINDS, PATIENT
from credenza.core.concerns.routing import ABOUT, RELATIONS, WHO, kind_of
from credenza.core.concerns.steps import STATES
from credenza.core.concerns.telling import REVIEW_ENDED, Told, state_told, what_next


@pytest.mark.parametrize(
    ("who", "what", "kind"),
    [
        ("patient", "service", PATIENT),
        ("patient", "behavior", PATIENT),
        ("family", "treatment", PATIENT),
        ("visitor", "behavior", PATIENT),
        ("staff", "service", PATIENT),
        ("staff", "behavior", CONDUCT),
        ("staff", "treatment", CLINICAL),
        ("outside", "behavior", CONDUCT),
        ("outside", "treatment", CLINICAL),
    ],
)
def test_a_patients_word_is_a_complaint_and_a_colleagues_goes_by_its_matter(who, what, kind):
    assert kind_of(who, what) == kind


def test_every_answer_leads_to_a_kind_with_steps_and_a_relation_in_words():
    assert {kind_of(who, what) for who in WHO for what in ABOUT} == set(KINDS)
    assert set(RELATIONS) == set(WHO)
    assert all(len(what_next(kind)) == 4 for kind in KINDS)


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("kind", [CONDUCT, CLINICAL])
def test_of_peer_review_no_state_tells_an_outcome(kind, state):
    words = state_told(kind, state)
    assert "letter" not in words
    assert (words == REVIEW_ENDED) is (state == "closed")
    assert "answer is being written" not in words


def test_whoever_stays_nameless_is_no_party_of_the_case():
    told = Told(who="patient", what="service", account="The light did not work.")
    assert told.parties() == ()


def test_whoever_gives_but_an_address_can_be_reached():
    told = Told("family", "service", "So it was.", contact=Contact("kin@example.org"))
    [teller] = told.parties()
    assert (teller.role, teller.contact) == ("complainant", "E-mail: kin@example.org")


def test_a_place_that_may_name_somebody_lies_in_the_account_and_in_no_title():
    told = Told("staff", "behavior", "He shouted.", place="Dr. Roe's room", subject="Dr. Roe")
    assert told.whole_account == "He shouted.\n\nWhere: Dr. Roe's room"
    assert "Roe" not in told.title
    assert Told("staff", "behavior", " He shouted. ").whole_account == "He shouted."


LINE = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=20)


@given(LINE, LINE, st.lists(LINE, max_size=3))
def test_a_contact_that_was_written_reads_the_same(local, phone, lines):
    contact = Contact(f"{local}@example.org", phone, tuple(lines))
    assert read(contact.written()) == contact


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        ("", Contact()),
        ("kin@example.org", Contact("kin@example.org")),
        ("12 Elm Street\nCedar Valley", Contact(lines=("12 Elm Street", "Cedar Valley"))),
        ("call me: never", Contact(lines=("call me: never",))),
    ],
)
def test_a_contact_that_somebody_wrote_freely_is_read_as_far_as_it_goes(text, contact):
    assert read(text) == contact
