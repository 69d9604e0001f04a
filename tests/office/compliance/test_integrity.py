"""Signs of dishonest documentation: found in the ledger, ruled on, and looked at every year."""

import datetime as dt

import pytest

from credenza.core.verdict import Refused
from credenza.office.compliance.actions import integrity as acts
from credenza.office.compliance.models import IntegrityAudit, IntegritySign, IntegrityTraining
from credenza.office.practitioners.actions import credentials
from credenza.office.team.queries import actor_of
from tests.office.files import NOW, OFFICE, TODAY

pytestmark = pytest.mark.django_db
YEAR_AGO = NOW - dt.timedelta(days=366)


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def changed(licence, person):
    """A licence of which a coordinator changed the end without a word."""
    row = licence()
    by = actor_of(person("coordinator"))
    fields = {"ends_on": dt.date(2028, 12, 31)}
    credentials.edit(credential=row, values=fields, version=1, by=by, at=NOW)
    return row


def look():
    return acts.look(since=YEAR_AGO, until=NOW + dt.timedelta(seconds=1), by=OFFICE, at=NOW)


def test_a_change_without_a_reason_is_found_once(changed):
    assert look() == 1
    assert look() == 0
    [sign] = IntegritySign.objects.all()
    assert (sign.kind, sign.file) == ("no_reason", changed.practitioner)
    assert "ends on from 2027-12-31 to 2028-12-31" in sign.words


def test_the_offices_own_work_is_no_sign(licence):
    licence()
    assert look() == 0


def test_a_director_looks_rules_and_reads_why(client_for, changed, django_assert_max_num_queries):
    director = client_for("director")
    assert b"1 new signs" in director.post("/standards/integrity/look/", follow=True).content
    with django_assert_max_num_queries(30):
        page = director.get("/standards/integrity/").content.decode()
    assert "Okafor, Adaeze" in page and "wait" in page
    address = f"/standards/integrity/{IntegritySign.objects.get().pk}/"
    assert "2027-12-31" in director.get(address).content.decode()
    assert director.post(address, {"ruling": "justified", "reason": ""}).status_code == 422
    director.post(address, {"ruling": "justified", "reason": "The renewal was on the desk."})
    sign = IntegritySign.objects.get()
    assert (sign.ruling, sign.ruled_by) == ("justified", director.user.name)
    assert b"The renewal was on the desk" in director.get("/standards/integrity/?state=all").content


def test_nobody_rules_on_their_own_entries(changed):
    look()
    sign = IntegritySign.objects.get()
    by = type(OFFICE)(sign.actor, sign.name)
    with pytest.raises(Refused, match="own entries"):
        acts.rule(sign=sign, ruling="justified", reason="It was me.", by=by, at=NOW)


@pytest.mark.parametrize(
    ("role", "where", "status"), [("coordinator", "north", 403), ("director", "south", 404)]
)
def test_a_sign_is_shown_to_directors_of_that_file(
    client_for, office, changed, role, where, status
):
    look()
    client = client_for(role, at=getattr(office, where), name="Somebody Else")
    assert (
        client.get(f"/standards/integrity/{IntegritySign.objects.get().pk}/").status_code == status
    )


def test_a_file_s_history_does_not_tell_its_signs(client_for, changed):
    look()
    page = client_for("coordinator", name="Cora").get(
        f"/practitioners/{changed.practitioner_id}/history/"
    )
    assert b"dishonest" not in page.content


def test_the_yearly_audit_waits_for_the_rulings_and_keeps_its_sample(client_for, office, changed):
    look()
    director = client_for("director")
    form = {
        "facility": office.north.pk,
        "since": "2025-11-24",
        "until": TODAY.isoformat(),
        "held_on": TODAY.isoformat(),
        "seed": "november",
        "conclusion": "One change without a reason; the reason was found.",
    }
    refused = director.post("/standards/integrity/audits/", form)
    assert refused.status_code == 422 and b"wait for a ruling" in refused.content
    acts.rule(
        sign=IntegritySign.objects.get(), ruling="justified", reason="Seen.", by=OFFICE, at=NOW
    )
    page = director.post("/standards/integrity/audits/", form, follow=True)
    [audit] = IntegrityAudit.objects.all()
    assert audit.sample == [changed.practitioner_id]
    assert audit.counts == {"justified": 1}
    assert b"1 files decided" in page.content and b"24 November 2027" in page.content


def test_lessons_are_recorded_once_a_day_and_due_again_in_a_year(client_for, person):
    colleague = person("coordinator")
    director = client_for("director", at=None)
    assert b"were not taught" in director.get("/standards/integrity/lessons/").content
    form = {"users": [colleague.pk], "subject": "Honest documentation", "taught_on": "2024-02-29"}
    director.post("/standards/integrity/lessons/", form)
    director.post("/standards/integrity/lessons/", form)
    assert IntegrityTraining.objects.count() == 1
    assert b"28 Feb 2025" in director.get("/standards/integrity/lessons/").content
