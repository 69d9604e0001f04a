import pytest
from django.urls import reverse

from credenza.core.permissions import ROLES
from credenza.office.ledger.models import Act
from credenza.office.team.models import User
from tests.fixtures import PASSWORD

PROTECTED = {
    "email": "elsewhere@example.org",
    "password": "x" * 20,
    "is_active": "",
    "generation": "9",
    "practitioner_id": "70",
    "joined_at": "2001-01-01",
    "is_superuser": "on",
    "is_staff": "on",
    "id": "1",
    "grants": "administrator",
    "role": "administrator",
}


def test_a_name_is_changed_and_the_change_written_down(client_for):
    client = client_for("viewer", name="Vera Viewer")
    client.post(reverse("account"), {"name": "Vera Viewer-Lund"})
    client.user.refresh_from_db()
    assert client.user.name == "Vera Viewer-Lund"
    assert Act.objects.get(verb="account:rename").actor == "Vera Viewer"


def test_an_empty_name_is_not_taken(client_for):
    client = client_for("viewer", name="Vera Viewer")
    assert client.post(reverse("account"), {"name": " "}).status_code == 422


@pytest.mark.parametrize("role", ROLES)
def test_nothing_protected_changes_with_the_name(client_for, role):
    client = client_for(role)
    before = User.objects.filter(pk=client.user.pk).values().get()
    roles = list(client.user.grants.values())
    client.post(reverse("account"), {"name": "New Name", **PROTECTED})
    after = User.objects.filter(pk=client.user.pk).values().get()
    assert after == {**before, "name": "New Name"}
    assert list(client.user.grants.values()) == roles


def test_an_invitation_sets_nothing_but_what_its_form_asks(client_for, office):
    client = client_for("director", at=None)
    form = {"name": "Ines", "facility": office.north.pk, **PROTECTED}
    client.post(reverse("person-invite"), {**form, "role": "viewer", "email": "i@example.org"})
    ines = User.objects.get(email="i@example.org")
    assert (ines.is_active, ines.generation, ines.practitioner_id) == (True, 0, None)
    assert not ines.check_password(PROTECTED["password"])
    assert [grant.role for grant in ines.grants.all()] == ["viewer"]


def test_the_page_shows_the_roles_one_holds_and_where(client_for, office):
    client = client_for("chair", department=office.surgery)
    page = client.get(reverse("account")).text
    assert "Chair" in page and "North, Surgery" in page


def test_a_password_is_not_changed_without_the_present_one(client_for):
    client = client_for("viewer")
    form = {"oldpassword": "wrong", "password1": "y" * 20 + "1a", "password2": "y" * 20 + "1a"}
    client.post(reverse("account_change_password"), form)
    client.user.refresh_from_db()
    assert client.user.check_password(PASSWORD)
