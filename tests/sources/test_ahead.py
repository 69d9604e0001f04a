import threading
import time

import pytest

from credenza.sources.ahead import ahead, in_order


def numbers_then_trouble():
    yield from range(3)
    raise ValueError("the fourth cannot be read")


def test_items_come_in_order_and_nothing_is_lost():
    assert list(ahead(range(50))) == list(range(50))
    assert list(in_order(lambda n: n * n, ahead(range(50)))) == [n * n for n in range(50)]


def test_slow_items_do_not_overtake_each_other():
    def slow_first(n: int) -> int:
        time.sleep(0.02 if n == 0 else 0)
        return n

    assert list(in_order(slow_first, range(6))) == list(range(6))


def test_trouble_arrives_after_the_items_before_it():
    seen = []
    with pytest.raises(ValueError, match="the fourth cannot be read"):
        for item in in_order(str, ahead(numbers_then_trouble())):
            seen.append(item)
    assert seen in ([], ["0"], ["0", "1", "2"])


def test_few_items_are_under_way_at_once():
    taken = []
    made = in_order(str, (taken.append(n) or n for n in range(100)), hands=2)
    next(made)
    assert len(taken) <= 4


def test_stopping_early_leaves_no_thread():
    before = threading.active_count()
    made = in_order(str, ahead(range(100)))
    next(made)
    made.close()
    for _ in range(100):
        if threading.active_count() == before:
            break
        time.sleep(0.01)
    assert threading.active_count() == before
