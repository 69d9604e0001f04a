"""Nobody overwrites what they did not see, and no form sets what it does not show: checks 7, 30."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django.forms.models import model_to_dict
from django.test import Client
from django.urls import reverse

from credenza.office.documents.models import Document
from credenza.office.practitioners.actions import consequences
from credenza.office.practitioners.models import (
    Appointment,
    Consequence,
    Credential,
    Practitioner,
    Verification,
)
from credenza.office.team.models import User
from tests.fixtures import signed_in
from tests.house.objects import OBJECTS
from tests.house.objects.target import Target
from tests.house.reference import addresses
from tests.office.files import NOW, OFFICE
from tests.security.southern import picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client_for) -> Client:
    return client_for("director", at=None)


def shown(client: Client, url: str) -> dict[str, object]:
    """What the form of a page would send if nobody typed anything into it."""
    form = client.get(url).context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value not in (None, "")}


def fresh(row: Model) -> dict[str, object]:
    return type(row).objects.filter(pk=row.pk).values().get()


@pytest.fixture
def file_page(make_file):
    row = make_file()
    return row, reverse("practitioner-edit", args=[row.pk]), {"city": "Lima"}, {"city": "Rome"}


@pytest.fixture
def appointment_page(make_file):
    row = make_file().appointments.get()
    url = reverse("appointment-edit", args=[row.practitioner_id, row.pk])
    return row, url, {"category": "Courtesy"}, {"category": "Honorary"}


def _of_licence(name: str, row: Credential) -> str:
    return reverse(name, args=[row.practitioner_id, row.pk])


@pytest.fixture
def credential_page(licence):
    row = licence()
    return row, _of_licence("credential-edit", row), {"number": "35.1"}, {"number": "35.2"}


@pytest.fixture
def withdrawal_page(licence):
    row = licence()
    first, second = {"reason": "Entered twice"}, {"reason": "Another reason"}
    return row, _of_licence("credential-withdraw", row), first, second


@pytest.fixture
def renewal_page(licence):
    row = licence()
    one, other = ({"ends_on": f"{year}-12-31", "document": year} for year in (2028, 2029))
    return row, _of_licence("credential-renew", row), one, other


@pytest.fixture
def facility_page(office):
    url = reverse("facility-change", args=[office.north.pk])
    return office.north, url, {"city": "Lima"}, {"city": "Rome"}


@pytest.fixture
def department_page(office):
    url = reverse("department-change", args=[office.surgery.pk])
    return office.surgery, url, {"name": "Surgeries"}, {"name": "Operations"}


PAGES = ["file", "appointment", "credential", "withdrawal", "renewal"]


def sent(client: Client, url: str, values: dict[str, object]):
    """The values, with a picture where they name a document."""
    if year := values.get("document"):
        values |= {"document": SimpleUploadedFile("new.png", picture(f"#{year}00"))}
    return client.post(url, values)


@pytest.mark.parametrize("kind", [f"{name}_page" for name in PAGES])
def test_the_second_of_two_editors_overwrites_nothing_and_sees_both_versions(
    client, client_for, kind, request
):
    row, url, first, second = request.getfixturevalue(kind)
    before = shown(client, url)
    assert sent(client, url, before | first).status_code == 302
    saved = fresh(row)
    answer = sent(client_for("director", at=None, name="Second"), url, before | second)
    assert answer.status_code == 409
    assert fresh(row) == saved
    for value in (*first.values(), *second.values()):
        assert str(value)[:4] in answer.text


@pytest.mark.parametrize("kind", ["facility_page", "department_page"])
def test_of_two_who_change_a_place_the_second_is_told_what_is_stored(client, kind, request):
    row, url, first, second = request.getfixturevalue(kind)
    before = shown(client, url)
    assert client.post(url, before | first).status_code == 302
    saved = fresh(row)
    answer = client.post(url, before | second)
    assert answer.status_code == 422
    assert fresh(row) == saved
    assert all(value in answer.text for value in (*first.values(), *second.values()))
    assert client.post(url, shown(client, url) | second).status_code == 302
    assert fresh(row) != saved


@pytest.mark.parametrize("kind", [f"{name}_page" for name in PAGES if name != "withdrawal"])
def test_whoever_saw_both_versions_may_save_theirs(client, kind, request):
    row, url, first, second = request.getfixturevalue(kind)
    before = shown(client, url)
    sent(client, url, before | first)
    again = shown(client, url)
    assert sent(client, url, again | second).status_code == 302
    assert fresh(row) not in (before, first)


def test_a_suspension_is_not_undone_by_a_form_that_was_open_meanwhile(client, make_file, licence):
    held = make_file().appointments.get()
    url = reverse("appointment-edit", args=[held.practitioner_id, held.pk])
    before = shown(client, url)
    lapsed = licence(held.practitioner, ends_on=dt.date(2026, 11, 1))
    proposed = Consequence.objects.get(credential=lapsed)
    consequences.execute(consequence=proposed, by=OFFICE, at=NOW, reason="It lapsed")
    assert client.post(url, before | {"category": "Courtesy"}).status_code == 409
    assert Appointment.objects.get(pk=held.pk).standing == "suspended"


def test_a_form_without_a_version_overwrites_nothing(client, file_page):
    row, url, first, _ = file_page
    before = shown(client, url)
    del before["version"]
    assert client.post(url, before | first).status_code == 409
    assert Practitioner.objects.get(pk=row.pk).city == ""


# Fields that no form sets


SMUGGLED = {
    "id": "987654",
    "uid": "00000000-0000-4000-8000-000000000000",
    "ssn_sealed": "k1:AAAA",
    "born_sealed": "k1:AAAA",
    "ssn_index": "f" * 64,
    "created_at": "1999-01-01",
    "photo": "1",
    "practitioner": "987654",
    "practitioner_id": "987654",
    "number_key": "SMUGGLED",
    "withdrawn_on": "1999-01-01",
    "withdrawn_why": "smuggled",
    "verified_by": "Smuggled",
    "decided_by": "Smuggled",
    "decided_at": "1999-01-01",
    "proposed_at": "1999-01-01",
    "lapsed_on": "1999-01-01",
    "sha256": "f" * 64,
    "key": "smuggled",
    "added_by": "Smuggled",
    "generation": "77",
    "is_active": "",
    "is_superuser": "on",
    "is_staff": "on",
    "role": "administrator",
    "roles": "administrator",
    "password": "smuggled smuggled",
    "joined_at": "1999-01-01",
}
WATCHED = {
    Practitioner: ("uid", "ssn_sealed", "born_sealed", "ssn_index", "created_at", "photo_id"),
    Credential: ("practitioner_id", "number_key", "withdrawn_on", "withdrawn_why"),
    Appointment: ("practitioner_id", "facility_id"),
    Verification: ("practitioner_id",),
    Document: ("sha256", "key", "added_by"),
    User: ("password", "generation", "is_active", "joined_at", "practitioner_id"),
    Consequence: ("lapsed_on", "proposed_at", "credential_id"),
}
OF_FILES = [one.name for one in addresses() if "practitioners/<int:pk>" in one.route]
SAVED = {"practitioner-edit", "appointment-edit", "credential-edit", "credential-withdraw"}
BY_ONES_OWN = {
    "credential-withdraw": {"withdrawn_on", "withdrawn_why"},
    "credential-edit": {"number_key"},
}


@pytest.mark.parametrize("name", sorted(set(OF_FILES) & set(OBJECTS)))
def test_smuggled_fields_change_nothing_protected(client, office, arranging, name):
    with arranging():
        target: Target = OBJECTS[name](office)
    url = reverse(name, kwargs=target.arguments)
    before = protected()
    context = client.get(url).context or {}
    typed = shown(client, url) if "form" in context else {}
    answer = client.post(url, SMUGGLED | typed | {"reason": "because", "category": "Active"})
    assert answer.status_code == 302 or name not in SAVED
    allowed = BY_ONES_OWN.get(name, set())
    changed = {
        (model.__name__, column)
        for (model, pk), row in protected().items()
        if (model, pk) in before
        for column, value in row.items()
        if value != before[model, pk][column] and column not in allowed
    }
    assert changed == set()


def protected() -> dict[tuple[type[Model], int], dict[str, object]]:
    return {
        (model, row.pop("pk")): row
        for model, columns in WATCHED.items()
        for row in model.objects.order_by("pk").values("pk", *columns)
    }


@pytest.mark.parametrize("status", ["suspended", "revoked", "surrendered", "probation", "denied"])
def test_a_renewal_does_not_lift_what_an_authority_imposed(client, licence, status):
    row = licence(status=status)
    url = _of_licence("credential-renew", row)
    sent(client, url, shown(client, url) | {"ends_on": "2029-12-31", "document": 2029})
    row.refresh_from_db()
    assert (row.status, row.ends_on) == (status, dt.date(2029, 12, 31))


def test_a_renewal_revives_what_has_merely_run_out(client, licence):
    row = licence(status="expired", ends_on=dt.date(2026, 1, 31))
    url = _of_licence("credential-renew", row)
    sent(client, url, shown(client, url) | {"ends_on": "2029-12-31", "document": 2029})
    row.refresh_from_db()
    assert row.status == "active"


def test_practitioners_hand_in_a_renewal_and_set_nothing_else(make_file, licence, person):
    own = make_file()
    row = licence(own)
    client = signed_in(person("practitioner", practitioner_id=own.pk))
    url = _of_licence("credential-renew", row)
    typed = shown(client, url) | {"ends_on": "2029-12-31", "document": 2029}
    before = model_to_dict(row)
    assert (
        sent(client, url, SMUGGLED | {"status": "active", "issuer": "X"} | typed).status_code == 302
    )
    row.refresh_from_db()
    changed = {key for key, value in model_to_dict(row).items() if value != before[key]}
    assert changed == {"ends_on", "version"}
    assert not Verification.objects.exists()
