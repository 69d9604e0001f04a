"""Pages about the house itself: the rules, the ledger, the jobs, and the look."""

import json
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.permissions import RIGHTS
from credenza.office.desk.queries import rulebook
from credenza.office.ledger import queries as ledger
from credenza.office.ledger.actions import record
from credenza.office.ledger.queue import Job, queue
from credenza.office.ledger.schedule import schedule
from credenza.office.ledger.sealing import checkpoint as make_checkpoint
from credenza.office.ledger.verifying import verify
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.views.export import spreadsheet, wanted
from credenza.office.team import asked
from credenza.office.team.queries import actor_of, places, setting, visible_facilities
from credenza.office.team.rights import needs, public
from credenza.packs.loader import facility_kinds

OUTCOMES = ("done", "refused", "failed")
JOBS_READ, JOBS_SHOWN = 1500, 100  # a day of them, and what of it is told
MOST_EXPORTED = 100_000
HEADERS = ("Entry", "When", "Who", "From", "Act", "Outcome", "Why")


@needs("rules:see")
def rules(request: HttpRequest) -> HttpResponse:
    """What binds at one facility on a day, the strictest of all that apply."""
    as_of = asked.day(request.GET.get("as_of")) or today(timezone.now())
    within = visible_facilities(actor_of(request), RIGHTS["rules:see"].roles)
    chosen = asked.number(request.GET.get("facility"))
    facility = within.first() if chosen is None else get_object_or_404(within, pk=chosen)
    place = places()[facility.pk] if facility else None
    context = {
        "as_of": as_of,
        "facilities": within,
        "facility": facility,
        "binding": rulebook.binding(place, as_of) if place else [],
        "ignored": rulebook.ignored(place, as_of) if place else [],
    }
    return render(request, "desk/rules.html", context)


@needs("rules:see")
def library(request: HttpRequest) -> HttpResponse:
    """Every pack: what each rule asks, where it is written, how sure we are of it."""
    as_of = asked.day(request.GET.get("as_of")) or today(timezone.now())
    packs = rulebook.library(as_of)
    chosen = request.GET.get("pack") or packs[0][0].key
    shown = [(pack, rows) for pack, rows in packs if pack.key == chosen] or packs[:1]
    context = {"as_of": as_of, "packs": [pack for pack, _ in packs], "shown": shown}
    return render(request, "desk/library.html", context | {"facility_kinds": facility_kinds()})


@needs("ledger:see", whole_office=True)
def entries(request: HttpRequest) -> HttpResponse:
    """The office's acts, the newest first."""
    verb, outcome = asked.words(request.GET.get("verb")), request.GET.get("outcome", "")
    day = asked.day(request.GET.get("day"))
    found = ledger.entries(
        verb=verb,
        outcome=outcome if outcome in OUTCOMES else "",
        day=day,
        zone=ZoneInfo(setting("zone")),
        before=asked.number(request.GET.get("before")),
        limit=MOST_EXPORTED if wanted(request) else ledger.PAGE,
    )
    if wanted(request):
        return spreadsheet(request, "ledger", HEADERS, (_row(one) for one in found))
    context = {
        "entries": found,
        "outcomes": OUTCOMES,
        "outcome": outcome,
        "verb": verb,
        "day": day,
        "older": found[-1].id if len(found) == ledger.PAGE else None,
    }
    return render(request, "desk/ledger.html", context)


def _row(entry) -> tuple:
    at = entry.at.isoformat(timespec="seconds")
    why = " ".join(filter(None, (entry.reason, entry.why)))
    return entry.id, at, entry.actor, entry.origin, entry.verb, entry.outcome, why


@needs("ledger:see", whole_office=True)
def verify_ledger(request: HttpRequest) -> HttpResponse:
    """Check the chain of seals, against a checkpoint where one is handed in."""
    problems, error = None, ""
    if request.method == "POST":
        try:
            problems = verify(_checkpoint_of(request))
        except (ValueError, KeyError):
            error = "This file is not a checkpoint of a ledger."
        record("ledger:verify", by=actor_of(request), at=timezone.now())
    context = {"problems": problems, "error": error}
    return render(request, "desk/verify_ledger.html", context)


def _checkpoint_of(request: HttpRequest) -> dict | None:
    upload = request.FILES.get("checkpoint")
    return json.loads(upload.read(100_000)) if upload else None


@needs("ledger:see", whole_office=True)
@require_POST
def checkpoint(request: HttpRequest) -> HttpResponse:
    """Seal what is open, and hand out a checkpoint to keep elsewhere."""
    at = timezone.now()
    record("ledger:checkpoint", by=actor_of(request), at=at)
    text = json.dumps(make_checkpoint(at=at), indent=2)
    response = HttpResponse(text, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="checkpoint-{at:%Y%m%d-%H%M}.json"'
    return response


@needs("jobs:see")
def jobs(request: HttpRequest) -> HttpResponse:
    """The jobs: what ran, what waits, and what is in trouble."""
    now = timezone.now()
    context = {
        "jobs": _told_once_an_hour(queue().jobs(now, JOBS_READ))[:JOBS_SHOWN],
        "trouble": queue().troubled(now),
        "schedule": schedule(),
    }
    return render(request, "desk/jobs.html", context)


def _told_once_an_hour(jobs: list[Job]) -> list[Job]:
    """Of what was done again and again, the latest of each hour; all else as it is."""
    latest = {}
    for job in jobs:
        hour = job.queued_at and job.queued_at.replace(minute=0, second=0, microsecond=0)
        latest.setdefault((job.task, hour) if job.state == "done" else job.id, job)
    return list(latest.values())


@public
def look(request: HttpRequest) -> HttpResponse:
    """The parts that pages are made of."""
    return render(request, "look.html")
