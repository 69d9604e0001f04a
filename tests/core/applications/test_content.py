import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.core.applications.content import Heading, canonical, content, edition_of, fingerprint
from credenza.packs.loader import application_kinds
from tests.core.applications.asking import SECTIONS, entry

HEADING = Heading("app-1", "file-1", "Adaeze Okafor", "North General")
ASKED = [SECTIONS[key] for key in ("identity", "work", "voluntary", "disclosures")]
LINE = {"item": "surgery.core", "answer": "asked", "without": [], "cases": None}


def made(*entries, heading=HEADING, privileges=()):
    kind = application_kinds()["initial"]
    return canonical(content(heading, kind, ASKED, entries, privileges))


IDENTITY = entry("identity", "i", last_name="Okafor", npi="1234567893", papers=["photo_id"])
WORK = entry("work", "w", kind="work_position", issuer="Elm Clinic", starts_on="2019-07")


def test_the_same_answers_give_the_same_bytes_whatever_their_order():
    again = entry("identity", "i", npi="1234567893", last_name="Okafor", papers=["photo_id"])
    assert made(IDENTITY, WORK) == made(again, WORK)


def test_composed_and_decomposed_letters_are_the_same_answer():
    one = entry("identity", "i", last_name="N\u00fa\u00f1ez")
    other = entry("identity", "i", last_name="Nu\u0301n\u0303ez")
    assert made(one) == made(other)


@pytest.mark.parametrize(
    "changed",
    [
        entry("identity", "i", last_name="Okafot", npi="1234567893", papers=["photo_id"]),
        entry("identity", "i", last_name="Okafor", npi="1234567893"),
        entry("identity", "j", last_name="Okafor", npi="1234567893", papers=["photo_id"]),
    ],
)
def test_another_letter_document_or_entry_gives_other_bytes(changed):
    assert made(changed, WORK) != made(IDENTITY, WORK)


@pytest.mark.parametrize("place", ["application", "practitioner", "name", "facility"])
def test_another_application_person_or_place_gives_other_bytes(place):
    values = {"application": "app-1", "practitioner": "file-1", "name": "A", "facility": "N"}
    one, other = Heading(**values), Heading(**values | {place: "another"})
    assert made(heading=one) != made(heading=other)


def test_an_explanation_is_part_of_what_is_signed():
    told = {"licence_action": "yes", "licence_action__why": "Late records."}
    other = told | {"licence_action__why": "Late records!"}
    assert made(entry("disclosures", **told)) != made(entry("disclosures", **other))


def test_privileges_asked_for_are_part_of_what_is_signed():
    assert made(privileges=[LINE]) != made(privileges=[LINE | {"answer": "not_asked"}])


def test_what_is_optional_by_law_is_not():
    assert b"race" not in made(entry("voluntary", race="White"))
    assert made(entry("voluntary", race="White")) == made(entry("voluntary", race="Asian"))


def test_the_questions_stand_in_it_as_they_were_asked():
    told = json.loads(made(IDENTITY))
    assert told["sections"][0]["entries"][0]["answers"][0]["question"] == "First name"


def test_a_changed_question_is_another_edition():
    assert edition_of(ASKED) != edition_of(ASKED[:-1])
    assert edition_of(ASKED) == edition_of(list(ASKED))


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=8,
)


@given(PLAIN)
def test_canonical_bytes_read_back_give_the_same_bytes(data):
    first = canonical(data)
    assert canonical(json.loads(first)) == first


@given(st.binary(max_size=50), st.binary(max_size=50))
def test_other_bytes_have_another_fingerprint(one, other):
    assert (fingerprint(one) == fingerprint(other)) == (one == other)


def test_a_number_that_is_none_is_refused():
    with pytest.raises(ValueError):
        canonical(float("nan"))
