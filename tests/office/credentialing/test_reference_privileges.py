"""A surgeon's peers are asked about the very privileges that are requested."""

import pytest

from credenza.office.credentialing.actions import answering
from credenza.office.credentialing.actions.naming import name_reference
from credenza.office.credentialing.actions.references import ask_for
from credenza.office.credentialing.queries.references import flags_of, form_of
from tests.core.privileges.samples import CORE, HERNIA, ROBOT
from tests.office.credentialing.files import OFFICE
from tests.office.credentialing.referees import PEER, whole
from tests.office.files import NOW
from tests.office.privileging.conftest import form, request_of, surgeon  # noqa: F401

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked_about(surgeon, request_of, applied):  # noqa: F811
    """A peer of a surgeon who asks for robotic surgery, hernia repair and the core."""
    request = request_of(surgeon, ROBOT, HERNIA, CORE)
    application = applied(
        surgeon, state="verifying", kind="privilege_change", privilege_request=request
    )
    reference = name_reference(
        application=application, speaker="peer", values=PEER, by=OFFICE, at=NOW
    )
    [one] = ask_for(application=application, references=[reference], by=OFFICE, at=NOW)
    one.refresh_from_db()
    return one


def test_what_is_requested_stands_on_the_form_as_it_stood_when_it_went_out(asked_about):
    assert asked_about.form == "peer_surgeon"
    titles = [title for _, title in asked_about.privileges]
    assert len(titles) == 3
    assert asked_about.privileges[0][0] == CORE
    labels = [question.label for question in form_of(asked_about).questions()]
    assert set(titles) <= set(labels)


def test_a_privilege_rated_low_is_raised_with_its_name(asked_about):
    key, title = asked_about.privileges[0]
    said = whole(asked_about) | {
        f"privilege_{key}": "below",
        f"privilege_{key}_words": "Two conversions.",
    }
    answering.answer(reference=asked_about, answers=said, by=OFFICE, at=NOW)
    asked_about.refresh_from_db()
    [flag] = flags_of(asked_about)
    assert title in flag.sentence and "Two conversions." in flag.sentence
