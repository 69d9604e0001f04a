"""A new edition comes in, is set beside the old, tried on the files, and adopted from a day."""

import datetime as dt
from importlib.resources import files

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from credenza.core.verdict import Refused
from credenza.office.practitioners.queries.rules import rules_for
from credenza.office.team.actions import editions as acts
from credenza.office.team.models import Adoption, Edition
from credenza.office.team.queries import packs_of, place
from credenza.packs.floors import term_limits
from tests.office.files import NOW, OFFICE, TODAY

pytestmark = pytest.mark.django_db
NEXT_YEAR = dt.date(2027, 1, 1)
TEXT = (files("credenza.packs") / "standards" / "tjc" / "tjc.toml").read_text(encoding="utf-8")
TIGHTER = TEXT.replace("{ from = 2022-11-16, limit = 36,", "{ from = 2022-11-16, limit = 12,")


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to(NOW)


@pytest.fixture
def edition():
    return acts.receive(pack="tjc", text=TIGHTER, by=OFFICE, at=NOW)


def adopt(edition, facility, day=NEXT_YEAR):
    return acts.adopt(
        edition=edition, facility=facility, from_on=day, today=TODAY, by=OFFICE, at=NOW
    )


def limits(office, day):
    rules = rules_for(place(office.north), day)
    [check] = [one for one in rules.checks_for("md") if one.requirement.key == "appointment.term"]
    return {limit.amount for limit in check.era_on(day).limits}


def test_an_adopted_edition_judges_from_its_day_at_that_facility_alone(office, edition):
    adopt(edition, office.north)
    assert limits(office, NEXT_YEAR - dt.timedelta(1)) == {36}
    assert limits(office, NEXT_YEAR) == {12}
    assert place(office.south).editions == ()


def test_what_is_granted_there_is_measured_by_the_adopted_edition(office, edition):
    adopt(edition, office.north)
    for facility, months in ((office.north, 12), (office.south, 36)):
        assert term_limits(packs_of(facility), NEXT_YEAR).longest.amount == months
        assert term_limits(packs_of(facility), TODAY).longest.amount == 36


def test_a_director_takes_an_edition_in_and_adopts_it(client_for, office, make_file):
    make_file()
    director = client_for("director", at=None)
    upload = SimpleUploadedFile("tjc.toml", b"\xef\xbb\xbf" + TIGHTER.encode())
    form = {"pack": "tjc", "file": upload}
    page = director.post("/standards/changes/receive/", form, follow=True).content.decode()
    assert "36 months</del>" in page and "12 months</ins>" in page
    address = f"/standards/changes/{Edition.objects.get().pk}/"
    tried = director.get(address, {"facility": office.north.pk, "from_on": "2027-01-01"})
    assert "1</strong> of 1 files would stand worse on 1 January 2027" in tried.content.decode()
    assert not Adoption.objects.exists()
    given = {"facility": office.north.pk, "from_on": "2027-01-01", "reason": "Announced"}
    director.post(f"{address}adopt/", given)
    assert limits(office, NEXT_YEAR) == {12}
    assert b"North from 1 Jan 2027" in director.get("/standards/changes/").content
    director.post(f"/standards/adoptions/{Adoption.objects.get().pk}/withdraw/")
    assert not Adoption.objects.exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"[pack", "is not TOML"),
        (b"\xff\xfe[pack]", "no text in UTF-8"),
        (b"[pack]\0", "NUL"),
    ],
)
def test_what_is_no_pack_is_refused_with_its_remedy(client_for, content, said):
    director = client_for("director", at=None)
    form = {"pack": "tjc", "file": SimpleUploadedFile("tjc.toml", content)}
    answer = director.post("/standards/changes/receive/", form)
    assert answer.status_code == 422 and said in answer.content.decode()


def test_an_edition_is_received_once_and_adopted_from_today_or_later(office, edition):
    with pytest.raises(Refused, match="received before"):
        acts.receive(pack="tjc", text=TIGHTER, by=OFFICE, at=NOW)
    with pytest.raises(Refused, match="today or later"):
        adopt(edition, office.north, TODAY - dt.timedelta(1))
    held = adopt(edition, office.north, TODAY)
    with pytest.raises(Refused, match="before"):
        adopt(edition, office.north)
    with pytest.raises(Refused, match="binds already"):
        acts.withdraw(adoption=held, today=TODAY, by=OFFICE, at=NOW)


@pytest.mark.parametrize(("role", "status"), [("coordinator", 403), ("director", 403)])
def test_only_who_directs_the_whole_office_takes_editions_in(client_for, role, status):
    assert client_for(role).get("/standards/changes/receive/").status_code == status


def test_the_packs_tell_their_own_changes_of_law(client_for, django_assert_max_num_queries):
    coordinator = client_for("coordinator")
    with django_assert_max_num_queries(20):
        page = coordinator.get("/standards/changes/").content.decode()
    assert "NCQA-TL-ACC" in page and "120 days" in page and "1 Jul 2025" in page


def test_an_edition_without_what_terms_are_reckoned_by_is_refused(office):
    renamed = TEXT.replace('id = "TJC-APPT"', 'id = "TJC-APPT-NEW"')
    with pytest.raises(Refused, match="reckoned by TJC-APPT:"):
        acts.receive(pack="tjc", text=renamed, by=OFFICE, at=NOW)
    assert not Edition.objects.exists()
