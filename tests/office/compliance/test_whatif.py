"""A change of the rules, tried on the files and adopted from the same page."""

import datetime as dt

import pytest

from credenza.office.compliance.queries import whatif
from credenza.office.compliance.queries.own_limits import own_rules
from credenza.office.practitioners.actions import credentials
from credenza.office.team.actions import tighten
from credenza.office.team.models import Bylaw
from credenza.office.team.queries import place
from tests.office.files import NOW, OFFICE, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def queried(make_file):
    """A file for which the Data Bank was asked 13 months ago."""
    person = make_file()
    credentials.verify(
        practitioner=person,
        kind="npdb_query",
        credentials=[],
        answer={
            "source": "npdb",
            "method": "web",
            "result": "confirmed",
            "asked_on": dt.date(2025, 10, 20),
            "verified_on": dt.date(2025, 10, 20),
        },
        by=OFFICE,
        at=NOW,
    )
    return person


def trying(office, limit=12, **more):
    known = {
        "change": "limit",
        "facility": office.north.pk,
        "requirement": "npdb.queried",
        "limit": limit,
        "effective_on": TODAY.isoformat(),
    } | more
    return known


def test_a_tighter_limit_is_tried_and_nothing_is_written(office, queried):
    trial = whatif.effect(place(office.north), "npdb.queried", 12, TODAY)
    [effect] = trial.effects
    assert (effect.practitioner, effect.on, effect.worse) == (queried.pk, TODAY, True)
    assert (effect.before.state, effect.after.state) == ("met", "late")
    assert (trial.judged, trial.files_at_once, trial.files_later) == (1, 1, 0)
    assert not Bylaw.objects.exists()


def test_what_changes_nothing_reads_no_file(office, queried, django_assert_num_queries):
    here = place(office.north)
    with django_assert_num_queries(0):
        assert whatif.effect(here, "npdb.queried", 24, TODAY).effects == []


def test_the_page_names_the_files_and_adopts_the_change(
    client_for, office, queried, django_assert_max_num_queries
):
    director = client_for("director")
    with django_assert_max_num_queries(30):
        page = director.get("/standards/what-if/", trying(office)).content.decode()
    assert "1</strong> of 1 files would stand worse on 24 November 2026" in page
    assert "Okafor, Adaeze" in page
    address = "/standards/what-if/adopt/?" + "&".join(f"{k}={v}" for k, v in trying(office).items())
    director.post(address, {"citation": "Bylaws 4.2, 2026", "reason": "Voted by the staff"})
    bylaw = Bylaw.objects.get()
    assert (bylaw.limit, bylaw.effective_on, bylaw.citation) == (12, TODAY, "Bylaws 4.2, 2026")
    limits = director.get("/standards/limits/").content.decode()
    assert "12 months" in limits and director.user.name in limits


def test_a_looser_limit_is_told_so_and_cannot_be_adopted(client_for, office, queried):
    director = client_for("director")
    page = director.get("/standards/what-if/", trying(office, limit=36)).content.decode()
    assert "looser than the 24 months" in page and "Adopt it" not in page


def test_a_body_taken_on_is_tried_and_adopted(client_for, office, queried):
    director = client_for("director")
    known = {"change": "body", "facility": office.north.pk, "body": "ncqa"}
    page = director.get("/standards/what-if/", known).content.decode()
    assert "takes on the rules of NCQA" in page and "not asked" in page
    director.post("/standards/what-if/adopt/?" + "&".join(f"{k}={v}" for k, v in known.items()))
    office.north.refresh_from_db()
    assert "ncqa" in office.north.bodies


def test_coordinators_try_nothing_and_directors_of_elsewhere_try_it_elsewhere(client_for, office):
    assert client_for("coordinator").get("/standards/what-if/").status_code == 403
    page = client_for("director", at=office.south).get("/standards/what-if/", trying(office))
    assert b"Select a valid choice" in page.content


def test_every_version_of_a_limit_is_kept_with_its_days(office):
    for limit, day in (
        (18, dt.date(2026, 1, 1)),
        (12, dt.date(2026, 7, 1)),
        (6, dt.date(2027, 1, 1)),
    ):
        fields = {
            "facility": office.north,
            "requirement": "npdb.queried",
            "limit": limit,
            "citation": f"Bylaws {day.year}",
            "effective_on": day,
        }
        tighten(fields=fields, by=OFFICE, at=NOW)
    [rule] = own_rules(office.north)
    assert [
        (one.bylaw.limit, one.last_day, one.state(TODAY), bool(one.set_by)) for one in rule.versions
    ] == [
        (6, None, "coming", True),
        (12, dt.date(2026, 12, 31), "in force", True),
        (18, dt.date(2026, 6, 30), "amended", True),
    ]
