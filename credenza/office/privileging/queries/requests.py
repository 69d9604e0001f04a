"""A request as one sheet: each item beside its criteria, what is held, and what was said of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from credenza.core.permissions import Actor
from credenza.core.privileges import CriterionResult, Outcome, check, overall
from credenza.core.privileges.forms import CoreSet, Item, PrivilegeForm
from credenza.core.privileges.recommending import ASKED, DEFER, DENY
from credenza.core.privileges.steps import OPEN_REQUEST
from credenza.core.privileges.wording import titles
from credenza.office.practitioners.queries.facts import files
from credenza.office.practitioners.queries.scope import in_visible_files, places_within
from credenza.office.privileging.models import (
    FormVersion,
    Line,
    Recommendation,
    Request,
)
from credenza.office.privileging.queries.forms import form_of, in_force
from credenza.office.privileging.queries.grants import Held, granted
from credenza.office.privileging.queries.volumes import counted, observed, stated

DECISION = "decision"
"""The station whose word is the last."""
WORST_FIRST = (Outcome.NOT_MET, Outcome.PERSON, Outcome.MET)


@dataclass(frozen=True, slots=True)
class LineSheet:
    """One item: as answered, as held now, its criteria on the day, and what stations said.

    ``handed_in`` is how its criteria stood when the request was handed in.
    """

    item: Item
    line: Line | None
    held: Held | None
    results: Sequence[CriterionResult]
    said: Sequence[Recommendation]
    handed_in: Outcome | None = None

    @property
    def is_core(self) -> bool:
        return isinstance(self.item, CoreSet)

    @property
    def is_asked(self) -> bool:
        return self.line is not None and self.line.answer == ASKED

    @property
    def outcome(self) -> Outcome:
        return overall(self.results)

    @property
    def has_changed(self) -> bool:
        """Whether its criteria stand otherwise than when it was handed in."""
        return self.handed_in is not None and self.handed_in is not self.outcome

    @property
    def decision(self) -> Recommendation | None:
        """What was decided, unless it was put off."""
        said = [one for one in self.said if one.station == DECISION and one.says != DEFER]
        return said[0] if said else None

    @property
    def counts(self) -> str:
        """What the stated number of cases is of, in words; "" where it is of the item itself."""
        return titles(counted(self.item))

    @property
    def struck(self) -> list[str]:
        """The procedures that the practitioner struck out, by name."""
        out = set(self.line.without) if self.line else set()
        return [one.title for one in self.item.includes if one.key in out]


@dataclass(frozen=True, slots=True)
class FormSheet:
    """One form of the request with all its items."""

    version: FormVersion
    form: PrivilegeForm
    lines: Sequence[LineSheet]

    @property
    def asked(self) -> list[LineSheet]:
        return [one for one in self.lines if one.is_asked]


@dataclass(frozen=True, slots=True)
class RequestSheet:
    """A whole request on a day."""

    request: Request
    forms: Sequence[FormSheet]
    as_of: date

    @property
    def lines(self) -> list[LineSheet]:
        return [line for form in self.forms for line in form.lines]

    @property
    def asked(self) -> list[LineSheet]:
        return [line for line in self.lines if line.is_asked]

    @property
    def undecided(self) -> list[LineSheet]:
        return [line for line in self.asked if line.decision is None]

    def count(self, outcome: str) -> int:
        """How many of the items asked for have that outcome."""
        return sum(line.outcome == outcome for line in self.asked)


def visible_requests(actor: Actor, verb: str) -> QuerySet[Request]:
    """Requests on which ``actor`` may use ``verb``: of files within reach, at places within."""
    rows = Request.objects.select_related("practitioner", "facility")
    rows = in_visible_files(rows, actor, verb)
    within = places_within(actor, verb)
    if within is None:
        return rows
    here = rows.filter(facility__in=within)
    return here | rows.filter(practitioner=actor.practitioner) if actor.practitioner else here


def open_requests(practitioner, facility=None) -> QuerySet[Request]:
    """Requests of a practitioner that are not decided yet."""
    rows = Request.objects.filter(practitioner=practitioner, state__in=OPEN_REQUEST)
    return rows if facility is None else rows.filter(facility=facility)


def forms_for(practitioner, facility, as_of: date) -> list[FormVersion]:
    """Versions in force at the facility that the practitioner's profession may use.

    Those of the practitioner's own specialties, by NUCC code, come first. Both are rows.
    """
    codes = tuple(filter(None, practitioner.specialties.values_list("code", flat=True)))
    open_ones = [
        one
        for one in in_force(facility.pk, as_of).order_by("title", "id")
        if practitioner.profession in one.content["professions"]
    ]
    return sorted(open_ones, key=lambda one: not is_own(one, practitioner, codes))


def is_own(version: FormVersion, practitioner, codes: tuple[str, ...]) -> bool:
    """Whether a form is of one of the specialties with these NUCC codes, or of the profession
    as a whole."""
    return form_of(version).fits(practitioner.profession, codes)


def undecided(request: Request) -> QuerySet[Line]:
    """Items asked for on which no last word was said."""
    said = Recommendation.objects.filter(station=DECISION).exclude(says=DEFER)
    return request.lines.filter(answer=ASKED).exclude(recommendations__in=said)


def denied(request: Request) -> set[str]:
    """Keys of the items on which the last word was a denial."""
    said = Recommendation.objects.filter(station=DECISION, says=DENY)
    return set(request.lines.filter(recommendations__in=said).values_list("item", flat=True))


def sheet(request: Request, as_of: date) -> RequestSheet:
    """The request with its criteria checked on the day, in a dozen reads."""
    said = Prefetch("recommendations", Recommendation.objects.order_by("id"))
    lines = {one.item: one for one in request.lines.prefetch_related(said)}
    held = granted(request.practitioner_id, request.facility_id, as_of)
    now = {one.grant.item: one for one in held}
    versions = [one.form_version for one in request.forms.select_related("form_version")]
    forms = [(one, form_of(one)) for one in versions]
    items = [item for _, form in forms for item in form.items]
    results = _checked(request, items, lines, as_of)
    told = {
        item.key: _line(item, lines.get(item.key), now.get(item.key), results, request.snapshot)
        for item in items
    }
    pages = [FormSheet(one, form, [told[item.key] for item in form.items]) for one, form in forms]
    return RequestSheet(request, pages, as_of)


def _checked(
    request: Request, items: Sequence[Item], lines: Mapping[str, Line], as_of: date
) -> Mapping[str, Sequence[CriterionResult]]:
    """How the criteria of each item stand, by its key."""
    person = request.practitioner_id
    [file] = files([person])
    volumes = [*stated(lines, items, as_of), *observed([person])[person]]
    state = request.facility.state
    return {one.key: check(one, file, volumes, as_of, state=state) for one in items}


def _line(
    item: Item, line: Line | None, held: Held | None, results: Mapping, snapshot: Mapping
) -> LineSheet:
    kept = [Outcome(one["outcome"]) for one in snapshot.get(item.key, ())]
    return LineSheet(
        item=item,
        line=line,
        held=held,
        results=results[item.key],
        said=list(line.recommendations.all()) if line else [],
        handed_in=next((one for one in WORST_FIRST if one in kept), None),
    )
