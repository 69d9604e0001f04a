"""The working life: gaps, short training, dates that contradict, many moves."""

from collections.abc import Iterator
from itertools import pairwise

from credenza.core.applications.flags.model import Flag, Limits, Subject, Training
from credenza.core.calendar import long_date
from credenza.core.credentials import OPEN_ENDED, Gap, gaps, is_explained
from credenza.core.facts import CredentialFact
from credenza.core.law import Limit, later

SCHOOLS = ("medical_school", "professional_school")
TRAINING = ("internship", "residency", "fellowship")
BASIC_TRAINING = ("internship", "residency")
FILLING = (*SCHOOLS, *TRAINING, "work_position", "military_service")
LOOKBACK_MONTHS = 60


def gaps_open(subject: Subject, limits: Limits) -> Iterator[Flag]:
    """Every gap over the strictest limit, within the months looked back over, without an
    explanation.
    """
    rows = [row for row in subject.file.credentials if row.kind in FILLING]
    explained = [row for row in subject.file.credentials if row.kind == "gap_explanation"]
    if not rows or not subject.gap_limits:
        return
    for gap in _long_gaps(rows, subject):
        if not is_explained(gap, explained):
            yield _gap(gap)


def short_training(subject: Subject, limits: Limits) -> Iterator[Flag]:
    """Internship and residency together shorter than the specialty's training usually is."""
    rows = [row for row in subject.file.credentials if row.kind in BASIC_TRAINING]
    usual = _usual(subject.file.specialties[:1], limits)
    whole = [row for row in rows if row.starts_on and row.ends_on]
    if usual is None or not whole or len(whole) < len(rows):
        return
    months = _months(whole)
    if months + limits.training_tolerance < usual.months:
        sentence = (
            f"{usual.title}: {months} months of internship and residency are on file; "
            f"{usual.months} are usual."
        )
        yield Flag("training", f"training:{usual.key}", sentence, _of(*whole))


def contradicting(subject: Subject, limits: Limits) -> Iterator[Flag]:
    """Ends before their starts, training before the degree, and full training side by side."""
    rows = subject.file.credentials
    for row in rows:
        if row.starts_on and row.ends_on and row.ends_on < row.starts_on:
            sentence = (
                f"{_named(row)} ends on {long_date(row.ends_on)}, before it begins on "
                f"{long_date(row.starts_on)}."
            )
            yield Flag("dates", f"dates:{row.id}", sentence, _of(row))
    yield from _before_the_degree(rows)
    yield from _at_once([row for row in rows if row.kind in TRAINING])


def many_moves(subject: Subject, limits: Limits) -> Iterator[Flag]:
    """More positions begun in some years than usual."""
    since = later(subject.as_of, -limits.moves_months, "months")
    begun = [
        row
        for row in subject.file.credentials
        if row.kind == "work_position" and row.starts_on and row.starts_on >= since
    ]
    if len(begun) >= limits.moves_count:
        years = limits.moves_months // 12
        sentence = f"{len(begun)} positions were begun in the last {years} years."
        yield Flag("moves", f"moves:{len(begun)}", sentence, _of(*begun))


def _long_gaps(rows: list[CredentialFact], subject: Subject) -> Iterator[Gap]:
    since = later(subject.as_of, -_lookback(subject.gap_limits), "months")
    first = min((row.starts_on for row in rows if row.starts_on), default=since)
    for gap in gaps(rows, min(since, first), subject.as_of, open_ended=OPEN_ENDED):
        if gap.ends_on >= since and _is_long(gap, subject.gap_limits):
            yield gap


def _lookback(limits: tuple[Limit, ...]) -> int:
    return max((limit.span or LOOKBACK_MONTHS for limit in limits), default=LOOKBACK_MONTHS)


def _is_long(gap: Gap, limits: tuple[Limit, ...]) -> bool:
    return any(later(gap.starts_on, one.amount or 0, one.unit) <= gap.ends_on for one in limits)


def _gap(gap: Gap) -> Flag:
    sides = tuple(f"credential:{one}" for one in (gap.after, gap.before) if one)
    sentence = (
        f"Nothing is on file from {long_date(gap.starts_on)} to {long_date(gap.ends_on)} "
        f"({gap.days} days), and no explanation."
    )
    return Flag("gap", f"gap:{gap.starts_on}", sentence, sides)


def _usual(codes: tuple[str, ...], limits: Limits) -> Training | None:
    """The usual training of the first specialty: the longest prefix of its code counts."""
    fitting = (
        (len(prefix), one)
        for code in codes
        for one in limits.training
        for prefix in one.codes
        if code.startswith(prefix)
    )
    return max(fitting, key=lambda pair: pair[0], default=(0, None))[1]


def _months(rows: list[CredentialFact]) -> int:
    """Months that the rows fill together, to the nearest; what overlaps counts once."""
    days = reached = 0
    for start, end in sorted((one.starts_on.toordinal(), one.ends_on.toordinal()) for one in rows):
        days += max(end + 1 - max(start, reached), 0)
        reached = max(reached, end + 1)
    return round(days * 12 / 365.25)


def _before_the_degree(rows: tuple[CredentialFact, ...]) -> Iterator[Flag]:
    degrees = [row.ends_on for row in rows if row.kind in SCHOOLS and row.ends_on]
    if not degrees:
        return
    graduated = min(degrees)
    for row in rows:
        early = row.starts_on and later(row.starts_on, 1, "months") < graduated
        if row.kind in TRAINING and early:
            sentence = (
                f"{_named(row)} begins on {long_date(row.starts_on)}, before graduation on "
                f"{long_date(graduated)}."
            )
            yield Flag("dates", f"degree:{row.id}", sentence, _of(row))


def _at_once(rows: list[CredentialFact]) -> Iterator[Flag]:
    """Two trainings that run side by side for more than a month."""
    dated = [row for row in rows if row.starts_on and row.ends_on]
    for one, other in pairwise(sorted(dated, key=lambda row: row.starts_on)):
        if later(other.starts_on, 1, "months") < min(one.ends_on, other.ends_on):
            sentence = f"{_named(one)} and {_named(other)} overlap."
            yield Flag("dates", f"overlap:{one.id},{other.id}", sentence, _of(one, other))


def _named(row: CredentialFact) -> str:
    kind = row.kind.replace("_", " ")
    return f"The {kind} at {row.issuer}" if row.issuer else f"A {kind}"


def _of(*rows: CredentialFact) -> tuple[str, ...]:
    return tuple(f"credential:{row.id}" for row in rows)
