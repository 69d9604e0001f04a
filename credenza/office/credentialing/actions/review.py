"""Working on an application: flags, category, overrides, completeness, and the way ahead."""

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from credenza.core.applications import category as categories
from credenza.core.applications import checklist as items
from credenza.core.applications.clocks import act_by
from credenza.core.applications.flags import find
from credenza.core.applications.steps import BEFORE_REVIEW, VERIFYING
from credenza.core.calendar import local_day
from credenza.core.permissions import Actor, may
from credenza.core.verdict import Refused, refused, require
from credenza.office.credentialing.actions.steps import go
from credenza.office.credentialing.models import Application, Flag, Override, Station
from credenza.office.credentialing.queries.checklist import checklist
from credenza.office.credentialing.queries.kinds import kind_of
from credenza.office.credentialing.queries.scope import about as about_application
from credenza.office.credentialing.queries.subject import subject_of
from credenza.office.credentialing.queries.ways import round_of, stops_ahead
from credenza.office.ledger.actions import about, act
from credenza.office.practitioners.actions.editing import change
from credenza.packs.loader import flag_limits

WORK = "application:work"


@act("application:look")
def look(*, application: Application, by: Actor, at: datetime) -> list[Flag]:
    """Find the flags anew: new ones are added, those found no more are marked so, and one that is
    found again counts again with the resolution it had. The flags that stand now.
    """
    found = {
        one.key[:200]: one
        for one in find(subject_of(application, _day(application, at)), flag_limits())
    }
    known = {flag.key: flag for flag in application.flags.select_for_update()}
    fresh = [
        Flag(
            application=application,
            kind=one.kind,
            key=key,
            sentence=one.sentence,
            evidence=list(one.evidence),
            found_at=at,
        )
        for key, one in found.items()
        if key not in known
    ]
    Flag.objects.bulk_create(fresh)
    for key, flag in known.items():
        _keep_up(flag, found.get(key), at)
    about(practitioner=application.practitioner_id, found=len(fresh))
    return list(application.flags.filter(gone_at=None))


def _keep_up(flag: Flag, found, at: datetime) -> None:
    gone_at = None if found else flag.gone_at or at
    sentence = found.sentence if found else flag.sentence
    if (flag.gone_at, flag.sentence) != (gone_at, sentence):
        flag.gone_at, flag.sentence = gone_at, sentence
        flag.save(update_fields=["gone_at", "sentence"])


@act("flag:resolve")
def resolve(*, flag: Flag, resolution: str, weighed: bool = False, by: Actor, at: datetime) -> Flag:
    """Answer a flag in words; ``weighed``: it does not stand against an expedited decision.

    Raises Refused without words and for who may not work on the application.
    """
    application = flag.application
    about(practitioner=application.practitioner_id, flag=flag.key)
    require(may(by, WORK, about_application(application)))
    if not resolution.strip():
        raise Refused(refused("Say in words what came of it: who decides will read them."))
    flag.resolution, flag.weighed = resolution.strip(), weighed
    flag.resolved_at, flag.resolved_by = at, by.name[:120]
    flag.save(update_fields=["resolution", "weighed", "resolved_at", "resolved_by"])
    return flag


@act("application:override")
def override(
    *, application: Application, item: str, by: Actor, at: datetime, reason: str
) -> Override:
    """Let an application go on in spite of one open item, on record. Raises Refused without the
    right or a reason, and for an item that does not stand against it.
    """
    about(practitioner=application.practitioner_id, item=item)
    require(may(by, "application:override", about_application(application)))
    if not reason.strip():
        raise Refused(refused("Say why it may go on: the reason is part of the record."))
    told = checklist(application, _day(application, at))
    against = {one.key: one for one in told.against}
    if item not in against:
        raise Refused(refused("This item does not stand against the application."))
    return Override.objects.create(
        application=application,
        item=item,
        title=against[item].title,
        reason=reason.strip(),
        at=at,
        by=by.name[:120],
    )


