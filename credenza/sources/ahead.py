"""Doing the next piece of a long file while the present one is still being handled."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")


def ahead(items: Iterable[Item]) -> Iterator[Item]:
    """The same items, the next one always being fetched by another thread."""
    iterator = iter(items)
    end = object()
    with ThreadPoolExecutor(1) as pool:
        coming = pool.submit(next, iterator, end)
        while (item := coming.result()) is not end:
            coming = pool.submit(next, iterator, end)
            yield item


def in_order(make: Callable[[Item], Made], items: Iterable[Item], hands: int = 2) -> Iterator[Made]:
    """``make`` of each item, in the order of the items, on ``hands`` threads at once.

    No more than ``hands + 1`` items are under way, so that memory does not grow with the file.
    """
    under_way: deque[Future[Made]] = deque()
    with ThreadPoolExecutor(hands) as pool:
        for item in items:
            under_way.append(pool.submit(make, item))
            if len(under_way) > hands:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
