"""The letters that ship: complete, exact, and saying what the law asks of them."""

import datetime as dt
from dataclasses import replace

import pytest

from credenza.core.letters import AUDIENCES, compose, texts_of
from credenza.core.verdict import Refused
from credenza.formats.letters import Letter, Letterhead, Signer, as_docx, as_pdf
from credenza.packs import letter_rows
from credenza.packs.loader import letter_kinds
from credenza.packs.schema import PackError, Table

DATED = dt.date(2026, 11, 24)
STANDING = {
    "addressee": "Dr. Okafor",
    "practitioner": "Adaeze Okafor, MD",
    "facility": "North General",
}
KINDS = letter_kinds().values()
NEEDED = {
    "invitation", "returned_incomplete", "application_received", "appointment_granted",
    "reappointment_granted", "privileges_granted", "privileges_to_departments",
    "temporary_granted", "temporary_denied", "denial_notice", "hearing_notice", "final_adverse",
    "deferral", "explain_gap", "leave_granted", "resignation_accepted", "reference_request",
    "reference_reminder", "affiliation_request", "affiliation_good_standing", "affiliation_plain",
    "suspension_notice", "expirable_lapsed", "fppe_assigned", "fppe_concluded",
}  # fmt: skip


def example(key: str, **values):
    kind = letter_kinds()[key]
    filled = {field.key: field.example for field in kind.fields if field.example}
    return compose(kind, filled | values, STANDING, DATED)


def text_of(key: str, **values) -> str:
    words = example(key, **values)
    return "\n".join([words.subject, *(text for block in words.blocks for text in texts_of(block))])


def by_key(kind) -> str:
    return kind.key


def test_every_letter_that_the_work_needs_is_there():
    assert set(letter_kinds()) >= NEEDED


@pytest.mark.parametrize("kind", KINDS, ids=by_key)
def test_a_kind_fits_its_columns_and_cites_the_rule_that_asks_for_it(kind):
    assert len(kind.key) <= 40
    assert kind.citation
    assert kind.audience in AUDIENCES


@pytest.mark.parametrize("kind", KINDS, ids=by_key)
def test_what_must_be_filled_in_has_an_example(kind):
    assert [field.key for field in kind.fields if field.required and not field.example] == []


@pytest.mark.parametrize("kind", KINDS, ids=by_key)
def test_a_kind_can_be_written_typeset_and_read_with_its_examples(kind):
    words = example(kind.key)
    letter = Letter(
        letterhead=Letterhead("North General"),
        dated="24 November 2026",
        addressee=("Adaeze Okafor, MD",),
        subject=words.subject,
        salutation=words.salutation,
        blocks=words.blocks,
        closing=words.closing,
        signer=Signer("Maria Lindqvist"),
        legend=words.legend,
    )
    assert "{" not in text_of(kind.key)
    assert as_pdf(letter).startswith(b"%PDF")
    assert as_docx(letter).startswith(b"PK")


@pytest.mark.parametrize("kind", KINDS, ids=by_key)
def test_a_letter_marked_confidential_never_travels_openly(kind):
    assert not (kind.legend and kind.attach)


NOTICE_OF_ACTION = {
    "(b)(1)(A)(i) an action is proposed": "has proposed to take the following professional review",
    "(b)(1)(A)(ii) the reasons": "The reasons for the proposed action are:",
    "(b)(1)(B)(i) the right to a hearing": "You have the right to request a hearing",
    "(b)(1)(B)(ii) the time limit": "must reach the Chief Executive Officer",
    "(b)(1)(C), (b)(3)(A) before whom": "An arbitrator must be acceptable to both you and",
    "(b)(3)(A)(ii), (iii) no competitor": "may be in direct economic competition with you",
    "(b)(3)(B) forfeiture": "may be forfeited if you fail, without good cause, to appear",
    "(b)(3)(C)(i) representation": "represented by an attorney or by another person of your choice",
    "(b)(3)(C)(ii) a record, and copies": "copies of it on payment of any reasonable charges",
    "(b)(3)(C)(iii) witnesses": "call, examine and cross-examine witnesses",
    "(b)(3)(C)(iv) evidence": "whether or not a court of law would admit it",
    "(b)(3)(C)(v) a written statement": "submit a written statement at the close of the hearing",
    "(b)(3)(D)(i) the recommendation": "the written recommendation of the arbitrator, officer or",
    "(b)(3)(D)(ii) the decision": "the written decision of North General, with a statement of the",
}


@pytest.mark.parametrize("words", NOTICE_OF_ACTION.values(), ids=NOTICE_OF_ACTION)
def test_the_denial_notice_says_what_42_usc_11112_b_1_asks(words):
    assert words in text_of("denial_notice")


