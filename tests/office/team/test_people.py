import datetime as dt
from urllib.parse import urlsplit

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.urls import reverse

from credenza.core.permissions import Actor, Grant
from credenza.core.verdict import Refused
from credenza.office.ledger.actions import acting
from credenza.office.ledger.models import Act
from credenza.office.team.actions import disable, enrol, give_role, share_password, take_role
from credenza.office.team.models import Committee, RoleGrant, User
from credenza.office.team.queries import (
    Seat,
    actor_of,
    administrators,
    invitation_link,
    people,
    seats_of,
)
from tests.fixtures import BEGAN, PASSWORD, SYSTEM, make_person

WHY = {"reason": "Left the office"}


@pytest.fixture
def director(client_for):
    return client_for("director", at=None, name="Dee Director")


@pytest.fixture
def northern(client_for):
    return client_for("director", name="Nora North")


@pytest.fixture
def cora(person):
    return person("coordinator", name="Cora North")


@pytest.fixture
def susan(person, office):
    return person("coordinator", at=office.south, name="Susan South")


def invited(client: Client, office, **more) -> User | None:
    form = {"name": "Ines New", "email": "ines@example.org", "role": "viewer", **more}
    client.post(reverse("person-invite"), {"facility": office.north.pk, **form})
    return User.objects.filter(email="ines@example.org").first()


def path_of(user: User) -> str:
    return urlsplit(invitation_link(user)).path


# Inviting


