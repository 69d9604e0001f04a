"""The files that fall short of a standard, are at risk, or will fall short if nothing is done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from credenza.core.permissions import Actor, may
from credenza.office.compliance.queries import failing
from credenza.office.compliance.queries.standards import Standard
from credenza.office.compliance.queries.trend import tally_of
from credenza.office.compliance.views.standard_reach import (
    FILES,
    day_asked,
    facility_needed,
    standard_asked,
)
from credenza.office.practitioners.templatetags.people import filed
from credenza.office.practitioners.views.export import EXPORT, spreadsheet, wanted
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs

PAGE = 50
HEADERS = (
    "Practitioner", "NPI", "State", "Requirement", "Reason", "Standard", "Citation", "Due",
)  # fmt: skip
STATES = {"short": failing.SHORT, "at_risk": failing.AT_RISK, "met": failing.MET}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which files were asked for: of which standard, where, on which day, standing how."""

    actor: Actor
    facility: int
    standard: Standard
    as_of: date
    today: date
    state: str

    def people(self) -> QuerySet | None:
        """The files within reach; None where the office did not keep them for that day."""
        rule, letter = self.standard.id, STATES[self.state]
        if self.as_of == self.today:
            return failing.of_state(self.actor, self.facility, rule, letter)
        if self.as_of > self.today:
            return failing.short_by(self.actor, self.facility, rule, self.as_of)
        tally = tally_of(self.facility, self.as_of)
        return failing.on_tally(self.actor, tally, rule, letter) if tally and tally.files else None

    def lines(self, people) -> list[failing.Line]:
        """Some of these files with what is open in them."""
        past = self.as_of < self.today
        return failing.lines(
            self.actor, list(people), self.facility, self.standard.id, self.as_of, past=past
        )


@needs(FILES)
def files(request: HttpRequest, rule: str) -> HttpResponse:
    """The very files, each with what is wrong and the page that mends it."""
    facility = facility_needed(request)
    as_of, today = day_asked(request, facility)
    one = standard_asked(rule, facility, as_of)
    state = request.GET.get("state", "")
    state = state if state in STATES and as_of <= today else "short"
    wish = Asked(actor_of(request), facility.pk, one, as_of, today, state)
    people = wish.people()
    if wanted(request) and people is not None:
        return spreadsheet(request, "standard-files", HEADERS, _rows(wish, people))
    shown = Paginator(people if people is not None else [], PAGE).get_page(request.GET.get("page"))
    context = {
        "facility": facility,
        "as_of": as_of,
        "today": today,
        "standard": one,
        "state": state,
        "page": shown,
        "is_kept": people is not None,
        "may_export": may(wish.actor, EXPORT),
        "lines": wish.lines(shown.object_list),
    }
    return render(request, "compliance/standard_files.html", context)


def _rows(wish: Asked, people: QuerySet) -> Iterator[tuple]:
    one = wish.standard
    for line in wish.lines(people):
        for wrong in line.wrong:
            yield (
                filed(line.practitioner),
                line.practitioner.npi,
                wrong.finding.state.value,
                wrong.title,
                wrong.reason,
                one.id,
                one.citation,
                wrong.finding.due_on,
            )
