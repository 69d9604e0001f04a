"""Writing many files whole, and one source's answers about many people."""

import datetime as dt
import gc

import pytest
from django.db import IntegrityError

from credenza.core.permissions import Actor
from credenza.office.ledger.models import Act, Change
from credenza.office.practitioners.actions.filling import WholeFile, fill, record_answers
from credenza.office.practitioners.models import Practitioner, Verification
from credenza.office.practitioners.queries.facts import birth_date

pytestmark = pytest.mark.django_db
BY = Actor.system("test")
AT = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
DAY = AT.date()
ASKED = {"method": "web", "result": "confirmed", "asked_on": DAY, "verified_on": DAY}


def a_file(npi: str) -> WholeFile:
    """A physician with a school and a licence; one answer proves the licence."""
    return WholeFile(
        values={
            "last_name": "Ashdown",
            "first_name": "Petra",
            "profession": "md",
            "npi": npi,
            "born_on": dt.date(1976, 2, 29),
        },
        other_names=[{"last_name": "Lindgren"}],
        specialties=[{"code": "207Q00000X", "title": "Family medicine", "primary": True}],
        credentials=[
            {"kind": "medical_school", "issuer": "Lake College"},
            {"kind": "state_licence", "number": "MD-00 17", "jurisdiction": "OH"},
        ],
        verifications=[
            ({"kind": "state_licence", "source": "state_board", "verified_by": "Ann", **ASKED}, [1])
        ],
    )


def test_a_file_is_written_with_all_that_belongs_to_it():
    [written] = fill(files=[a_file("1000000004")], by=BY, at=AT)
    person = Practitioner.objects.get()
    assert written.practitioner == person
    assert birth_date(person.uid, person.born_sealed) == dt.date(1976, 2, 29)
    assert person.other_names.get().last_name == "Lindgren"
    assert person.specialties.get().code == "207Q00000X"
    assert [one.kind for one in written.credentials] == ["medical_school", "state_licence"]


def test_an_answer_proves_the_credential_at_its_position():
    [written] = fill(files=[a_file("1000000004")], by=BY, at=AT)
    proof = Verification.objects.get().proofs.get()
    assert proof.credential == written.credentials[1]
    assert proof.credential.number_key == "MD0017"


def test_many_files_are_one_act_in_which_every_row_is_told():
    fill(files=[a_file("1000000004"), a_file("1000000012")], by=BY, at=AT)
    act = Act.objects.get()
    assert act.verb == "practitioner:fill"
    assert Change.objects.filter(act=act).count() == 2 * 7


def test_an_npi_that_is_known_is_refused_with_everything_beside_it():
    fill(files=[a_file("1000000004")], by=BY, at=AT)
    with pytest.raises(IntegrityError):
        fill(files=[a_file("1000000012"), a_file("1000000004")], by=BY, at=AT)
    assert Practitioner.objects.count() == 1


def test_the_search_for_garbage_goes_on_afterwards_even_when_the_writing_failed():
    fill(files=[a_file("1000000004")], by=BY, at=AT)
    with pytest.raises(IntegrityError):
        fill(files=[a_file("1000000004")], by=BY, at=AT)
    assert gc.isenabled()


def test_a_list_is_recorded_about_everybody_by_whoever_asked():
    people = [
        one.practitioner
        for one in fill(files=[a_file("1000000004"), a_file("1000000012")], by=BY, at=AT)
    ]
    answer = {"source": "oig_file", **ASKED, "method": "feed"}
    record_answers(practitioners=people, kind="oig_leie", answer=answer, by=BY, at=AT)
    rows = Verification.objects.filter(kind="oig_leie").order_by("id")
    assert [row.practitioner for row in rows] == people
    assert {row.verified_by for row in rows} == {"test"}
    assert Act.objects.filter(verb="credential:verify-all").count() == 1
