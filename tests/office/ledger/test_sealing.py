"""The chain misses nothing, forks nowhere, and does not care who seals."""

import threading

import pytest
from django.db import connection, connections, transaction

from credenza.office.ledger.models import Act, Change, Seal
from credenza.office.ledger.sealing import last_seal, seal
from credenza.office.ledger.verifying import verify
from credenza.office.team.models import Setting

committing = pytest.mark.django_db(transaction=True)


def in_thread(work):
    """Run ``work`` in a thread of its own, with its own connection; joins return its errors."""
    errors = []

    def run():
        try:
            work()
        except BaseException as error:
            errors.append(error)
        finally:
            connections.close_all()

    thread = threading.Thread(target=run)
    thread.start()
    return thread, errors


@pytest.mark.django_db
def test_sealing_again_seals_nothing_more(by_jo):
    with by_jo():
        Setting.objects.create(key="a", value=1)
    assert (seal(), seal()) == (1, 0)
    assert last_seal().number == 1


@pytest.mark.django_db
def test_an_empty_ledger_has_a_name(by_jo):
    assert seal() == 0
    assert len(Seal.objects.get().head) == 64


@pytest.mark.django_db
def test_an_act_under_way_cannot_be_sealed(by_jo):
    with pytest.raises(RuntimeError, match="within an act"), by_jo():
        seal()


@committing
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer at a time")
def test_an_act_that_began_before_the_seal_and_ends_after_it_is_not_missed(by_jo):
    begun, sealed = threading.Event(), threading.Event()

    def slow():
        with by_jo("slow:act"):
            Setting.objects.create(key="slow", value=1)
            begun.set()
            assert sealed.wait(20)

    thread, errors = in_thread(slow)
    assert begun.wait(20)
    with by_jo("quick:act"):
        Setting.objects.create(key="quick", value=1)
    assert seal() == 1
    sealed.set()
    thread.join()
    assert errors == []
    slow_act, quick_act = Act.objects.order_by("id")
    assert (slow_act.verb, quick_act.verb) == ("slow:act", "quick:act")
    assert seal() == 1
    assert list(Seal.objects.filter(number__gt=0).values_list("act_id", flat=True)) == [
        quick_act.id,
        slow_act.id,
    ]
    assert verify() == []


@committing
def test_many_writers_and_sealers_at_once_leave_no_gap_and_no_fork(by_jo):
    writers, each = 6, 20

    def write(name):
        for number in range(each):
            with by_jo():
                Setting.objects.create(key=f"{name}-{number}", value=number)

    def keep_sealing():
        for _ in range(15):
            seal()

    jobs = [in_thread(lambda name=name: write(name)) for name in range(writers)]
    jobs += [in_thread(keep_sealing) for _ in range(2)]
    for thread, _ in jobs:
        thread.join()
    assert [errors for _, errors in jobs] == [[]] * len(jobs)
    seal()
    assert Act.objects.count() == Change.objects.count() == writers * each
    numbers = list(Seal.objects.values_list("number", flat=True))
    assert numbers == list(range(writers * each + 1))
    assert verify() == []


@committing
@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite does not number anew")
def test_entries_of_a_database_restored_elsewhere_are_sealed_too(by_jo):
    from tests.office.ledger.tampering import tamper

    with by_jo():
        Setting.objects.create(key="a", value=1)
    seal()
    # As if this server had counted far fewer transactions than the one before it.
    tamper("UPDATE ledger_seal SET floor = 900000000")
    with by_jo():
        Setting.objects.create(key="b", value=1)
    assert seal() == 1


@committing
def test_a_rolled_back_act_leaves_nothing_to_seal(by_jo):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        with by_jo():
            Setting.objects.create(key="a", value=1)
        raise ZeroDivisionError
    assert seal() == 0
    assert not Act.objects.exists()
    assert connection.in_atomic_block is False
