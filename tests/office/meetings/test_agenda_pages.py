"""The pages of the docket and of the agenda."""

import pytest
from django.urls import reverse

from credenza.office.meetings.models import AgendaItem
from credenza.office.meetings.queries.agenda import WITHHELD, rows
from tests.fixtures import signed_in
from tests.office.meetings.files import before
from tests.office.meetings.rooms import make_seat

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(client_for):
    """A coordinator of the northern facility, signed in."""
    return client_for("coordinator")


def url(name, meeting, **more):
    return reverse(name, kwargs={"pk": meeting.pk} | more)


def read(client, address):
    return client.get(address).content.decode()


def test_a_coordinator_builds_the_agenda_with_one_press(keeper, applied, meeting):
    one = before(applied, "mec")
    assert "1 matter" in read(keeper, url("meeting-agenda", meeting))
    answer = keeper.post(url("agenda-build", meeting), follow=True)
    page = answer.content.decode()
    assert f"{one.practitioner}: initial appointment" in page and "Consent agenda" in page
    assert "Call to order" in page


def test_what_is_picked_on_the_docket_goes_on_the_agenda(keeper, applied, meeting):
    before(applied, "mec")
    docket = reverse("committee-docket", args=[meeting.committee_id])
    assert "1 matter waits" in read(keeper, docket)
    [matter] = keeper.get(docket).context["rows"]
    place = reverse("docket-place", args=[meeting.committee_id])
    keeper.post(place, {"pick": matter.pick, "meeting": meeting.pk})
    assert [one.matter for one in rows(meeting)] == ["application"]
    assert "Put on its agenda" in read(keeper, docket)
    assert 'name="pick" value' not in read(keeper, docket)


def test_items_are_moved_by_buttons_and_the_part_that_changed_is_what_a_full_page_shows(
    keeper, meeting
):
    keeper.post(url("agenda-add", meeting), {"title": "Parking", "minutes": 5})
    keeper.post(url("agenda-add", meeting), {"title": "Hedges", "minutes": 5})
    hedges = AgendaItem.objects.get(title="Hedges")
    move = url("agenda-move", meeting, item=hedges.pk)
    part = keeper.post(move, {"to": 1}, headers={"HX-Request": "true"}).content.decode()
    assert part.index("Hedges") < part.index("Parking") and "<html" not in part
    page = read(keeper, url("meeting-agenda", meeting)).partition('id="agenda"')[2]
    assert page.index("Hedges") < page.index("Parking")


def test_an_item_without_a_title_is_asked_for_again(keeper, meeting):
    answer = keeper.post(url("agenda-add", meeting), {"title": " ", "minutes": 5})
    assert answer.status_code == 422
    assert not AgendaItem.objects.exists()


def test_an_item_is_changed_on_a_page_of_its_own(keeper, meeting):
    keeper.post(url("agenda-add", meeting), {"title": "Parking", "minutes": 5})
    item = AgendaItem.objects.get()
    data = {"title": "Parking lots", "minutes": 15, "part": "executive", "version": item.version}
    keeper.post(url("agenda-item", meeting, item=item.pk), data)
    item.refresh_from_db()
    assert (item.title, item.minutes, item.executive) == ("Parking lots", 15, True)
    answer = keeper.post(url("agenda-item", meeting, item=item.pk), data)
    assert "Somebody else changed it" in answer.content.decode()


def test_a_member_reads_the_agenda_pulls_a_file_off_and_changes_nothing_else(
    keeper, applied, meeting
):
    before(applied, "mec")
    keeper.post(url("agenda-build", meeting))
    member = signed_in(make_seat(meeting.committee, "Ann Able").user)
    page = read(member, url("meeting-agenda", meeting))
    assert "Pull off" in page and "Add an item" not in page
    item = AgendaItem.objects.get(matter="application")
    member.post(url("agenda-step", meeting, item=item.pk, verb="pull"))
    item.refresh_from_db()
    assert not item.on_consent
    member.post(url("agenda-step", meeting, item=item.pk, verb="off"), {"reason": "No."})
    member.post(url("agenda-add", meeting), {"title": "Mine", "minutes": 5})
    item.refresh_from_db()
    assert item.state == "open" and not AgendaItem.objects.filter(title="Mine").exists()


def test_members_never_read_of_their_own_matter(keeper, applied, meeting):
    one = before(applied, "mec")
    keeper.post(url("agenda-build", meeting))
    seat = make_seat(meeting.committee, "Ada Own", practitioner_id=one.practitioner_id)
    page = read(signed_in(seat.user), url("meeting-agenda", meeting))
    assert WITHHELD in page and str(one.practitioner) not in page


def test_an_agenda_of_many_items_takes_as_many_reads_as_one_of_few(
    keeper, applied, make_file, meeting, django_assert_max_num_queries
):
    for number in range(4):
        before(applied, "mec", category="2", person=make_file(f"Bell{number}", "Ben", at=None))
    keeper.post(url("agenda-build", meeting))
    with django_assert_max_num_queries(30):
        keeper.get(url("meeting-agenda", meeting))
