"""Signs of dishonest documentation: found in the ledger, ruled on, and looked at every year."""

import datetime as dt

import pytest

from credenza.core.permissions import Actor, Grant
from credenza.core.standards.readiness import Ready
from credenza.core.verdict import Refused
from credenza.office.compliance.actions import integrity as acts
from credenza.office.compliance.jobs import look_for_signs
from credenza.office.compliance.models import IntegrityAudit, IntegritySign, IntegrityTraining
from credenza.office.compliance.queries.integrity_due import next_audits
from credenza.office.compliance.queries.readiness import standing_of
from credenza.office.desk.queries.due import integrity_audits, integrity_lessons
from credenza.office.practitioners.actions import credentials
from credenza.office.team.actions import change_facility
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


def test_the_ledger_is_looked_through_at_night(changed):
    assert look_for_signs.call() == 1
    assert look_for_signs.call() == 0


@pytest.fixture
def north(office):
    """North General, which is surveyed by the body that asks for audits and lessons."""
    bodies = {"bodies": ["cms", "ncqa", "local"]}
    change_facility(facility=office.north, fields=bodies, by=OFFICE, at=NOW)
    return office.north


def audited(facility, held_on):
    return acts.audit(
        facility=facility, since=YEAR_AGO.date(), until=TODAY, method="share", seed="1",
        conclusion="Nothing.", held_on=held_on, by=OFFICE, at=NOW,
    )  # fmt: skip


def test_an_audit_proves_its_standard_for_a_year_and_is_due_before_its_end(office, north, licence):
    director = Actor(1, "Dana", (Grant("director", north.pk),))
    [piece] = integrity_audits.told(director, [north.pk, office.south.pk], TODAY)
    assert (piece.why, piece.due_on, piece.citation) == ("None yet.", None, "CR 8C")
    licence()
    audited(north, TODAY)
    states = [(0, Ready.MET), (340, Ready.AT_RISK), (365, Ready.AT_RISK), (366, Ready.NOT_MET)]
    for days, state in states:
        day = TODAY + dt.timedelta(days)
        assert standing_of("NCQA-II-AUDIT", north.pk, day).state is state
        assert bool([*integrity_audits.marks(director, day)]) is (state is not Ready.MET)
    assert [one.facility for one in next_audits(None, TODAY)] == [north.pk]


def test_lessons_prove_the_control_of_records_while_nobody_waits(north, person):
    colleagues = [person("coordinator"), person("director", at=None)]
    by = actor_of(colleagues[1])
    for taught, waiting, state in ((1, 1, Ready.NOT_MET), (2, 0, Ready.MET)):
        acts.teach(users=colleagues[:taught], subject="Honesty", taught_on=TODAY, by=OFFICE, at=NOW)
        assert standing_of("NCQA-II-CTL", north.pk, TODAY).state is state
        assert len([*integrity_lessons.marks(by, TODAY)]) == waiting
    [piece] = integrity_lessons.told(by, [1], TODAY + dt.timedelta(366))
    assert piece.why == "2 of 2 were not taught within a year." and piece.state == "late"
    assert not [*integrity_lessons.marks(actor_of(colleagues[0]), TODAY + dt.timedelta(366))]
