"""One link, which can be sent anew as often as it is needed."""

import datetime as dt
import re

import pytest
import time_machine
from django.test import Client

from credenza.core.verdict import Refused
from credenza.office.correspondence.models import Message
from credenza.office.correspondence.queries.mail import body_of
from credenza.office.credentialing.actions.invitations import HOLDER, invite, send_again
from credenza.office.credentialing.models import Invitation
from credenza.office.credentialing.queries.invitations import is_live, opened_by
from credenza.office.team.models import User
from credenza.office.team.queries import account_of_file, actor_of
from tests.fixtures import make_person
from tests.office.files import NOW, OFFICE

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def invited(applied, make_file):
    application = applied(make_file("Okafor", at=None, email="adaeze@example.org"))
    invite(application=application, by=OFFICE, at=NOW)
    return application


def path_of(message) -> str:
    return re.search(r"/apply/link/\S+", body_of(message))[0]


def mailed() -> list[str]:
    return [path_of(one) for one in Message.objects.order_by("id")]


def token(path: str) -> str:
    return path.strip("/").split("/")[-1]


def test_an_invitation_makes_the_account_and_mails_the_link(invited):
    user = account_of_file(invited.practitioner_id)
    assert (user.email, user.has_usable_password()) == ("adaeze@example.org", False)
    assert [(one.role, one.facility) for one in user.grants.all()] == [
        ("practitioner", invited.facility)
    ]
    [path] = mailed()
    assert opened_by(token(path)).application == invited


def test_the_secret_of_a_link_is_kept_nowhere(invited):
    [path] = mailed()
    assert token(path) not in str(list(Invitation.objects.values()))


def test_a_second_invitation_ends_the_first_and_makes_no_second_account(invited):
    invite(application=invited, by=OFFICE, at=NOW + DAY)
    first, second = mailed()
    assert not is_live(opened_by(token(first)), NOW + DAY)
    assert is_live(opened_by(token(second)), NOW + DAY)
    assert User.objects.count() == 1


def test_without_an_address_nobody_is_invited(applied):
    with pytest.raises(Refused, match="no e-mail address"):
        invite(application=applied(), by=OFFICE, at=NOW)


def test_the_address_of_somebody_else_is_refused(applied, make_file, office):
    make_person("Ada Byron")
    application = applied(make_file("Okafor", at=None, email="ada.byron@example.org"))
    with pytest.raises(Refused, match="belongs to somebody"):
        invite(application=application, by=OFFICE, at=NOW)


def test_who_may_not_invite_is_refused(applied, person):
    with pytest.raises(Refused):
        invite(application=applied(), email="a@example.org", by=actor_of(person("viewer")), at=NOW)


def test_a_link_that_ran_out_sends_a_new_one_to_the_address_of_the_old(invited):
    [path] = mailed()
    with time_machine.travel(NOW + 15 * DAY):
        answer = Client().get(path)
        assert answer.status_code == 410
        assert b"Send me a new one" in answer.content
        Client().post(path, follow=True)
    _, second = Message.objects.order_by("id")
    assert second.address == "adaeze@example.org"
    assert is_live(opened_by(token(path_of(second))), NOW + 15 * DAY)


def test_fresh_links_are_sent_at_most_every_two_minutes(invited):
    [invitation] = Invitation.objects.all()
    send_again(invitation=invitation, by=HOLDER, at=NOW + dt.timedelta(seconds=90))
    assert len(mailed()) == 1
    send_again(invitation=invitation, by=HOLDER, at=NOW + dt.timedelta(minutes=3))
    assert len(mailed()) == 2


def test_the_link_of_a_closed_application_is_not_renewed(invited, arranging):
    with arranging():
        invited.state = "withdrawn"
        invited.save()
    with pytest.raises(Refused, match="closed"):
        send_again(invitation=Invitation.objects.get(), by=HOLDER, at=NOW + DAY)


@time_machine.travel(NOW)
def test_the_first_time_one_chooses_a_password_and_then_goes_where_the_link_leads(invited):
    [path] = mailed()
    browser = Client()
    assert "North General" in browser.get(path).content.decode()
    answer = browser.post(path)
    assert "/password/set/" in answer["Location"]
    assert browser.session["way_in"] == f"/apply/{invited.pk}/"


@time_machine.travel(NOW)
def test_who_has_a_password_signs_in(invited):
    user = account_of_file(invited.practitioner_id)
    from credenza.office.team.actions import change_password

    change_password(user=user, password="correct horse battery", by=OFFICE, at=NOW)
    [path] = mailed()
    answer = Client().post(path)
    assert answer["Location"].startswith("/sign-in/?next=%2Fapply%2F")


@time_machine.travel(NOW)
def test_somebody_else_who_is_signed_in_is_told_so(invited, client_for):
    [path] = mailed()
    assert "for somebody else" in client_for("coordinator").get(path).content.decode()


@pytest.mark.parametrize("wrong", ["x", "a" * 43, "..%2F..", "²"])
def test_a_link_that_nobody_sent_tells_nothing(wrong):
    answer = Client().get(f"/apply/link/{wrong}/")
    assert answer.status_code == 404
