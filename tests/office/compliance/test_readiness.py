"""How standards stand at a facility: by its files, by what was shown, on other days."""

import datetime as dt

import pytest
import time_machine

from credenza.core.permissions import Actor
from credenza.core.standards.readiness import Ready
from credenza.core.verdict import Refused
from credenza.office.compliance.actions import proofs
from credenza.office.compliance.models import Proof, Reading
from credenza.office.compliance.queries.ending import ending
from credenza.office.compliance.queries.readiness import standing_of, wall
from credenza.office.compliance.reading import read_due
from credenza.office.compliance.tallies import count_day, count_past
from credenza.office.practitioners.actions import appointments, credentials
from credenza.office.practitioners.actions.judging import judge_all
from credenza.office.team.actions import tighten
from tests.office.files import NOW, OFFICE, TODAY

pytestmark = pytest.mark.django_db
LICENSED = "CMS-LICENSED"


@pytest.fixture(autouse=True)
def _on_that_day():
    with time_machine.travel(NOW, tick=False):
        yield


def counted(facility, rule=LICENSED, day=TODAY):
    one = standing_of(rule, facility.pk, day)
    return one.state, one.numerator, one.denominator


def test_a_facility_stands_by_its_files_and_one_is_enough_to_fall_short(office, licence, make_file):
    assert counted(office.north) == (Ready.NOT_JUDGED, 0, 0)
    held = licence()
    assert counted(office.north) == (Ready.MET, 1, 1)
    make_file("Nguyen", "An")
    assert counted(office.north) == (Ready.NOT_MET, 1, 2)
    credentials.withdraw(
        credential=held, version=held.version, on=TODAY, reason="Not theirs.", by=OFFICE, at=NOW
    )
    assert standing_of(LICENSED, office.north.pk, TODAY).why == "2 of 2 files fall short."
    assert counted(office.south) == (Ready.NOT_JUDGED, 0, 0)


def test_files_of_applicants_and_of_people_who_left_are_not_counted(office, make_file, licence):
    person = licence().practitioner
    appointment = person.appointments.get()
    for standing, of in (("applicant", 0), ("suspended", 1), ("ended", 0)):
        appointment.refresh_from_db()
        appointments.edit(
            appointment=appointment, version=appointment.version,
            values={"standing": standing}, by=OFFICE, at=NOW,
        )  # fmt: skip
        assert counted(office.north)[2] == of


def test_a_coming_day_tells_who_falls_short_if_nothing_is_done(office, licence):
    licence(ends_on=dt.date(2026, 12, 10))
    assert counted(office.north) == (Ready.AT_RISK, 1, 1)
    assert counted(office.north, day=dt.date(2026, 12, 10))[0] is Ready.AT_RISK
    assert counted(office.north, day=dt.date(2026, 12, 11)) == (Ready.NOT_MET, 0, 1)


def test_a_bylaw_breaks_itself_and_not_the_law_that_it_is_stricter_than(office, make_file):
    make_file()
    appointment_term = "office:appointment.term"
    assert standing_of(appointment_term, office.north.pk, TODAY) is None
    tighten(
        fields={
            "facility": office.north, "requirement": "appointment.term", "limit": 10,
            "citation": "Bylaws 3.2", "effective_on": dt.date(2026, 1, 1),
        },
        by=OFFICE, at=NOW,
    )  # fmt: skip
    judge_all(at=NOW)
    assert counted(office.north, appointment_term)[0] is Ready.NOT_MET
    assert counted(office.north, "TJC-APPT")[0] is Ready.MET


def test_a_file_is_read_again_on_the_day_after_its_reading_ends(office, licence):
    licence(ends_on=dt.date(2026, 12, 1))
    again_on = Reading.objects.get().again_on
    assert TODAY < again_on <= dt.date(2026, 12, 2)
    assert read_due(at=NOW) == 0
    later = dt.datetime(2026, 12, 2, 15, tzinfo=dt.UTC)
    assert read_due(at=later) == 1
    with time_machine.travel(later, tick=False):
        assert counted(office.north, day=dt.date(2026, 12, 2))[0] is Ready.NOT_MET


