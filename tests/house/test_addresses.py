"""No address breaks a page, whatever somebody types behind its question mark."""

import pytest

from credenza.core.permissions import Grant
from tests.fixtures import make_person, signed_in
from tests.office.files import licence, make_file, office  # noqa: F401

pytestmark = pytest.mark.django_db

ODD = ["²", "9" * 5000, "-1", "%00", "9999-12-31", "0001-01", "2026-13"]
ADDRESSES = [
    "/practitioners/?facility={}",
    "/practitioners/?department={}",
    "/practitioners/?page={}",
    "/practitioners/?q={}",
    "/practitioners/?requirement={}",
    "/practitioners/{file}/?as_of={}",
    "/practitioners/{file}/documents/?show={}",
    "/practitioners/{file}/history/?before={}",
    "/practitioners/{file}/credentials/new/?kind={}",
    "/practitioners/{file}/checks/npdb_query/?facility={}",
    "/expirables/?window={}",
    "/expirables/?kind={}",
    "/expirables/calendar/?month={}",
    "/expirables/consequences/?state={}",
    "/expirables/notices/?state={}",
    "/applications/?facility={}",
    "/applications/?assigned={}",
    "/applications/?cohort={}",
    "/applications/?q={}",
    "/applications/list/?stage={}",
    "/applications/list/?page={}",
    "/applications/times/?since={}",
    "/applications/times/?by={}",
    "/applications/new/?person={}",
    "/applications/new/?q={}",
    "/applications/cohort/?facility=1&since=2027-01-01&until={}",
    "/applications/routes/?facility={}",
    "/today/?kind={}",
    "/today/?whose={}",
    "/today/?page={}",
    "/imports/?page={}",
    "/registry/?npi={}",
    "/registry/?last=Okafor&state={}",
    "/rules/?facility={}",
    "/rules/?as_of={}",
    "/rules/library/?pack={}",
    "/rules/library/?as_of={}",
    "/ledger/?before={}",
    "/ledger/?verb={}",
    "/ledger/?day={}",
    "/practitioners/{file}/letters/?show={}",
    "/practitioners/{file}/letters/?page={}",
    "/mail/?state={}",
    "/mail/?page={}",
    "/letters/templates/kind/example.png?kind=general&version={}",
    "/find/?q={}",
    "/references/?page={}",
    "/affiliations/?state={}",
    "/affiliations/?page={}",
    "/check/{}/",
    "/reference/{}/",
    "/corrections/?page={}",
    "/practitioners/{file}/privileges/?as_of={}",
    "/practitioners/{file}/privileges/new/?facility={}",
    "/privileges/?state={}",
    "/privileges/?page={}",
    "/privileges/ending/?which={}",
    "/privileges/forms/?facility={}",
    "/privileges/evaluations/?which={}",
]


@pytest.fixture
def client(db):
    return signed_in(make_person("Everybody", Grant("director"), Grant("administrator")))


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_cannot_be_meant_is_passed_over(client, licence, address):  # noqa: F811
    file = licence().practitioner_id
    for odd in ODD:
        url = address.replace("{file}", str(file)).format(odd)
        assert client.get(url).status_code in (200, 404), url


@pytest.mark.parametrize("number", ["²", "9" * 40, "a\0b"])
@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("/work/assign/", "pick"),
        ("/work/assign/", "to"),
        ("/expirables/notices/remind/", "pick"),
        ("/registry/open-file/", "facility"),
        ("/references/remind/", "pick"),
    ],
)
def test_what_cannot_be_picked_is_not(client, licence, url, name, number):  # noqa: F811
    assert client.post(url, {name: number}).status_code in (302, 404)
