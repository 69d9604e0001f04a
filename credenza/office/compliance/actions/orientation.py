"""What new members are given to read and sign, by itself from the day of their appointment."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from credenza.core.calendar import add_days
from credenza.core.permissions import Actor, may
from credenza.core.verdict import Refused, refused, require
from credenza.office.compliance.actions.campaigns import give
from credenza.office.compliance.models import Campaign, OrientationPack, Policy
from credenza.office.compliance.queries.audience import of_files
from credenza.office.compliance.queries.campaigns import day_at
from credenza.office.compliance.queries.policies import KEEP, about, current_versions
from credenza.office.ledger.actions import about as tell
from credenza.office.ledger.actions import act
from credenza.office.practitioners.actions.editing import change
from credenza.office.practitioners.queries.members import appointed_since


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a pack, how many days there are for it, and from which appointments on it is
    given by itself (None: it is not).
    """

    title: str
    policies: tuple[Policy, ...]
    days: int
    starts_on: date | None


@act("orientation:open")
def open_pack(*, facility, contents: Contents, by: Actor, at: datetime) -> OrientationPack:
    """Make a pack. Raises Refused without the right, and for one with nothing in it."""
    _require(facility, contents.policies, by)
    made = OrientationPack.objects.create(
        facility=facility,
        title=contents.title.strip(),
        days=contents.days,
        starts_on=contents.starts_on,
    )
    made.policies.set(contents.policies)
    Campaign.objects.create(
        facility=facility, title=made.title, pack=made, opened_at=at, opened_by=by.name[:120]
    )
    tell(pack=made.pk)
    return made


@act("orientation:change")
def change_pack(
    *, pack: OrientationPack, version: int, contents: Contents, by: Actor, at: datetime
) -> OrientationPack:
    """Change a pack for those who come from now on. Raises Conflict as other changes do."""
    _require(pack.facility, contents.policies, by)
    values = {"title": contents.title.strip(), "days": contents.days}
    pack = change(pack, version, values | {"starts_on": contents.starts_on, "ended_on": None})
    pack.policies.set(contents.policies)
    Campaign.objects.filter(pack=pack).update(title=pack.title)
    return pack


@act("orientation:end")
def end_pack(*, pack: OrientationPack, by: Actor, at: datetime, reason: str) -> OrientationPack:
    """Give it to nobody any more; what was given stays to be signed."""
    _require(pack.facility, pack.policies.all(), by)
    if not reason.strip():
        raise Refused(refused("Say why it ends."))
    return change(pack, pack.version, {"ended_on": day_at(pack.facility, at)})


@act("orientation:give")
def give_pack(*, pack: OrientationPack, by: Actor, at: datetime) -> int:
    """Give a pack to the members appointed since it starts who have not got it; how many papers.

    Its texts are those in force now. Run again, it gives nothing twice.
    """
    day = day_at(pack.facility, at)
    if pack.starts_on is None or pack.starts_on > day or pack.ended_on is not None:
        return 0
    campaign = pack.campaign
    had = set(campaign.attestations.values_list("practitioner", flat=True))
    new = appointed_since(pack.facility_id, pack.starts_on, day).exclude(pk__in=had - {None})
    people = of_files(new)
    versions = current_versions(pack.policies.all(), day)
    if not people or not versions:
        return 0
    campaign.versions.set(versions.values())
    due_on = add_days(day, pack.days)
    return give(campaign=campaign, people=people, due_on=due_on, by=by, at=at)


def give_due(*, by: Actor, at: datetime) -> int:
    """Give every pack to whom it is due; how many papers that are."""
    rows = OrientationPack.objects.filter(starts_on__isnull=False, ended_on=None)
    rows = rows.select_related("facility", "campaign__facility").order_by("id")
    return sum(give_pack(pack=one, by=by, at=at) for one in rows)


def _require(facility, policies: Iterable[Policy], by: Actor) -> None:
    require(may(by, KEEP, about(Policy(facility=facility))))
    chosen = list(policies)
    if not chosen:
        raise Refused(refused("Choose at least one policy."))
    if any(one.facility_id != facility.pk for one in chosen):
        raise Refused(refused("A pack holds policies of its own facility."))
