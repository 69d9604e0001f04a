"""What people say of matches: the same person, another, or unsure; and what follows from it."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from credenza.core.permissions import Actor
from credenza.core.screening.agreeing import may_agree, takes_two
from credenza.core.screening.standing import IN_FORCE, REPLACED, STANDS, WAITS
from credenza.core.screening.steps import GONE, MATCH, SAME, SAYINGS
from credenza.core.verdict import ALLOWED, Refused, Verdict, refused, require
from credenza.office.ledger.actions import about, act
from credenza.office.monitoring.actions.clearing import Clearing
from credenza.office.monitoring.actions.duties import lift_all, open_all
from credenza.office.monitoring.actions.keeping import Matches
from credenza.office.monitoring.models import Match, Ruling
from credenza.office.monitoring.queries import bearing
from credenza.office.monitoring.queries.searching import month_search
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.queries.findable import lock
from credenza.office.team.queries import setting

GIVE_REASON = "Say why: the reason is part of the record."


@act("screening:rule")
def rule(
    *,
    match: Match,
    says: str,
    reason: str,
    by: Actor,
    at: datetime,
    evidence: Sequence[Mapping[str, object]] = (),
) -> Ruling:
    """Say whether a practitioner is the one listed; it counts for the act on every list.

    ``says`` is "same", "different" or "unsure". ``evidence`` names what was looked at, each as
    {"kind", "words"} and maybe "document" (an id). A ruling replaces the one in force; where the
    office asks two to agree, it waits for the second. Raises Refused without a reason, or where
    the entry is gone.
    """
    require(_may_say(says, reason))
    lock([match.practitioner_id])
    entries = bearing.of_act(match)
    require(MATCH.may_go(entries[0].state if entries else GONE, f"rule:{says}"))
    _in_force(match).update(state=REPLACED)
    ruling = _ruling(entries, says, reason, by, at)
    ruling.evidence = list(evidence)
    ruling.state = WAITS if takes_two(setting("screening_agreement"), says) else STANDS
    ruling.save()
    about(practitioner=match.practitioner_id, match=match.pk, says=says, state=ruling.state)
    Matches([], entries).write(at=at)
    _follow(ruling, by=by, at=at)
    return ruling


@act("screening:agree")
def agree(*, ruling: Ruling, by: Actor, at: datetime) -> Ruling:
    """Agree, as the second person, to what another ruled; from now on it stands.

    Raises Refused where it was the same person, or the ruling does not wait any more.
    """
    about(practitioner=ruling.practitioner_id, match=ruling.match_id)
    require(may_agree(ruling.ruler_id, by.id))
    lock([ruling.practitioner_id])
    ruling = Ruling.objects.select_related("match").get(pk=ruling.pk)
    if ruling.state != WAITS:
        raise Refused(refused("This ruling does not wait for a second person any more."))
    ruling.state, ruling.agreed_at = STANDS, at
    ruling.agreed_by, ruling.agreer_id = by.name[:120], by.id
    ruling.save()
    Matches([], bearing.of_act(ruling.match)).write(at=at)
    _follow(ruling, by=by, at=at)
    return ruling


def _may_say(says: str, reason: str) -> Verdict:
    if says not in SAYINGS:
        return refused(f"A ruling says one of {', '.join(SAYINGS)}.")
    return ALLOWED if reason.strip() else refused(GIVE_REASON)


def _in_force(match: Match):
    return Ruling.objects.filter(
        practitioner=match.practitioner_id, act=match.act, state__in=IN_FORCE
    )


def _ruling(entries: Sequence[Match], says: str, reason: str, by: Actor, at: datetime) -> Ruling:
    lead = entries[0]
    sides = {bearing.key_of(one): bearing.evidence(one) for one in entries}
    theirs = {key: _plain(one.theirs) for key, one in sides.items()}
    stood_on = {"ours": sides[bearing.key_of(lead)].ours, "theirs": theirs}
    return Ruling(
        match=lead,
        practitioner_id=lead.practitioner_id,
        act=lead.act,
        says=says,
        reason=reason.strip(),
        ours_mark=lead.ours_mark,
        theirs_marks={bearing.key_of(one): one.theirs_mark for one in entries},
        stood_on_sealed=bearing.sealed(stood_on, lead, "ruling"),
        ruled_at=at,
        ruled_by=by.name[:120],
        ruler_id=by.id,
    )


def _plain(values: Mapping) -> dict[str, list[str]]:
    return {field: list(texts) for field, texts in values.items()}


def _follow(ruling: Ruling, *, by: Actor, at: datetime) -> None:
    """What a ruling brings once it stands: duties and the answer "listed", or the clearance that
    waited for it."""
    if ruling.state != STANDS:
        return
    if ruling.says == SAME:
        open_all(ruling=ruling, by=by, at=at)
    else:
        lift_all(match=ruling.match, by=by, at=at)
    search = month_search(ruling.practitioner_id, today(at))
    if search is not None:
        lists = {one.source: one for one in search.searched.all() if one.clears}
        marks = {ruling.practitioner_id: ruling.ours_mark}
        Clearing(search, lists, marks, after=ruling).give(by=by, at=at)
