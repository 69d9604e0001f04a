"""What is done in a meeting from its page: each act by its name, one address for them all."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.verdict import Refused, refused
from credenza.office.credentialing.views.acting import first_error
from credenza.office.meetings.actions import items, motions, recusals, sessions, votes
from credenza.office.meetings.forms import session as forms
from credenza.office.meetings.models import AgendaItem, Meeting, Motion, Recusal, Seat
from credenza.office.meetings.queries.scope import day_of, seat_of
from credenza.office.meetings.queries.sessions import seats
from credenza.office.meetings.views.reach import meeting_of
from credenza.office.meetings.views.session import SEE, session_page
from credenza.office.practitioners.actions.editing import Conflict
from credenza.office.team import asked
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs

CHANGED = "Somebody else was quicker: look at it as it is now."


@needs(SEE)
@require_POST
def act(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Do one act; the page shows what came of it, or why not."""
    if verb not in ACTS:
        raise Http404
    one, status = meeting_of(request, pk, SEE), 200
    try:
        ACTS[verb](Asked(request, one))
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
        status = 409
    except Conflict:
        messages.error(request, CHANGED)
        status = 409
    if not request.htmx:
        return redirect("meeting-session", pk)
    one.refresh_from_db()
    answer = session_page(request, one, status=status)
    answer["HX-Push-Url"] = "false"
    return answer


class Asked:
    """What a request names: things of this meeting alone, refused where they are not."""

    def __init__(self, request: HttpRequest, meeting: Meeting):
        self.post, self.meeting = request.POST, meeting
        self.who = {"by": actor_of(request), "at": timezone.now()}

    def form(self, kind: type[Form]) -> Form:
        """The form as it was filled in; Refused with what is wrong."""
        form = kind(self.post)
        if not form.is_valid():
            raise Refused(refused(first_error(form)))
        return form

    def seat(self) -> Seat:
        """The seat that is named, else the actor's own."""
        number = asked.number(self.post.get("seat"))
        if number is None:
            found = seat_of(self.who["by"], self.meeting.committee, day_of(self.meeting))
        else:
            found = seats(self.meeting).filter(pk=number).first()
        return found or self._lacks("Say for which seat.")

    def item(self) -> AgendaItem | None:
        """The item that is named; None where none is."""
        number = asked.number(self.post.get("item"))
        if number is None:
            return None
        rows = self.meeting.items.select_related("meeting__committee__facility", "practitioner")
        return rows.filter(pk=number).first() or self._lacks("It is not on this agenda.")

    def motion(self) -> Motion:
        rows = self.meeting.motions.select_related("meeting__committee__facility", "item")
        found = rows.filter(pk=asked.number(self.post.get("motion"))).first()
        return found or self._lacks("Say which motion.")

    def recusal(self) -> Recusal:
        rows = Recusal.objects.filter(item__meeting=self.meeting)
        rows = rows.select_related("item__meeting__committee__facility")
        found = rows.filter(pk=asked.number(self.post.get("recusal"))).first()
        return found or self._lacks("Say which recusal.")

    def _lacks(self, why: str):
        raise Refused(refused(why))


def _open(one: Asked) -> None:
    named = {asked.number(value) for value in one.post.getlist("present")} - {None}
    there = list(seats(one.meeting).filter(pk__in=named))
    sessions.open_session(meeting=one.meeting, present=there, **one.who)


def _adjourn(one: Asked) -> None:
    sessions.adjourn(meeting=one.meeting, **one.who)


def _arrive(one: Asked) -> None:
    how = one.form(forms.ArriveForm).cleaned_data["how"]
    sessions.arrive(meeting=one.meeting, seat=one.seat(), how=how, **one.who)


def _leave(one: Asked) -> None:
    sessions.leave(meeting=one.meeting, seat=one.seat(), **one.who)


def _guest(one: Asked) -> None:
    name = one.form(forms.GuestForm).cleaned_data["name"]
    sessions.admit_guest(meeting=one.meeting, name=name, **one.who)


def _guest_leaves(one: Asked) -> None:
    number = asked.number(one.post.get("guest")) or 0
    sessions.dismiss_guest(meeting=one.meeting, attendance=number, **one.who)


def _preside(one: Asked) -> None:
    sessions.preside(meeting=one.meeting, seat=one.seat(), **one.who)


def _take_up(one: Asked) -> None:
    sessions.take_up(meeting=one.meeting, item=one.item(), **one.who)


def _pull(one: Asked) -> None:
    item = one.item()
    if item is None:
        raise Refused(refused("Say which item."))
    items.pull(item=item, **one.who)


def _recuse(one: Asked) -> None:
    item = one.item()
    if item is None:
        raise Refused(refused("Say from which item."))
    form = one.form(forms.ConflictForm)
    recusals.recuse(item=item, seat=one.seat(), **form.cleaned_data, **one.who)


def _readmit(one: Asked) -> None:
    reason = one.form(forms.ReasonForm).cleaned_data["reason"]
    recusals.readmit(recusal=one.recusal(), reason=reason, **one.who)


def _move(one: Asked) -> None:
    form, item = one.form(forms.MoveForm), one.item()
    motions.move_motion(
        meeting=one.meeting,
        kind=form.cleaned_data["kind"],
        item=item,
        mover=one.seat(),
        wording=form.wording(),
        **one.who,
    )


def _second(one: Asked) -> None:
    motions.second(motion=one.motion(), seat=one.seat(), **one.who)


def _ask_ballot(one: Asked) -> None:
    motions.ask_ballot(motion=one.motion(), seat=one.seat(), **one.who)


def _withdraw(one: Asked) -> None:
    motions.withdraw(motion=one.motion(), **one.who)


def _open_vote(one: Asked) -> None:
    given = one.form(forms.OpenForm).cleaned_data
    until = _at_the_place(given["closes_at"], one.meeting)
    votes.open_vote(motion=one.motion(), method=given["method"], closes_at=until, **one.who)


def _cast(one: Asked) -> None:
    choice = one.form(forms.CastForm).cleaned_data["choice"]
    votes.cast(motion=one.motion(), seat=one.seat(), choice=choice, **one.who)


def _close_vote(one: Asked) -> None:
    heard = one.form(forms.HeardForm).heard()
    votes.close_vote(motion=one.motion(), heard=heard, **one.who)


def _break_off(one: Asked) -> None:
    reason = one.form(forms.ReasonForm).cleaned_data["reason"]
    votes.break_off(motion=one.motion(), reason=reason, **one.who)


def _at_the_place(typed: datetime | None, meeting: Meeting) -> datetime | None:
    """What was typed as the clock shows where the committee is."""
    if typed is None:
        return None
    zone = ZoneInfo(meeting.committee.facility.zone)
    return typed.replace(tzinfo=zone)


ACTS: dict[str, Callable[[Asked], None]] = {
    "open": _open,
    "adjourn": _adjourn,
    "arrive": _arrive,
    "leave": _leave,
    "guest": _guest,
    "guest-leaves": _guest_leaves,
    "preside": _preside,
    "take-up": _take_up,
    "pull": _pull,
    "recuse": _recuse,
    "readmit": _readmit,
    "move": _move,
    "second": _second,
    "ask-ballot": _ask_ballot,
    "withdraw": _withdraw,
    "open-vote": _open_vote,
    "cast": _cast,
    "close-vote": _close_vote,
    "break-off": _break_off,
}
