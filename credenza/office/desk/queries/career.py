"""A career as a drawing and as rows, with the gaps that nothing accounts for."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from credenza.core.calendar import add_months
from credenza.core.credentials import gaps, is_explained
from credenza.core.facts import CredentialFact
from credenza.formats.charts.svg import Drawing
from credenza.formats.charts.timeline import Career, Gap, Row, Span, rows, timeline
from credenza.office.practitioners.queries.sheet import Sheet, facts
from credenza.packs.loader import credential_kinds

FILLING = ("education", "training", "position")
SHOWN = (*FILLING, "affiliation")
NOTEWORTHY_DAYS = 30
LOOKED_BACK_MONTHS = 60


@dataclass(frozen=True, slots=True)
class CareerView:
    """What the page shows: a sentence, the drawing, and the same as rows."""

    sentence: str
    drawing: Drawing
    rows: list[Row]


def drawn(sheet: Sheet, as_of: date, readable: Collection[str]) -> CareerView:
    """The career as it stood on the day, of the kinds that the reader may see."""
    held = [one for one in facts(sheet).credentials if one.kind in readable]
    spans = [span for one in held if (span := _span(one)) is not None]
    found = _gaps(held, as_of)
    career = Career(tuple(sorted(spans, key=lambda one: one.starts_on)), found, as_of)
    drawing = timeline(career, title="Career, with gaps")
    return CareerView(_sentence(found), drawing, rows(career))


def _span(one: CredentialFact) -> Span | None:
    group = credential_kinds()[one.kind].group
    if group not in SHOWN or one.kind == "gap_explanation" or one.starts_on is None:
        return None
    return Span(group, one.issuer or credential_kinds()[one.kind].title, one.starts_on, one.ends_on)


def _gaps(held: list[CredentialFact], as_of: date) -> tuple[Gap, ...]:
    filling = [one for one in held if credential_kinds()[one.kind].group in FILLING]
    explained = [one for one in filling if one.kind == "gap_explanation"]
    worked = [one for one in filling if one.kind != "gap_explanation"]
    began = min((one.starts_on for one in worked if one.starts_on), default=None)
    if began is None:
        return ()
    since = max(began, add_months(as_of, -LOOKED_BACK_MONTHS))
    return tuple(
        Gap(
            gap.starts_on,
            gap.ends_on,
            "Gap, explained" if is_explained(gap, explained) else "Gap, not explained",
        )
        for gap in gaps(worked, since, as_of, NOTEWORTHY_DAYS)
    )


def _sentence(found: tuple[Gap, ...]) -> str:
    unexplained = sum(gap.note.endswith("not explained") for gap in found)
    if not found:
        return "No gap of more than 30 days in the last five years."
    told = "all explained" if not unexplained else f"{unexplained} not explained"
    return f"{len(found)} gap{'s' * (len(found) > 1)} in the last five years, {told}."
