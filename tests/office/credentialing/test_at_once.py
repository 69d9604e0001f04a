"""Two people do the same, or contrary things, in the same second."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from credenza.core.verdict import Refused
from credenza.office.credentialing.actions.opening import open_application
from credenza.office.credentialing.actions.review import send
from credenza.office.credentialing.actions.stations import Said, speak
from credenza.office.credentialing.actions.steps import go
from credenza.office.credentialing.models import Application, Station, Word
from credenza.office.practitioners.actions.editing import Conflict
from tests.office.credentialing.files import OFFICE
from tests.office.files import NOW, TODAY

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 6


def at_once(act) -> list[str]:
    """What came of doing ``act`` so often at the same time: "done" or why not."""

    def one(number):
        try:
            act(number)
        except (Refused, Conflict) as error:
            return str(error)
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, range(AT_ONCE)))


def test_a_station_speaks_once_however_many_press_the_button(applied):
    application = applied(state="complete", category="1", complete_on=TODAY)
    send(application=application, by=OFFICE, at=NOW)
    station = Station.objects.get(key="chair")

    def act(number):
        outcome = "as_asked" if number % 2 else "deny"
        said = Said(outcome, reason="Because it is so.")
        speak(station=Station.objects.get(pk=station.pk), said=said, by=OFFICE, at=NOW)

    told = at_once(act)
    assert told.count("done") == 1
    assert Word.objects.count() == 1
    assert Application.objects.get().station == "credentials"
    assert Station.objects.filter(opened_at__isnull=False, closed_at=None).count() == 1


def test_an_application_takes_one_of_two_contrary_steps(applied):
    application = applied(state="submitted")

    def act(number):
        read = Application.objects.get(pk=application.pk)
        verb = "accept" if number % 2 else "return"
        go(application=read, verb=verb, reason="Because it is so.", by=OFFICE, at=NOW)

    told = at_once(act)
    kept = Application.objects.get()
    assert kept.passages.count() == told.count("done") == kept.version - 1
    assert kept.passages.filter(left_at=None).count() == 1


def test_one_application_of_a_kind_is_opened_however_many_invite(make_file, office):
    person = make_file(at=None)

    def act(_):
        open_application(
            practitioner=person, facility=office.north, kind="initial", by=OFFICE, at=NOW
        )

    assert at_once(act).count("done") == 1
    assert Application.objects.count() == 1
    assert person.appointments.count() == 1
