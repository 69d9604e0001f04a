"""Pages of notices."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.office.monitoring.actions.notices import remind as plan_reminders
from credenza.office.monitoring.jobs import send
from credenza.office.monitoring.queries.notices import FAILED, SENT, WAITING, notices
from credenza.office.practitioners.templatetags.people import kind_title
from credenza.office.practitioners.views.export import spreadsheet, wanted
from credenza.office.team import asked
from credenza.office.team.queries import actor_of, setting
from credenza.office.team.rights import needs

HEADERS = ("State", "Last name", "First name", "Credential", "Ends on", "To", "Sent", "Trouble")


@needs("notice:send")
def sent(request: HttpRequest) -> HttpResponse:
    """What was told to whom, and what could not be delivered."""
    actor, state = actor_of(request), request.GET.get("state", "")
    rows = notices(actor, state if state in (WAITING, SENT, FAILED) else "")
    if wanted(request):
        return spreadsheet(request, "notices", HEADERS, (_row(one) for one in rows.iterator(2000)))
    context = {
        "page": Paginator(rows, 50).get_page(request.GET.get("page")),
        "state": state,
        "failed": notices(actor, FAILED).count(),
        "hanging": notices(actor, WAITING).exclude(trouble="").count(),
        "days": setting("notice_days"),
        "chair_days": setting("chair_notice_days"),
    }
    return render(request, "monitoring/notices.html", context)


def _row(notice) -> tuple:
    return (
        notice.state,
        notice.practitioner.last_name,
        notice.practitioner.first_name,
        kind_title(notice.credential.kind),
        notice.ends_on,
        notice.address,
        notice.sent_at.date() if notice.sent_at else None,
        notice.trouble,
    )


@needs("notice:send")
@require_POST
def remind(request: HttpRequest) -> HttpResponse:
    """Remind the practitioners of the picked expirables."""
    numbers = map(asked.number, request.POST.getlist("pick"))
    picked = [number for number in numbers if number is not None]
    count = plan_reminders(credentials=picked, by=actor_of(request), at=timezone.now())
    send.enqueue()
    messages.info(request, _told(picked, count))
    return redirect("notices")


def _told(picked: list[int], count: int) -> str:
    if not picked:
        return "Pick whom to remind, then send."
    if not count:
        return "Nobody: each was reminded today already, or has no e-mail address."
    return f"Reminders that go out: {count}."