@pytest.mark.parametrize("field", ["action", "reasons", "request_by", "hearing_before"])
def test_the_denial_notice_is_not_written_without(field):
    with pytest.raises(Refused, match="fill in"):
        example("denial_notice", **{field: ""})


def test_the_denial_notice_gives_at_least_thirty_days_to_ask_for_a_hearing():
    with pytest.raises(Refused, match="at least 30 days"):
        example("denial_notice", request_by="2026-12-23")
    assert "by 24 December 2026" in text_of("denial_notice", request_by="2026-12-24")


NOTICE_OF_HEARING = {
    "(b)(2)(A) the place": "Conference Room B",
    "(b)(2)(A) the time": "9:00 a.m.",
    "(b)(2)(A) the date": "The hearing is held on 12 January 2027",
    "(b)(2)(B) the witnesses": "These witnesses are expected to testify on behalf of",
    "(b)(3)(A) before whom": "may be in direct economic competition with you",
    "(b)(3)(B) forfeiture": "without good cause, to appear",
    "(b)(3)(C)(i)": "represented by an attorney or by another person of your choice",
    "(b)(3)(C)(ii)": "copies of which you may obtain on payment of any reasonable charges",
    "(b)(3)(C)(iii)": "call, examine and cross-examine witnesses",
    "(b)(3)(C)(iv)": "whether or not a court of law would admit it",
    "(b)(3)(C)(v)": "submit a written statement at the close of the hearing",
    "(b)(3)(D)": "the written decision of North General, each with a statement of its basis",
}


@pytest.mark.parametrize("words", NOTICE_OF_HEARING.values(), ids=NOTICE_OF_HEARING)
def test_the_hearing_notice_says_what_42_usc_11112_b_2_and_3_ask(words):
    assert words in text_of("hearing_notice")


def test_a_hearing_is_at_least_thirty_days_after_its_notice():
    with pytest.raises(Refused, match="at least 30 days"):
        example("hearing_notice", hearing_on="2026-12-23")


@pytest.mark.parametrize("field", ["place_and_time", "hearing_on", "witnesses", "hearing_before"])
def test_the_hearing_notice_is_not_written_without(field):
    with pytest.raises(Refused, match="fill in"):
        example("hearing_notice", **{field: ""})


@pytest.mark.parametrize(
    ("key", "words"),
    [("hearing_recommendation", "The basis for the recommendation is:"),
     ("final_adverse", "Its basis is:")],
)  # fmt: skip
def test_recommendation_and_decision_come_with_their_basis(key, words):
    assert words in text_of(key)
    with pytest.raises(Refused):
        example(key, basis="")


@pytest.mark.parametrize(
    "key", ["denial_notice", "hearing_notice", "hearing_recommendation", "final_adverse"]
)
def test_notices_of_the_act_go_with_proof_of_delivery_and_are_confidential(key):
    kind = letter_kinds()[key]
    assert kind.proof_of_delivery
    assert kind.legend == "Confidential peer review"
    assert kind.is_confidential


TABLE = {
    "key": "sample",
    "title": "Sample",
    "audience": "practitioner",
    "subject": "About {what}",
    "citation": "Good practice",
    "body": "Some words about {what}.",
    "field": [{"key": "what", "label": "What"}],
}


def read(**changes):
    return letter_rows.letter_kind(Table("samples.toml", "letter 1", TABLE | changes))


LIST = {"key": "why", "label": "Why", "type": "list"}


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"body": "Words about {wath} and {what}."}, "samples.toml.*wath.*declare it or mend it"),
        ({"field": [*TABLE["field"], {"key": "more", "label": "More"}]}, "use it or take it out"),
        ({"field": [*TABLE["field"], LIST], "body": "For {why}."}, "a paragraph of its own"),
        ({"field": [{"key": "date", "label": "x"}]}, "the office fills that in"),
        ({"field": [{"key": "what", "label": "x", "type": "table"}]}, "belongs to a table"),
        ({"field": [{"key": "what", "label": "x", "type": "number"}]}, "use one of"),
        ({"audience": "everybody"}, "use one of"),
        ({"colour": "red"}, "is not known here"),
        ({"citation": 7}, "write a text in quotes"),
    ],
)
def test_a_slip_in_a_pack_is_named_with_file_table_and_remedy(changes, says):
    with pytest.raises(PackError, match=says):
        read(**changes)


def test_paragraphs_and_lists_are_told_apart():
    kind = read(body="One\n  line.\n\n- a\n- b goes\n  on\n\n1. c\n2. d {what}")
    paragraph, dots, numbers = kind.body
    assert paragraph.text == "One line."
    assert dots.items == ("a", "b goes on")
    assert numbers.numbered
    assert numbers.items == ("c", "d {what}")


def test_a_kind_is_frozen():
    assert replace(read(), title="Other").title == "Other"
    with pytest.raises(AttributeError):
        read().title = "Other"
