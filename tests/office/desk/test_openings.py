"""Opening an office: whole or not at all, and once."""

from urllib.parse import urlsplit

import pytest

from credenza.core.permissions import ADMINISTRATOR, DIRECTOR
from credenza.core.verdict import Refused
from credenza.office.desk.openings import open_office, open_sample
from credenza.office.desk.sample import writing
from credenza.office.documents.models import Document
from credenza.office.ledger.models import Act
from credenza.office.practitioners.models import Practitioner
from credenza.office.team.models import Facility, Setting, User


@pytest.mark.django_db
def test_a_sample_that_stops_half_way_leaves_nothing_behind(monkeypatch):
    def stop(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(writing, "judge_all", stop)
    with pytest.raises(KeyboardInterrupt):
        open_sample()
    assert not Practitioner.objects.exists()
    assert not Document.objects.exists()
    assert not User.objects.exists()


@pytest.mark.django_db
def test_an_office_of_ones_own_is_left_alone_by_the_sample():
    open_office(name="Lakeside Clinic", kind="physician_office", state="mi")
    assert len(open_sample()) == 1
    assert not Practitioner.objects.exists()
    assert Facility.objects.count() == 1


@pytest.mark.django_db
class TestAnEmptyOffice:
    def test_has_a_facility_and_an_administrator_who_directs_it(self):
        open_office(name="Lakeside Clinic", kind="hospital", state="mi", email="ada@lake.example")
        facility = Facility.objects.get()
        assert (facility.name, facility.state, facility.kind) == (
            "Lakeside Clinic",
            "MI",
            "hospital",
        )
        user = User.objects.get()
        assert user.email == "ada@lake.example"
        assert {grant.role for grant in user.grants.order_by("id")} == {ADMINISTRATOR, DIRECTOR}

    def test_requires_a_second_factor(self):
        open_office(name="", kind="hospital")
        assert Setting.objects.get(pk="second_factor").value == "required"

    def test_asks_nothing_that_it_can_default(self):
        open_office(name="", kind="hospital")
        assert Facility.objects.get().name == "Medical Staff Office"
        assert User.objects.get().email == "administrator@localhost"

    def test_gives_a_link_that_sets_the_first_password(self, client):
        link = open_office(name="", kind="hospital")
        page = client.get(urlsplit(link).path, follow=True)
        assert page.status_code == 200
        assert not User.objects.get().has_usable_password()

    def test_leaves_one_act_that_tells_who_opened_it(self):
        open_office(name="", kind="hospital")
        act = Act.objects.get(verb="office:open")
        assert (act.actor, act.outcome) == ("init", "done")

    @pytest.mark.parametrize(
        ("given", "word"),
        [
            ({"kind": "castle"}, "castle"),
            ({"kind": "hospital", "state": "Ohio"}, "two letters"),
            ({"kind": "hospital", "email": "nobody"}, "nobody"),
        ],
    )
    def test_refuses_what_it_cannot_use_and_says_what_to_write(self, given, word):
        with pytest.raises(Refused, match=word):
            open_office(name="", **given)
        assert not Facility.objects.exists()

    def test_is_opened_once(self):
        open_office(name="One", kind="hospital")
        with pytest.raises(Refused, match="CREDENZA_HOME"):
            open_office(name="Two", kind="hospital")
        assert Facility.objects.get().name == "One"
