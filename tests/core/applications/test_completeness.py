from hypothesis import given
from hypothesis import strategies as st

from credenza.core.applications.completeness import all_blockers, blockers, progress
from tests.core.applications.asking import SECTIONS, entry

PEER = {
    "issuer": "Ben Ito, MD",
    "discipline": "Surgery",
    "relationship": "Partner of the practice",
    "relative": "no",
    "known_since": "2015-01",
    "last_worked": "2026-10",
    "email": "ben@example.org",
}


def words(section, *entries):
    return [one.words for one in blockers(SECTIONS[section], entries)]


def test_a_required_question_blocks_until_it_is_answered():
    contact = {
        "email": "a@example.org",
        "mobile": "614 555 0100",
        "street": "1 Elm",
        "city": "Ames",
        "state": "IA",
    }
    assert words("contact", entry("contact", **contact)) == ["“ZIP code” is not answered yet."]
    assert words("contact", entry("contact", **contact, postal_code="50010")) == []


def test_blanks_alone_are_no_answer():
    assert "“Why it ended”" not in str(words("affiliations", entry("affiliations")))
    assert words("curriculum", entry("curriculum")) == ["“Curriculum vitae”: add the document."]
    assert words("curriculum", entry("curriculum", papers=["cv"])) == []


def test_a_yes_that_needs_it_is_explained_and_shown():
    answered = {one.key: "no" for one in SECTIONS["disclosures"].questions}
    assert words("disclosures", entry("disclosures", **answered)) == []
    answered["licence_action"] = "yes"
    [first] = words("disclosures", entry("disclosures", **answered))
    assert first.endswith("explain your “yes”.")
    answered["licence_action__why"] = "Reprimanded in 2011 for late records."
    [second] = words("disclosures", entry("disclosures", **answered))
    assert "add the document" in second
    shown = entry("disclosures", papers=["licence_action.paper"], **answered)
    assert words("disclosures", shown) == []


def test_an_unanswered_disclosure_is_not_a_no():
    assert len(words("disclosures", entry("disclosures"))) == len(SECTIONS["disclosures"].questions)


def test_a_page_that_repeats_wants_an_entry_or_the_word_that_there_is_none():
    [missing] = words("boards")
    assert missing == "Add a certification, or tick “I am not certified by any board”."
    assert words("boards", entry("boards", none=True)) == []


def test_as_many_peers_are_named_as_are_needed():
    assert words("references", entry("references", **PEER)) == [
        "Add at least 2 peers; there are 1."
    ]
    both = [entry("references", **PEER), entry("references", uid="2", **PEER)]
    assert words("references", *both) == []


def test_the_entry_that_lacks_something_is_named_by_its_number():
    second = {key: text for key, text in PEER.items() if key != "email"}
    found = words("references", entry("references", **PEER), entry("references", "2", **second))
    assert found == ["Peer 2: “E-mail” is not answered yet."]


def test_a_question_that_other_answers_do_not_bring_up_is_not_missed():
    open_claim = {
        "issuer": "Acme Mutual",
        "occurred_on": "2020-01-01",
        "starts_on": "2020-06",
        "outcome": "Open",
        "summary": "Retained sponge.",
    }
    assert words("claims", entry("claims", **open_claim)) == []
    settled = open_claim | {"outcome": "Settled"}
    assert words("claims", entry("claims", **settled)) == [
        "Claim 1: “Amount paid for you” is not answered yet."
    ]


def test_what_is_optional_by_law_never_blocks():
    assert words("voluntary") == [] and words("voluntary", entry("voluntary")) == []


def test_what_another_room_provides_is_for_that_room_to_judge():
    assert words("privileges") == [] and words("signature") == []


def test_a_wrong_answer_blocks_with_its_remedy():
    [found] = [
        one for one in words("identity", entry("identity", npi="1234567890")) if "NPI" in one
    ]
    assert "check digit" in found


@given(
    st.dictionaries(st.sampled_from(["issuer", "email", "relative", "kind"]), st.text(max_size=9))
)
def test_no_answers_break_the_look_over_an_application(answers):
    entries = [entry(key, uid=key, **answers) for key in SECTIONS]
    for one in all_blockers(SECTIONS.values(), entries):
        assert one.words and one.section in SECTIONS


def test_answering_more_never_adds_a_blocker_for_what_was_answered():
    before = progress(SECTIONS["contact"], [entry("contact")])
    after = progress(SECTIONS["contact"], [entry("contact", email="a@example.org")])
    assert len(after.blockers) == len(before.blockers) - 1
    assert (before.begun, after.begun, after.answered) == (False, True, 1)