def test_what_is_shown_holds_until_its_day_or_until_it_is_taken_back(office):
    rule = "CMS-BYLAWS"
    assert counted(office.north, rule)[0] is Ready.NOT_JUDGED
    proof = proofs.show(
        facility=office.north, rule=rule, kind="document", words="Approved in May.",
        valid_until=dt.date(2027, 5, 1), by=OFFICE, at=NOW,
    )  # fmt: skip
    assert counted(office.north, rule)[0] is Ready.MET
    assert counted(office.north, rule, dt.date(2027, 4, 20))[0] is Ready.AT_RISK
    assert counted(office.north, rule, dt.date(2027, 5, 2))[0] is Ready.NOT_MET
    assert counted(office.south, rule)[0] is Ready.NOT_JUDGED
    proofs.withdraw(proof=proof, reason="The wrong bylaws.", by=OFFICE, at=NOW)
    assert counted(office.north, rule)[0] is Ready.NOT_JUDGED


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"rule": "NCQA-COMM"}, "does not bind"),
        ({"rule": LICENSED}, "proven by the files"),
        ({"words": " "}, "Say in words"),
        ({"kind": "rumour"}, "no way to show"),
        ({"valid_until": dt.date(2026, 11, 23)}, "ended already"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_its_reason(office, given, why):
    with pytest.raises(Refused, match=why):
        proofs.show(
            **{"facility": office.north, "rule": "CMS-BYLAWS", "kind": "document", "words": "Seen"}
            | given,
            by=OFFICE,
            at=NOW,
        )


def test_the_wall_is_read_in_few_queries(office, licence, django_assert_max_num_queries):
    licence()
    with django_assert_max_num_queries(16):
        rows = wall(office.north.pk, TODAY)
    assert {row.standard.id for row in rows} > {LICENSED, "CMS-BYLAWS"}


def test_the_wall_shows_each_standard_with_its_files_and_leaves_the_office_as_a_table(
    office, licence, client_for
):
    licence()
    client = client_for("director")
    page = client.get("/standards/").content.decode()
    assert "1 of 1" in page and "CMS-LICENSED" in page
    narrowed = client.get("/standards/?state=met").content.decode()
    assert "CMS-LICENSED" in narrowed and "CMS-BYLAWS" not in narrowed
    assert client.get("/standards/?export=csv").content.decode().count("CMS-LICENSED") == 1
    assert client.get(f"/standards/?facility={office.south.pk}").status_code == 404


def test_standards_open_where_most_files_are_and_fold_what_nobody_has_judged(
    office, make_file, client_for
):
    client = client_for("director", at=None)
    for place in (office.north, office.south):
        make_file(at=place)
        assert f"bind {office.north}" in client.get("/standards/").content.decode()
    make_file("Nguyen", "An", at=office.south)
    page = client.get("/standards/").content.decode()
    assert f"bind {office.south}" in page and "not judged</summary>" in page
    asked = client.get("/standards/?state=not_judged").content.decode()
    assert "not judged</summary>" not in asked and "CMS-BYLAWS" in asked


def test_two_clicks_lead_from_the_wall_to_the_licence_that_lapsed(office, licence, client_for):
    held = licence(ends_on=dt.date(2026, 11, 1))
    client, place = client_for("director"), f"?facility={office.north.pk}"
    files = f"/standards/of/{LICENSED}/files/{place}&amp;as_of=2026-11-24"
    assert files in client.get("/standards/").content.decode()
    page = client.get(files.replace("&amp;", "&")).content.decode()
    address = f"/practitioners/{held.practitioner_id}/credentials/{held.pk}/"
    assert "1 November 2026" in page and f'href="{address}"' in page
    assert client.get(address).status_code == 200
    table = client.get(f"/standards/of/{LICENSED}/files/?export=csv").content.decode()
    assert "Okafor" in table and LICENSED in table


def test_the_forecast_names_what_fails_within_the_month(office, licence, client_for):
    licence(ends_on=dt.date(2026, 12, 10))
    client = client_for("coordinator")
    assert LICENSED in client.get("/standards/forecast/").content.decode()
    assert LICENSED not in client.get("/standards/forecast/?days=5").content.decode()
    then = client.get(f"/standards/of/{LICENSED}/files/?as_of=2026-12-24").content.decode()
    assert "will fall short on 24 December 2026" in then and "Okafor" in then


def test_somebody_shows_a_standard_to_be_met_and_takes_it_back(office, client_for):
    client, page = client_for("director"), "/standards/of/CMS-BYLAWS/"
    given = {"meets": "yes", "kind": "document", "words": "Approved in May."}
    assert client.post(f"{page}show/", given | {"words": ""}).status_code == 422
    assert client.post(f"{page}show/", given).status_code == 302
    assert "Approved in May." in client.get(page).content.decode()
    proof = Proof.objects.get()
    assert (proof.meets, proof.shown_by) == (True, client.user.name)
    client.post(f"/standards/proofs/{proof.pk}/withdraw/", {"reason": "The wrong ones"})
    assert "The wrong ones" in client.get(page).content.decode()
    assert client.get("/standards/of/NCQA-COMM/").status_code == 404


def test_a_day_of_the_past_is_counted_from_the_ledger_with_its_files(office, licence, client_for):
    held = licence()
    yesterday = TODAY - dt.timedelta(1)
    later = dt.datetime(2026, 11, 26, 15, tzinfo=dt.UTC)
    credentials.withdraw(
        credential=held, version=held.version, on=TODAY, reason="Not theirs.", by=OFFICE, at=later
    )
    with time_machine.travel(later, tick=False):
        client = client_for("director")
        assert counted(office.north, day=TODAY)[0] is Ready.NOT_JUDGED
        assert count_past(office.north.pk, TODAY) == 1
        assert counted(office.north, day=TODAY) == (Ready.MET, 1, 1)
        met = f"/standards/of/{LICENSED}/files/?state=met&as_of={TODAY}"
        assert "Okafor" in client.get(met).content.decode()
        assert count_past(office.north.pk, yesterday) == 0
        count_day(later)
        assert counted(office.north, day=later.date())[0] is Ready.NOT_MET
        assert "Standards not met in the last year" in client.get("/standards/").content.decode()


def test_what_was_shown_comes_back_to_today_before_it_ends(office, client_for):
    shown = {"facility": office.north, "kind": "document", "by": OFFICE, "at": NOW}
    proofs.show(rule="CMS-BYLAWS", words="Old.", valid_until=dt.date(2026, 12, 1), **shown)
    proofs.show(rule="TJC-BYLAWS", words="New.", valid_until=dt.date(2027, 12, 1), **shown)
    page = client_for("coordinator").get("/today/?kind=proofs").content.decode()
    assert "/standards/of/CMS-BYLAWS/" in page and "/standards/of/TJC-BYLAWS/" not in page
    proofs.show(rule="CMS-BYLAWS", words="Anew.", valid_until=dt.date(2027, 12, 1), **shown)
    assert not ending(Actor.system("the tests"), TODAY).exists()
