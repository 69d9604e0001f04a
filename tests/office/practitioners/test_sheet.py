"""One file as rows: as it is, and as it stood."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from credenza.office.documents.actions import keep
from credenza.office.practitioners.actions import appointments, credentials, files
from credenza.office.practitioners.queries.sheet import facts, sheet, sheet_as_of
from tests.office.files import NOW, OFFICE, TODAY

pytestmark = pytest.mark.django_db
SEQUENCES = (
    "other_names",
    "specialties",
    "appointments",
    "credentials",
    "verifications",
    "attachments",
)


def fill(person, office, years):
    """Three of everything, the answers all on one day."""
    for year in years:
        page = keep(
            data=str(year).encode(),
            name=f"{year}.pdf",
            media_type="application/pdf",
            by=OFFICE,
            at=NOW,
        )
        one = credentials.add(
            practitioner=person,
            kind="state_licence",
            values={"number": str(year), "jurisdiction": "OH", "ends_on": dt.date(year, 1, 1)},
            document=page,
            by=OFFICE,
            at=NOW,
        )
        answer = {
            "source": "state_board",
            "method": "web",
            "result": "confirmed",
            "asked_on": TODAY,
            "verified_on": TODAY,
            "note": f"Said of {year}",
        }
        credentials.verify(
            practitioner=person,
            kind="state_licence",
            credentials=[one],
            answer=answer,
            document=page,
            by=OFFICE,
            at=NOW,
        )


@pytest.fixture
def full(make_file, office):
    person = make_file()
    fill(person, office, (2028, 2030, 2029))
    files.set_names_and_specialties(
        practitioner=person,
        version=person.version,
        other_names=[{"kind": "former", "last_name": "Brandt"}],
        specialties=[{"title": "Cardiology", "code": ""}, {"title": "Imaging", "code": ""}],
        by=OFFICE,
        at=NOW,
    )
    values = {"facility": office.south, "category": "Courtesy", "standing": "active"}
    appointments.add(practitioner=person, values=values, by=OFFICE, at=NOW)
    person.refresh_from_db()
    return person


def test_as_of_now_the_file_stands_as_it_is_in_the_same_order(full):
    now, then = sheet(full), sheet_as_of(full.pk, NOW)
    for name in SEQUENCES:
        assert list(getattr(then, name)) == list(getattr(now, name)), name
    assert facts(then) == facts(now)


def test_how_much_a_file_holds_does_not_change_how_often_the_past_is_read(full, office):
    def reads() -> int:
        with CaptureQueriesContext(connection) as asked:
            then = sheet_as_of(full.pk, NOW)
            facts(then)
            for one in then.appointments:
                assert one.facility.name
            for one in then.attachments:
                assert one.document.name and one.credential.kind
            for one in then.verifications:
                assert one.document.name
        return len(asked)

    before = reads()
    fill(full, office, (2031, 2032))
    assert reads() == before <= 8