@act("application:complete")
def complete(
    *, application: Application, category: str, by: Actor, at: datetime, reason: str = ""
) -> Application:
    """Call it complete: nothing that blocks is open, the clock to the decision starts.

    ``category`` may be graver than what the facts suggest, for a ``reason``; never lighter.
    Raises Refused with the first thing that stands against it.
    """
    look(application=application, by=by, at=at)
    day = _day(application, at)
    told = checklist(application, day)
    require(told.may_complete)
    proposal = proposed(application, told)
    _require_category(application, category, proposal, reason)
    why = "\n".join(proposal.reasons) if category == proposal.category else reason.strip()
    return go(
        application=application,
        verb="complete",
        category=category,
        category_why=why,
        complete_on=day,
        act_by=act_by(day, kind_of(application).days_to_act).day,
        by=by,
        at=at,
    )


@act("application:categorise")
def categorise(
    *, application: Application, category: str, by: Actor, at: datetime, reason: str
) -> Application:
    """Change the category after it was set; from 2 to 1 only through a new review."""
    about(practitioner=application.practitioner_id, category=category)
    require(may(by, WORK, about_application(application)))
    require(categories.may_set(application.category, category, reviewed_again=False))
    if not reason.strip():
        raise Refused(refused("Say why: the reason is part of the record."))
    values = {"category": category, "category_why": reason.strip()}
    return change(application, application.version, values)


@act("application:assign")
def assign(*, application: Application, to, by: Actor, at: datetime) -> Application:
    """Make it somebody's work; ``to`` None: nobody's."""
    about(practitioner=application.practitioner_id, to=getattr(to, "name", ""))
    require(may(by, WORK, about_application(application)))
    return change(application, application.version, {"assigned_to": to})


@act("application:aim")
def aim(*, application: Application, on: date | None, by: Actor, at: datetime) -> Application:
    """Say at which meeting it shall be decided: evidence is judged for that day."""
    about(practitioner=application.practitioner_id, on=on.isoformat() if on else "")
    require(may(by, WORK, about_application(application)))
    if on is not None and on < _day(application, at):
        raise Refused(refused("The meeting lies in the past: name one to come."))
    return change(application, application.version, {"target_on": on})


@act("application:details")
def keep_details(
    *, application: Application, details: Mapping[str, str], by: Actor, at: datetime
) -> Application:
    """Keep the office's answers to what the kind itself asks; answers to other questions stay.

    Raises Refused once the application was sent on its way, where they are part of what was read.
    """
    about(practitioner=application.practitioner_id)
    require(may(by, WORK, about_application(application)))
    if application.state not in BEFORE_REVIEW:
        raise Refused(refused("It was sent on its way: take it back to verification first."))
    asked = {question.key for question in kind_of(application).asks}
    kept = {key: value for key, value in application.details.items() if key not in asked}
    return change(application, application.version, {"details": {**kept, **details}})


@act("application:send")
def send(*, application: Application, by: Actor, at: datetime) -> Application:
    """Send a complete application on its way: the stations are laid out, the first one opens."""
    stops, number = stops_ahead(application), round_of(application) + 1
    stations = [
        Station(
            application=application,
            round=number,
            position=position,
            key=stop.key,
            title=stop.title,
            who=stop.who,
            committee=stop.committee,
            question=stop.question,
            days=stop.days,
            decides=stop.decides,
            adverse=stop.adverse,
            opened_at=None if position else at,
        )
        for position, stop in enumerate(stops)
    ]
    first = stops[0]
    go(
        application=application,
        verb="send",
        station=first.key,
        held_by=first.who,
        days=first.days,
        by=by,
        at=at,
    )
    Station.objects.bulk_create(stations)
    return application


def proposed(application: Application, told) -> categories.Proposal:
    """The category that the facts suggest."""
    flags = application.flags.filter(gone_at=None)
    overridden = [one.title for one in told.items if one.state == items.OVERRIDDEN]
    return categories.propose(flags, overridden)


def _require_category(application, category: str, proposal, reason: str) -> None:
    again = application.passages.filter(state=VERIFYING).exclude(reason="").exists()
    require(categories.may_set(application.category, category, reviewed_again=again))
    if category == categories.ONE and proposal.category == categories.TWO:
        raise Refused(refused(f"Category 1 has nothing to discuss. {proposal.reasons[0]}"))
    if category != proposal.category and not reason.strip():
        raise Refused(refused("Say why category 2: who decides will ask."))


def _day(application: Application, at: datetime) -> date:
    return local_day(at, ZoneInfo(application.facility.zone))
