"""What the ledger learns from a request."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import path
from django.utils import timezone

from credenza.core.permissions import Actor
from credenza.core.verdict import refused, require
from credenza.office.ledger.actions import act, record
from credenza.office.ledger.middleware import address
from credenza.office.ledger.models import Act
from credenza.office.ledger.origin import current_origin, origin
from tests.office.ledger.conftest import JO

pytestmark = pytest.mark.django_db


@act("thing:do")
def do(*, by, at):
    require(refused("Not today."))


def refusing(request):
    require(refused("Not this file."))


def refused_act(request):
    do(by=JO, at=timezone.now())


def recording(request):
    record("document:open", by=JO, at=timezone.now())
    return HttpResponse()


urlpatterns = [
    path("refusing", refusing, name="refusing"),
    path("refused-act", refused_act),
    path("recording", recording),
]


def nobody(request):
    return Actor(None, "nobody signed in")


@pytest.fixture
def browser(client, settings):
    settings.ROOT_URLCONF = __name__
    settings.LEDGER_ACTOR = f"{__name__}.nobody"
    settings.MIDDLEWARE = [
        "credenza.office.ledger.middleware.OriginMiddleware",
        "credenza.office.ledger.middleware.RefusalMiddleware",
    ]
    client.raise_request_exception = False
    return client


def test_what_is_done_in_a_request_comes_from_its_address(browser):
    assert browser.get("/recording", REMOTE_ADDR="10.0.0.3").status_code == 200
    assert Act.objects.get().origin == "web 10.0.0.3"
    assert current_origin() == "unknown"


def test_a_refusal_that_escapes_a_view_is_recorded(browser):
    browser.get("/refusing")
    written = Act.objects.get()
    assert (written.verb, written.actor, written.outcome) == (
        "page:refusing",
        "nobody signed in",
        "refused",
    )
    assert "Not this file." in written.detail


def test_a_refused_act_is_recorded_once(browser):
    browser.get("/refused-act")
    assert Act.objects.get().verb == "thing:do"


@pytest.mark.parametrize(
    ("proxies", "forwarded", "seen"),
    [
        (0, "6.6.6.6", "10.0.0.1"),
        (1, "6.6.6.6, 192.0.2.7", "192.0.2.7"),
        (2, "6.6.6.6, 192.0.2.7, 10.1.1.1", "192.0.2.7"),
        (2, "192.0.2.7", "10.0.0.1"),
        (1, "", ""),
    ],
)
def test_only_our_own_proxies_are_believed(settings, proxies, forwarded, seen):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    request = RequestFactory().get(
        "/", headers={"X-Forwarded-For": forwarded}, REMOTE_ADDR="10.0.0.1"
    )
    assert address(request) == seen


def test_origins_nest():
    with origin("command line"):
        with origin("job nightly"):
            assert current_origin() == "job nightly"
        assert current_origin() == "command line"
