"""When "not found" is worth something: which copy serves, which match keeps it back.

NCQA CR 5A counts by calendar month, and so do the bylaws; the OIG publishes once a month, about
the 10th, so that in the first days of a month the copy of the month before is the newest there is.
"""

from datetime import date

from credenza.core.calendar import add_months, long_date
from credenza.core.screening.steps import SAME, WAITING
from credenza.core.verdict import ALLOWED, Verdict, refused

KEPT_BACK = WAITING | {SAME}
"""States of a match that keep a "no match" on its list back: a person must say first, or has
said that it is the one."""


def month_of(day: date) -> date:
    """The first day of the calendar month, which stands for it."""
    return day.replace(day=1)


def is_recent(seen_on: date, as_of: date) -> Verdict:
    """Whether a copy, last seen to be the publisher's newest on a day, serves on ``as_of``.

    It does in that calendar month and the next.
    """
    if month_of(seen_on) >= add_months(month_of(as_of), -1):
        return ALLOWED
    return refused(
        f"The newest copy was last seen to be the publisher's on {long_date(seen_on)}: "
        "nobody is cleared by it. Load this month's."
    )
