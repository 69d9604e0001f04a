"""What the log may tell of an error: where it happened and of what kind it was.

What an error says quotes values: a number that did not read, a row that the database refused.
Nobody should read those in a log.
"""

import logging
import traceback
from collections.abc import Iterator


class Discreet(logging.Formatter):
    """Writes the way to an error without its words."""

    def formatException(self, ei) -> str:
        """Every error of the chain, the first cause first, as in a traceback of Python's own."""
        told = (f"{_way(one)}{type(one).__qualname__}" for one in reversed([*_chain(ei[1])]))
        return "\nwhich led to\n".join(told)


def _way(error: BaseException) -> str:
    return "".join(traceback.format_tb(error.__traceback__))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
