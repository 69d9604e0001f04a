"""The roster of the operating room, to be printed or taken out as a spreadsheet."""

from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from credenza.core.calendar import local_day
from credenza.core.permissions import may
from credenza.office.practitioners.views.export import EXPORT, spreadsheet, wanted
from credenza.office.privileging.queries.roster import Surgeon, surgeons
from credenza.office.privileging.views.places import place_of, places_for
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs

SEE = "privilege:see"
COLUMNS = (
    "Surgeon", "Degree", "Specialty", "Department", "Form", "Privilege", "Without", "May",
    "Condition", "Until",
)  # fmt: skip


@needs(SEE)
def operating_room(request: HttpRequest) -> HttpResponse:
    """Each surgeon with their privileges, as they stand today at the facility."""
    places, at = places_for(request, SEE), timezone.now()
    place = place_of(request, places)
    context = {"places": places, "place": place, "surgeons": []}
    if place is not None:
        zone = ZoneInfo(place.zone)
        day = local_day(at, zone)
        context |= {
            "clock": at.astimezone(zone).replace(tzinfo=None),
            "surgeons": surgeons(place.pk, day),
        }
        if wanted(request):
            name = f"operating-room-{place.short_name}-{day.isoformat()}".lower().replace(" ", "-")
            return spreadsheet(request, name, COLUMNS, _rows(context["surgeons"]))
    context["may_export"] = bool(may(actor_of(request), EXPORT))
    return render(request, "privileging/roster.html", context)


def _rows(found: Sequence[Surgeon]) -> Iterator[tuple[object, ...]]:
    for one in found:
        person = one.person
        for held in one.privileges:
            yield (
                person.name, person.degrees, person.specialty, person.department, held.form,
                held.title, "; ".join(held.without), held.said.word.word, held.said.condition,
                held.said.until,
            )  # fmt: skip
