"""Who the practitioners are, as lists tell people apart."""

import datetime as dt

from credenza.office.practitioners.actions import appointments, credentials, files
from credenza.office.practitioners.queries.identities import identities
from tests.office.files import NOW, OFFICE


def test_a_file_tells_names_birth_date_and_licences(make_file, licence):
    person = make_file("Okafor", "Adaeze", born_on=dt.date(1984, 2, 29), preferred_name="Ada")
    files.set_names_and_specialties(
        practitioner=person,
        version=person.version,
        other_names=[{"kind": "former", "last_name": "Eze", "first_name": "Adaeze"}],
        specialties=[],
        by=OFFICE,
        at=NOW,
    )
    kept = licence(person)
    gone = licence(person, number="35.999999")
    credentials.withdraw(
        credential=gone, version=gone.version, on=NOW.date(), reason="Twice", by=OFFICE, at=NOW
    )
    [one] = identities()
    assert (one.id, one.born_on, one.profession) == (person.pk, "1984-02-29", "Physician (MD)")
    assert one.other_names == ("Okafor, Ada", "Eze, Adaeze")
    assert one.licences == ((kept.number, "OH"),)


def test_who_left_every_staff_is_not_looked_for_and_who_has_no_appointment_yet_is(make_file):
    make_file("Birdwell", "Tom", at=None)
    left = make_file()
    held = left.appointments.get()
    ended = {"standing": "ended"}
    appointments.edit(appointment=held, version=held.version, values=ended, by=OFFICE, at=NOW)
    assert [one.last for one in identities()] == ["Birdwell"]
    assert list(identities([left.pk])) == []
