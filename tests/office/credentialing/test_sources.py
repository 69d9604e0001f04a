"""Practitioners see what sources said of them, and have errors put right (NCQA CR 1)."""

import datetime as dt

import pytest

from credenza.core.verdict import Refused
from credenza.office.credentialing.actions.corrections import answer_correction, ask_correction
from credenza.office.credentialing.models import Correction
from credenza.office.practitioners.actions import credentials
from credenza.office.team.queries import actor_of
from tests.fixtures import signed_in
from tests.office.files import NOW, OFFICE

pytestmark = pytest.mark.django_db


@pytest.fixture
def verified(applicant):
    """An applicant of whom a board, the Data Bank and a peer were asked."""
    application = applicant()
    for kind in ("state_licence", "npdb_query", "peer_reference"):
        credentials.verify(
            practitioner=application.practitioner,
            kind=kind,
            credentials=[],
            answer={
                "source": "state_board" if kind == "state_licence" else "npdb",
                "method": "web",
                "result": "differs",
                "asked_on": dt.date(2026, 11, 2),
                "note": "Seen under another name.",
            },
            by=OFFICE,
            at=NOW,
        )
    application.client = signed_in(application.user)
    application.licence = application.practitioner.verifications.get(kind="state_licence")
    return application


def test_a_practitioner_sees_what_boards_said_and_never_peer_review(verified):
    seen = verified.client.get("/apply/sources/").content.decode()
    assert "State licence" in seen and "State licensing board" in seen
    assert "NPDB" not in seen and "reference," not in seen
    assert "another name" not in seen  # the office's own note


def test_this_is_wrong_becomes_the_offices_work_and_its_answer_comes_back(verified, client_for):
    address = f"/apply/sources/{verified.licence.pk}/"
    verified.client.post(address, {"words": "It ends in 2029."})
    office = client_for("coordinator")
    assert "It ends in 2029." in office.get("/corrections/").content.decode()
    [said] = Correction.objects.all()
    office.post(f"/corrections/{said.pk}/", {"answer": "The board confirms 2029; corrected."})
    assert "The board confirms 2029" in verified.client.get("/apply/sources/").content.decode()


def test_what_one_is_not_shown_one_cannot_ask_about(verified):
    peer = verified.practitioner.verifications.get(kind="peer_reference")
    assert verified.client.get(f"/apply/sources/{peer.pk}/").status_code == 404
    with pytest.raises(Refused, match="not among"):
        ask_correction(
            practitioner=verified.practitioner,
            verification=peer.pk,
            words="Wrong.",
            by=verified.by,
            at=NOW,
        )


def test_a_correction_needs_words_on_both_sides_and_is_answered_once(verified, person):
    ask = {"practitioner": verified.practitioner, "verification": verified.licence.pk}
    with pytest.raises(Refused, match="Say what is wrong"):
        ask_correction(words=" ", by=verified.by, at=NOW, **ask)
    said = ask_correction(words="It ends in 2029.", by=verified.by, at=NOW, **ask)
    by = actor_of(person("coordinator"))
    with pytest.raises(Refused, match="Say what was found"):
        answer_correction(correction=said, answer="", by=by, at=NOW)
    answer_correction(correction=said, answer="Corrected.", by=by, at=NOW)
    with pytest.raises(Refused, match="answered already"):
        answer_correction(correction=said, answer="Again.", by=by, at=NOW)


def test_nobody_answers_their_own_correction(verified):
    said = ask_correction(
        practitioner=verified.practitioner,
        verification=verified.licence.pk,
        words="It ends in 2029.",
        by=verified.by,
        at=NOW,
    )
    with pytest.raises(Refused):
        answer_correction(correction=said, answer="Yes.", by=verified.by, at=NOW)


def test_an_office_elsewhere_sees_none_of_it(verified, client_for, office):
    ask_correction(
        practitioner=verified.practitioner,
        verification=verified.licence.pk,
        words="It ends in 2029.",
        by=verified.by,
        at=NOW,
    )
    from credenza.office.practitioners.actions import appointments

    appointments.add(
        practitioner=verified.practitioner,
        values={"facility": office.north, "category": "Active", "standing": "active"},
        by=OFFICE,
        at=NOW,
    )
    seen = client_for("coordinator", at=office.south).get("/corrections/").content.decode()
    assert "2029" not in seen
