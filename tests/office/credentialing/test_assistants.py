"""An assistant fills in, sees as far as allowed, signs nothing, and is ended at once."""

import pytest

from credenza.core.verdict import Refused
from credenza.office.correspondence.models import Message
from credenza.office.credentialing.actions import answers
from credenza.office.credentialing.actions.assistants import allow, ask_assistant, end
from credenza.office.credentialing.actions.signing import sign
from credenza.office.credentialing.models import Assistant
from credenza.office.credentialing.queries.signing import statement
from credenza.office.team.models import User
from credenza.office.team.queries import actor_of
from tests.fixtures import make_person, signed_in
from tests.office.credentialing.portal import row_of
from tests.office.files import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def helped(applicant):
    """An application, and somebody asked to help with it who sees no private page."""
    application = applicant()
    application.helper = ask(application)
    application.client = signed_in(application.helper.user)
    return application


def ask(application, email="bea@example.org", sees_private=False):
    return ask_assistant(
        practitioner=application.practitioner,
        email=email,
        name="Bea Helper",
        sees_private=sees_private,
        by=application.by,
        at=NOW,
    )


def status(application, section):
    return application.client.get(f"/apply/{application.pk}/{section}/").status_code


def test_an_assistant_is_asked_by_e_mail_and_gets_an_account_of_their_own(helped):
    user = User.objects.get(email="bea@example.org")
    assert [one.role for one in user.grants.all()] == ["assistant"]
    [message] = Message.objects.all()
    assert message.address == "bea@example.org"


def test_an_assistant_fills_in(helped):
    row, by = row_of(helped, "contact"), actor_of(helped.helper.user)
    answers.save(row=row, version=row.version, values={"city": "Ames"}, by=by, at=NOW)
    kept = row_of(helped, "contact")
    assert (kept.values["city"], kept.changed_by) == ("Ames", "Bea Helper")


def test_an_assistant_sees_the_list_and_the_pages_but_no_private_one(helped):
    listed = helped.client.get("/apply/").content.decode()
    assert "Adaeze Okafor" in listed
    assert status(helped, "contact") == 200
    for section in ("claims", "disclosures", "ability", "immunizations", "voluntary"):
        assert status(helped, section) == 404
    overview = helped.client.get(f"/apply/{helped.pk}/").content.decode()
    assert "Disclosures" not in overview and "Ability to practice" not in overview


def test_an_assistant_sees_private_pages_where_it_is_allowed_and_no_longer_when_not(helped):
    allow(assistant=helped.helper, sees_private=True, by=helped.by, at=NOW)
    assert status(helped, "disclosures") == 200
    allow(assistant=helped.helper, sees_private=False, by=helped.by, at=NOW)
    assert status(helped, "disclosures") == 404


def test_an_assistant_neither_looks_it_over_as_a_whole_nor_signs(helped):
    assert helped.client.get(f"/apply/{helped.pk}/look-over/").status_code == 403
    assert helped.client.get(f"/apply/{helped.pk}/sign/").status_code == 403
    with pytest.raises(Refused, match="Only the applicant"):
        sign(
            application=helped,
            user=helped.helper.user,
            name="Adaeze Okafor",
            meaning=statement().meaning,
            by=actor_of(helped.helper.user),
            at=NOW,
        )


def test_the_end_comes_at_once(helped):
    end(assistant=helped.helper, by=helped.by, at=NOW)
    assert status(helped, "contact") == 404
    assert helped.client.get(f"/apply/{helped.pk}/").status_code == 404
    row = row_of(helped, "contact")
    with pytest.raises(Refused):
        answers.save(
            row=row,
            version=row.version,
            values={"city": "X"},
            by=actor_of(helped.helper.user),
            at=NOW,
        )


def test_who_was_ended_can_be_asked_again(helped):
    end(assistant=helped.helper, by=helped.by, at=NOW)
    ask(helped)
    assert Assistant.objects.filter(ended_at=None).count() == 1


def test_nobody_is_asked_twice_and_nobody_asks_themselves(helped):
    with pytest.raises(Refused, match="helps you already"):
        ask(helped)
    with pytest.raises(Refused, match="anyway"):
        ask(helped, email=helped.user.email)


def test_nobody_gives_away_the_application_of_another(helped):
    other = make_person("Other Person")
    with pytest.raises(Refused):
        ask_assistant(
            practitioner=helped.practitioner,
            email="x@example.org",
            name="X",
            sees_private=True,
            by=actor_of(other),
            at=NOW,
        )


def test_an_assistant_reaches_nothing_of_practitioners_who_did_not_ask(helped, applicant):
    other = applicant(last="Bauer", npi="1245319599")
    assert helped.client.get(f"/apply/{other.pk}/").status_code == 404


def test_the_practitioner_asks_and_ends_on_a_page(applicant):
    application = applicant()
    client = signed_in(application.user)
    client.post("/apply/assistants/", {"name": "Bea", "email": "bea@example.org"})
    [one] = Assistant.objects.all()
    assert not one.sees_private
    assert "Bea" in client.get("/apply/assistants/").content.decode()
    client.post(f"/apply/assistants/{one.pk}/", {"private": "yes"})
    assert Assistant.objects.get().sees_private
    client.post(f"/apply/assistants/{one.pk}/", {"end": "yes"})
    assert Assistant.objects.get().ended_at


def test_the_office_never_sees_what_is_optional_by_law(applicant, client_for):
    application = applicant()
    client = client_for("coordinator")
    assert client.get(f"/apply/{application.pk}/contact/").status_code == 200
    assert client.get(f"/apply/{application.pk}/voluntary/").status_code == 404
