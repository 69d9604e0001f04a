"""Peers for the tests: named, asked, and their links."""

import re

import pytest

from credenza.core.applications.references import NAMED
from credenza.office.correspondence.queries.mail import body_of, messages
from credenza.office.credentialing.actions.naming import name_reference
from credenza.office.credentialing.actions.references import ask_for
from credenza.office.credentialing.queries.references import form_of
from tests.office.credentialing.files import OFFICE
from tests.office.files import NOW

PEER = {
    "name": "Ruth Lindqvist",
    "title": "Chief of surgery, North Academy",
    "email": "lindqvist@north.example",
    "profession": "md",
    "relation": "colleague",
}


@pytest.fixture
def named(applied):
    """``named(email=…)``: a peer on the list of an application that was handed in."""

    def make(application=None, speaker="peer", **values):
        application = application or applied(state="verifying")
        return name_reference(
            application=application, speaker=speaker, values=PEER | values, by=OFFICE, at=NOW
        )

    return make


@pytest.fixture
def asked(named):
    """``asked(…)``: the same, asked; the reference and the token of its link."""

    def make(at=NOW, **values):
        reference = named(**values)
        assert reference.state == NAMED
        [one] = ask_for(application=reference.application, references=[reference], by=OFFICE, at=at)
        one.refresh_from_db()
        return one, token_of(one)

    return make


def token_of(reference) -> str:
    """The token in the newest message to a reference."""
    return tokens_of(reference)[0]


def tokens_of(reference) -> list[str]:
    """The tokens of all messages to a reference, the newest first."""
    mails = messages(OFFICE).filter(key__startswith=f"reference {reference.uid}")
    return [re.search(r"/reference/([\w-]+)/", body_of(mail))[1] for mail in mails]


def whole(reference, **said) -> dict[str, str]:
    """Good answers to the form of a reference, but for what is ``said``."""
    answers = {
        "relation": "colleague",
        "profession": "md",
        "known_since": "2019-04",
        "still": "yes",
        "completed": "yes",
        "held": "yes",
        "from": "2019-04",
        "reviewed": "no",
        "good_standing": "yes",
        "recommend": "yes",
        "name": "Ruth Lindqvist",
        "title": "Chief of surgery",
    }
    questions = list(form_of(reference).questions())
    for question in questions:
        if question.type == "rating":
            answers[question.key] = "good"
        elif question.key not in answers and question.type in ("yes_no", "choice"):
            answers[question.key] = "no"
    keys = {question.key for question in questions}
    return {key: text for key, text in answers.items() if key in keys} | said