def test_an_invited_colleague_gets_a_link_and_comes_in(
    director, office, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        ines = invited(director, office)
    assert ines.grants.get().role == "viewer"
    assert not ines.has_usable_password()
    [mail] = mailoutbox
    assert mail.to == ["ines@example.org"]
    path = path_of(ines)
    assert path.rpartition("-")[0] in mail.body
    browser = Client()
    form = browser.get(path)["Location"]
    browser.post(form, {"password1": PASSWORD, "password2": PASSWORD})
    browser.post(reverse("account_login"), {"login": ines.email, "password": PASSWORD})
    assert browser.get(reverse("account")).status_code == 200
    assert browser.get(path).status_code == 200, "a used link opens no form"


def test_a_link_sent_again_makes_the_earlier_one_worthless(director, office):
    ines = invited(director, office)
    first = path_of(ines)
    director.post(reverse("person-invite-again", args=[ines.pk]))
    second = path_of(User.objects.get(pk=ines.pk))
    assert Client().get(first).status_code == 200
    assert Client().get(second).status_code == 302


def test_a_link_runs_out(director, office, time_machine):
    now = dt.datetime.now(dt.UTC)
    time_machine.move_to(now, tick=False)
    path = path_of(invited(director, office))
    time_machine.move_to(now + dt.timedelta(days=3, minutes=-1), tick=False)
    assert Client().get(path).status_code == 302
    time_machine.move_to(now + dt.timedelta(days=3, minutes=1), tick=False)
    assert Client().get(path).status_code == 200


def test_no_link_goes_to_somebody_who_has_a_password(director, cora):
    answer = director.post(reverse("person-invite-again", args=[cora.pk]), follow=True)
    assert "has a password already" in answer.text


def test_an_address_is_invited_once_whatever_its_case(director, office):
    invited(director, office)
    form = {"name": "Another", "email": "INES@Example.org", "role": "viewer", "whole_office": "on"}
    answer = director.post(reverse("person-invite"), form)
    assert answer.status_code == 422
    assert "is here already" in answer.text
    assert User.objects.filter(email__iexact="ines@example.org").count() == 1


def test_one_facility_invites_for_itself_alone(northern, office):
    assert invited(northern, office, facility="", whole_office="on") is None
    assert invited(northern, office, facility=office.south.pk) is None
    assert invited(northern, office)


def test_a_director_makes_no_administrator(director, office):
    assert invited(director, office, role="administrator", facility="", whole_office="on") is None


@pytest.mark.parametrize("where", [{"facility": ""}, {"whole_office": "on"}, {"role": ""}])
def test_where_a_role_counts_is_chosen_and_never_guessed(director, office, where):
    assert invited(director, office, **where) is None


# Roles


def test_a_role_in_a_department_names_its_facility_with_it(director, office, cora):
    form = {"role": "chair", "facility": office.south.pk, "department": office.surgery.pk}
    answer = director.post(reverse("person-give-role", args=[cora.pk]), form)
    assert answer.status_code == 422
    assert "Choose North as the facility with it" in answer.text


def test_a_role_is_given_once(director, office, cora):
    form = {"role": "chair", "facility": office.north.pk, "department": office.surgery.pk}
    for _ in range(2):
        director.post(reverse("person-give-role", args=[cora.pk]), form)
    assert cora.grants.filter(role="chair").count() == 1
    assert Grant("chair", office.north.pk, office.surgery.pk) in actor_of(cora).grants


def test_a_role_is_taken_back(director, cora):
    director.post(reverse("person-take-role", args=[cora.pk, cora.grants.get().pk]))
    assert actor_of(cora).grants == ()
    assert Act.objects.get(verb="role:take").actor == "Dee Director"


def test_a_role_of_somebody_else_is_not_taken_through_ones_own_page(director, cora, susan):
    theirs = susan.grants.get().pk
    answer = director.post(reverse("person-take-role", args=[cora.pk, theirs]))
    assert answer.status_code == 404
    assert RoleGrant.objects.filter(pk=theirs).exists()


def test_nobody_gives_a_role_to_themselves(director, office):
    before = actor_of(director.user).grants
    form = {"role": "coordinator", "facility": office.north.pk}
    answer = director.post(reverse("person-give-role", args=[director.user.pk]), form)
    assert "Nobody changes their own rights" in answer.text
    assert actor_of(director.user).grants == before


def test_a_department_of_another_facility_is_refused_to_programs_too(office, cora):
    with pytest.raises(Refused, match="another facility"):
        grant = Grant("chair", office.south.pk, office.surgery.pk)
        give_role(user=cora, grant=grant, by=SYSTEM, at=BEGAN)


# Administrators


def test_the_last_administrator_cannot_be_closed_or_taken(person):
    ann = person("administrator", at=None, name="Ann Admin")
    with pytest.raises(Refused, match="needs an administrator"):
        disable(user=ann, by=SYSTEM, at=BEGAN)
    with pytest.raises(Refused, match="needs an administrator"):
        take_role(given=ann.grants.get(), by=SYSTEM, at=BEGAN)
    ari = person("administrator", at=None, name="Ari Admin")
    disable(user=ann, by=actor_of(ari), at=BEGAN)
    assert administrators() == {ari.pk}


def test_an_administrator_who_was_only_invited_does_not_count(person):
    ann = person("administrator", at=None, name="Ann Admin")
    enrol(email="i@example.org", name="I", grants=[Grant("administrator")], by=SYSTEM, at=BEGAN)
    with pytest.raises(Refused, match="needs an administrator"):
        disable(user=ann, by=SYSTEM, at=BEGAN)


def test_an_administrator_does_not_step_down_alone(client_for, person):
    client = client_for("administrator", at=None, name="Ann Admin")
    person("administrator", at=None, name="Ari Admin")
    own = client.user.grants.get().pk
    answer = client.post(reverse("person-take-role", args=[client.user.pk, own]), follow=True)
    assert "Nobody changes their own rights" in answer.text
    assert RoleGrant.objects.filter(pk=own).exists()


def test_a_director_does_not_close_the_account_of_an_administrator(director, person):
    ann = person("administrator", at=None, name="Ann Admin")
    person("administrator", at=None, name="Ari Admin")
    answer = director.post(reverse("person-disable", args=[ann.pk]), WHY, follow=True)
    assert "Only an administrator" in answer.text
    ann.refresh_from_db()
    assert ann.is_active


# The door


def test_closing_an_account_takes_a_reason_and_keeps_it(director, cora):
    assert director.post(reverse("person-disable", args=[cora.pk])).status_code == 422
    director.post(reverse("person-disable", args=[cora.pk]), WHY)
    cora.refresh_from_db()
    assert not cora.is_active
    assert Act.objects.get(verb="person:disable").reason == "Left the office"
    director.post(reverse("person-enable", args=[cora.pk]), {"reason": "Back again"})
    cora.refresh_from_db()
    assert cora.is_active


def test_a_lost_second_factor_is_removed_with_a_reason(director, cora, arranging):
    with arranging():
        TOTP.activate(cora, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    page = director.get(reverse("person", args=[cora.pk]))
    assert "Remove the second factor" in page.text
    director.post(reverse("person-reset-factor", args=[cora.pk]), {"reason": "Lost her phone"})
    assert not cora.authenticator_set.exists()
    assert Act.objects.get(verb="person:reset-second-factor").reason == "Lost her phone"


# Who is seen


def test_one_facility_sees_its_own_people(northern, director, cora, susan):
    here = set(people(actor_of(northern.user)))
    assert here == {northern.user, cora}
    assert northern.get(reverse("person", args=[susan.pk])).status_code == 404
    assert "Susan South" not in northern.get(reverse("people")).text
    assert "Susan South" in director.get(reverse("people")).text


def test_an_account_that_reaches_further_is_seen_but_not_closed(northern, office, cora):
    give_role(user=cora, grant=Grant("viewer", office.south.pk), by=SYSTEM, at=BEGAN)
    answer = northern.post(reverse("person-disable", args=[cora.pk]), WHY, follow=True)
    assert "reach beyond" in answer.text
    cora.refresh_from_db()
    assert cora.is_active


def test_the_list_costs_the_same_however_many_people_there_are(
    director, person, django_assert_max_num_queries
):
    for number in range(12):
        person("viewer", name=f"Viewer {number}")
    with django_assert_max_num_queries(12):
        assert director.get(reverse("people")).status_code == 200


def test_an_actor_carries_the_file_that_is_their_own(person):
    user = person("practitioner", practitioner_id=70)
    assert actor_of(user).practitioner == 70
    assert isinstance(actor_of(user), Actor)


def test_the_people_of_the_sample_share_a_password_that_is_hashed_once(cora, susan):
    share_password(users=[cora, susan], password="one for all of them", by=SYSTEM, at=BEGAN)
    cora.refresh_from_db()
    susan.refresh_from_db()
    assert cora.password == susan.password
    assert susan.check_password("one for all of them")


def test_a_member_may_sit_in_one_committee_of_the_facility(office, client_for):
    director = client_for("director", at=None)
    with acting("test:arrange", by=SYSTEM, at=BEGAN):
        seat = Committee.objects.create(facility=office.north, kind="mec", name="Executive")
        away = Committee.objects.create(facility=office.south, kind="mec", name="Southern")
    vera = make_person("Vera Voter")
    url = reverse("person-give-role", args=[vera.pk])
    typed = {"role": "member", "facility": office.north.pk}
    assert director.post(url, typed | {"committee": away.pk}).status_code == 422
    assert director.post(url, typed | {"role": "chair", "committee": seat.pk}).status_code == 422
    assert director.post(url, typed | {"committee": seat.pk}).status_code == 302
    assert vera.grants.get().committee == seat
    assert seats_of(actor_of(vera)) == (Seat(office.north.pk, "mec"),)
