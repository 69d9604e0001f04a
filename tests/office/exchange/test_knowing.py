"""What the NPI registry knows is offered to an applicant."""

import pytest

from credenza.office.credentialing.queries.suggesting import REGISTRY, known_of
from credenza.office.exchange.knowing import from_registry
from credenza.office.exchange.registry import local_path
from credenza.sources.catalog.nppes.load import load
from tests.office.files import make_file, office  # noqa: F401
from tests.sources.nppes.files import SAMPLE

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(settings, tmp_path):
    """A local copy of the registry with the invented rows of its sample."""
    settings.REGISTRY = str(tmp_path)
    load(SAMPLE, into=local_path())


def test_name_degree_former_names_and_licences_are_known(loaded, make_file):  # noqa: F811
    person = make_file("Marlowe", at=None, npi="1000000137", profession="np")
    source, known = from_registry(person)
    assert source == "NPI registry, as you reported it there"
    assert known.person["last_name"] == "Marlowe"
    assert known.person["degrees"] == "APRN, CNP"
    assert [one["last_name"] for one in known.names] == ["Fenwick"]
    [licence] = known.held
    assert (licence.kind, licence.number) == ("aprn_licence", "APRN.CNP.09001")


@pytest.mark.parametrize("npi", [None, "1234567893"])
def test_without_an_npi_that_the_registry_has_nothing_is_known(loaded, make_file, npi):  # noqa: F811
    assert from_registry(make_file(at=None, npi=npi)) is None


def test_without_a_registry_nothing_is_known(settings, tmp_path, make_file):  # noqa: F811
    settings.REGISTRY, settings.NPI_API = str(tmp_path), ""
    assert from_registry(make_file(at=None, npi="1000000137")) is None


def test_the_portal_asks_the_registry(loaded, make_file):  # noqa: F811
    person = make_file(at=None, npi="1000000137")
    assert REGISTRY in {origin for origin, _, _ in known_of(person)}
