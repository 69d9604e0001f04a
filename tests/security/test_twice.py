"""The same form sent twice, or many at once, has one effect and one answer: check 31."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connections
from django.test import Client
from django.urls import reverse

from credenza.office.exchange.models import RosterImport
from credenza.office.exchange.registry import local_path
from credenza.office.ledger.models import Act
from credenza.office.monitoring.models import Notice
from credenza.office.practitioners.models import (
    Appointment,
    Attachment,
    Consequence,
    Credential,
    Practitioner,
    Verification,
)
from credenza.office.team import once
from credenza.office.team.models import Bylaw, Facility, RoleGrant, User
from credenza.sources.catalog.nppes.load import load
from tests.security.southern import picture
from tests.sources.nppes.files import person as person_in_registry
from tests.sources.nppes.files import write

AT_ONCE = 8
IN_DATABASE = {
    "BACKEND": "django.core.cache.backends.db.DatabaseCache",
    "LOCATION": "credenza_cache",
}
TEN_DAYS = "2026-11-14"


@pytest.fixture
def client(client_for) -> Client:
    return client_for("director", at=None)


# Each gives the page that holds the form, where it is sent, what is typed, and what it makes.


@pytest.fixture
def new_file(office):
    url = reverse("practitioner-new")
    return url, url, {"last_name": "Once", "first_name": "Ona", "profession": "md"}, Practitioner


@pytest.fixture
def new_credential(make_file):
    url = reverse("credential-new", args=[make_file().pk]) + "?kind=state_licence"
    typed = {"number": "35.9", "jurisdiction": "OH", "ends_on": "2028-01-31", "status": "active"}
    return url, url, typed, Credential


@pytest.fixture
def verification(licence):
    row = licence()
    url = reverse("credential-verify", args=[row.practitioner_id, row.pk])
    typed = {"source": "other", "other_source": "The board", "method": "web"}
    typed |= {"asked_on": TEN_DAYS, "verified_on": TEN_DAYS, "result": "confirmed"}
    return url, url, typed, Verification


@pytest.fixture
def check(make_file, office):
    url = reverse("check-record", args=[make_file().pk, "npdb_query"])
    typed = {"source": "other", "other_source": "NPDB", "method": "web"}
    typed |= {"facility": office.north.pk}
    typed |= {"asked_on": TEN_DAYS, "verified_on": TEN_DAYS, "result": "confirmed"}
    return url, url, typed, Verification


@pytest.fixture
def document(make_file):
    url = reverse("document-new", args=[make_file().pk])
    return url, url, {"document": picture()}, Attachment


@pytest.fixture
def renewal(licence):
    row = licence()
    url = reverse("credential-renew", args=[row.practitioner_id, row.pk])
    return url, url, {"ends_on": "2029-01-31", "document": picture(), "version": 1}, Attachment


@pytest.fixture
def appointment(make_file, office):
    url = reverse("appointment-new", args=[make_file(at=None).pk])
    typed = {"facility": office.north.pk, "category": "Active", "standing": "active"}
    return url, url, typed, Appointment


@pytest.fixture
def from_registry(office, tmp_path, settings):
    settings.REGISTRY = tmp_path
    row = person_in_registry(1)
    load(write(tmp_path, [row]), into=local_path())
    page = f"{reverse('registry')}?npi={row['NPI']}"
    return page, reverse("registry-create"), {"npi": row["NPI"], "facility": office.north.pk}, Act


@pytest.fixture
def decision(licence):
    licence(ends_on=dt.date(2026, 11, 1))
    url = reverse("consequence-decide", args=[Consequence.objects.get().pk, "execute"])
    return reverse("consequences"), url, {"reason": "It lapsed"}, Act


@pytest.fixture
def reminder(licence):
    row = licence()
    return reverse("expirables"), reverse("notices-remind"), {"pick": [row.pk]}, Notice


@pytest.fixture
def invitation(office):
    url = reverse("person-invite")
    typed = {"email": "new@example.org", "name": "Nell New", "role": "viewer"}
    return url, url, typed | {"facility": office.north.pk, "where": office.north.pk}, User


@pytest.fixture
def facility(db):
    url = reverse("facility-add")
    typed = {"name": "East", "short_name": "E", "kind": "hospital", "state": "OH"}
    return url, url, typed | {"zone": "America/New_York"}, Facility


@pytest.fixture
def bylaw(office):
    url = reverse("bylaw-add", args=[office.north.pk])
    typed = {"requirement": "licence.verified", "limit": 1, "citation": "Bylaws 4.2"}
    return url, url, typed | {"effective_on": "2026-01-01"}, Bylaw


@pytest.fixture
def upload(office):
    url = reverse("imports")
    return url, url, {"file": b"Last Name,First Name,NPI\nOnce,Ona,\n"}, RosterImport


FORMS = [
    "new_file",
    "new_credential",
    "verification",
    "check",
    "document",
    "renewal",
    "appointment",
    "from_registry",
    "decision",
    "reminder",
    "invitation",
    "facility",
    "bylaw",
    "upload",
]


class Form:
    """A form as one page shows it: sent any number of times, it is that form."""

    def __init__(self, client: Client, page: str, url: str, typed: dict):
        self.cookies, self.url, self.typed = client.cookies, url, typed
        self.token = str(client.get(page).context["csrf_token"])

    def send(self, **more: object):
        browser = Client(enforce_csrf_checks=True)
        browser.cookies = self.cookies.copy()
        typed = self.typed | more
        files = {name: _upload(name, one) for name, one in typed.items() if isinstance(one, bytes)}
        return browser.post(self.url, typed | files | {"csrfmiddlewaretoken": self.token})

    def send_at_once(self, times: int) -> list:
        def one(_):
            try:
                return self.send()
            finally:
                connections.close_all()

        with ThreadPoolExecutor(times) as pool:
            return list(pool.map(one, range(times)))


def _upload(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("once.csv" if name == "file" else "once.png", data)


def effects(model) -> int:
    """How many of what the form makes there are; of a decision, how many acts were done."""
    return model.objects.filter(outcome="done").count() if model is Act else model.objects.count()


def told(answer) -> tuple[int, str]:
    return answer.status_code, answer.get("Location", "")


@pytest.mark.django_db
@pytest.mark.parametrize("name", FORMS)
def test_a_form_sent_again_has_one_effect_and_the_same_answer(client, name, request):
    page, url, typed, model = request.getfixturevalue(name)
    form = Form(client, page, url, typed)
    before = effects(model)
    first = form.send()
    assert first.status_code == 302, first.context and first.context["form"].errors
    made = effects(model)
    assert made > before
    assert [told(form.send()), told(form.send())] == [told(first)] * 2
    assert effects(model) == made


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", ["new_file", "verification", "document", "from_registry"])
def test_many_sent_at_once_have_one_effect_and_the_same_answer(client, name, request, settings):
    settings.CACHES = {"default": dict(IN_DATABASE)}
    call_command("createcachetable")
    page, url, typed, model = request.getfixturevalue(name)
    model = Practitioner if model is Act else model
    before = effects(model)
    form = Form(client, page, url, typed)
    answers = {told(answer) for answer in form.send_at_once(AT_ONCE)}
    assert len(answers) == 1 and {302} == {status for status, _ in answers}
    assert effects(model) == before + 1


@pytest.mark.django_db
def test_another_form_of_the_same_page_is_another_sending(client, verification):
    page, url, typed, model = verification
    for _ in range(2):
        assert Form(client, page, url, typed).send().status_code == 302
    assert effects(model) == 2


@pytest.mark.django_db
def test_what_was_typed_otherwise_is_another_sending(client, verification):
    form = Form(client, *verification[:3])
    form.send()
    form.send(note="They called back")
    assert effects(Verification) == 2


@pytest.mark.django_db
def test_a_form_that_came_back_with_errors_may_be_sent_again(client, verification):
    form = Form(client, *verification[:3])
    assert form.send(result="differs").status_code == 200
    assert form.send(result="differs").status_code == 200
    assert form.send(result="differs", note="Another end").status_code == 302


@pytest.mark.django_db
def test_a_sending_that_was_never_answered_is_not_carried_out_again(
    client, verification, monkeypatch
):
    form = Form(client, *verification[:3])
    monkeypatch.setattr(once, "LOOKS", 2)
    monkeypatch.setattr(once, "_remember", lambda key, response: None)
    assert form.send().status_code == 302
    assert form.send().status_code == 409
    assert effects(Verification) == 1


@pytest.mark.django_db
def test_giving_a_role_twice_gives_it_once(client, office, person):
    ada = person("viewer", name="Ada Byron")
    url = reverse("person-give-role", args=[ada.pk])
    for _ in range(2):
        client.post(url, {"role": "chair", "facility": office.north.pk, "where": office.north.pk})
    assert RoleGrant.objects.filter(user=ada, role="chair").count() == 1
