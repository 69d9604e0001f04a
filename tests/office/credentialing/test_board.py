"""The board, its lists and the times: what they show, to whom, in how many reads."""

import datetime as dt

import pytest

from credenza.office.credentialing.models import Application, Cohort, Passage
from credenza.office.credentialing.queries.board import SHOWN, STAGES
from credenza.office.credentialing.queries.waiting import waiting
from credenza.office.practitioners.models import Practitioner, Specialty
from credenza.office.team.queries import actor_of
from tests.office.credentialing.files import OPENED

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def many(office, arranging):
    """``many(30, state="verifying")``: so many applications at the northern facility."""

    def make(count, **values):
        with arranging():
            people = Practitioner.objects.bulk_create(
                Practitioner(last_name=f"Person {n:05}", first_name="Ada", profession="md")
                for n in range(count)
            )
            Application.objects.bulk_create(
                Application(
                    **{
                        "practitioner": person,
                        "facility": office.north,
                        "department": office.surgery,
                        "kind": "initial",
                        "state": "verifying",
                        "opened_at": OPENED,
                        "since_at": OPENED + n * DAY / 100,
                        "opened_by": "Cora North",
                    }
                    | values
                )
                for n, person in enumerate(people)
            )
        return people

    return make


@pytest.fixture
def opened(client_for):
    client = client_for("coordinator")

    def get(address):
        answer = client.get(address)
        assert answer.status_code == 200
        return answer.content.decode()

    get.client = client
    return get


def cards(shown: str) -> int:
    return shown.count('<li class="board-card')


def test_each_lies_in_the_column_of_its_stage(opened, applied):
    applied(state="returned")
    applied(state="adverse")
    shown = opened("/applications/")
    for stage in STAGES:
        assert stage.title in shown
    assert cards(shown) == 2


def test_what_was_told_withdrawn_or_closed_lies_nowhere(opened, applied):
    applied(state="decided", told_on=OPENED.date())
    applied(state="withdrawn", kind="leave")
    applied(state="closed", kind="resignation")
    assert cards(opened("/applications/")) == 0


def test_the_slowest_stand_first_and_the_rest_is_a_list(opened, many):
    many(SHOWN + 3)
    shown = opened("/applications/")
    assert f"Person {SHOWN - 1:05}" in shown and f"Person {SHOWN:05}" not in shown
    assert f"All {SHOWN + 3} as a list" in shown
    assert f"Person {SHOWN + 2:05}" in opened("/applications/list/?stage=verifying")


@pytest.mark.parametrize(
    ("narrowed", "fits"),
    [
        ("kind=initial", True),
        ("kind=reappointment", False),
        ("q=okaf", True),
        ("q=okafor, z", False),
        ("assigned=nobody", True),
        ("assigned=me", False),
        ("late=yes", True),
        ("specialty=Cardiology", True),
        ("specialty=Urology", False),
    ],
)
def test_the_board_is_narrowed(opened, applied, arranging, narrowed, fits):
    application = applied(state="verifying", due_on=dt.date(2026, 1, 1))
    with arranging():
        Specialty.objects.create(
            practitioner=application.practitioner, title="Cardiology", primary=True
        )
    assert cards(opened(f"/applications/?{narrowed}")) == int(fits)


def test_a_cohort_is_shown_alone(opened, applied, arranging, office):
    with arranging():
        cohort = Cohort.objects.create(
            facility=office.north, kind="initial", title="May", opened_at=OPENED, opened_by="Cora"
        )
    applied(state="verifying", cohort=cohort)
    applied(state="verifying", kind="leave")
    shown = opened(f"/applications/?cohort={cohort.pk}")
    assert cards(shown) == 1 and "May" in shown


def test_many_are_shown_in_few_reads(opened, many, django_assert_max_num_queries):
    many(300)
    with django_assert_max_num_queries(22):
        opened("/applications/")
    with django_assert_max_num_queries(18):
        opened("/applications/list/?stage=verifying")


def test_the_list_is_taken_out_as_a_spreadsheet(opened, many):
    many(3)
    answer = opened.client.get("/applications/list/?stage=verifying&export=csv")
    assert answer.content.decode("utf-8-sig").splitlines()[1].startswith('"Person 00000","Ada"')


def test_picked_ones_become_somebodys_work(opened, many):
    many(2)
    picked = list(Application.objects.values_list("pk", flat=True))
    opened.client.post("/applications/assign/", {"pick": picked, "to": "me"})
    assert set(Application.objects.values_list("assigned_to", flat=True)) == {opened.client.user.pk}


def test_what_waits_for_the_office_is_counted_in_one_read(opened, many, django_assert_num_queries):
    many(2, state="submitted")
    many(1, state="complete", due_on=dt.date(2026, 1, 1))
    actor = actor_of(opened.client.user)
    with django_assert_num_queries(1):
        told = waiting(actor, dt.date(2026, 11, 24))
    assert [(one.title, one.count) for one in told] == [
        ("past their target", 1),
        ("handed in, not begun", 2),
        ("complete, not sent on", 1),
    ]


def test_the_times_are_counted_from_finished_stretches(opened, applied, arranging):
    application = applied(
        state="decided", decided_on=OPENED.date() + 20 * DAY, outcome="granted", opened_at=OPENED
    )
    with arranging():
        Passage.objects.create(
            application=application,
            state="verifying",
            holder="office",
            entered_at=OPENED,
            left_at=OPENED + 12 * DAY,
            by="Cora",
        )
    shown = opened("/applications/times/?since=2026-01-01")
    assert "<strong>20 days</strong>" in shown and "12.0" in shown
    rows = opened.client.get("/applications/times/?since=2026-01-01&export=csv")
    assert "Being verified" in rows.content.decode()
