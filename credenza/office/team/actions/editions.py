"""New editions of packs of standards: received as a file, adopted by facilities from a day."""

import hashlib
from datetime import date, datetime

from credenza.core.law import Pack
from credenza.core.permissions import Actor
from credenza.core.verdict import refused, require
from credenza.office.ledger.actions import act
from credenza.office.team.models import Adoption, Edition
from credenza.packs.floors import lacking
from credenza.packs.loader import pack_from, standards
from credenza.packs.schema import PackError


@act("edition:receive")
def receive(*, pack: str, text: str, by: Actor, at: datetime) -> Edition:
    """Keep the text of a new edition, unchanged. Raises Refused where it does not read as a pack,
    drops a rule by which hearings or terms are reckoned, or was received before.
    """
    if pack not in standards():
        require(refused(f"No pack is called “{pack}”: choose one that ships with the office."))
    read = _read(pack, text)
    if dropped := lacking(standards()[pack], read):
        named = ", ".join(dropped)
        require(refused(f"Hearings and terms are reckoned by {named}: let the edition keep it."))
    fingerprint = hashlib.sha256(text.encode()).hexdigest()
    if Edition.objects.filter(fingerprint=fingerprint).exists():
        require(refused("This edition was received before: adopt that one."))
    return Edition.objects.create(
        pack=pack,
        edition=read.edition,
        fingerprint=fingerprint,
        text=text,
        received_at=at,
        received_by=by.name,
    )


@act("edition:adopt")
def adopt(
    *, edition: Edition, facility, from_on: date, today: date, by: Actor, at: datetime,
    reason: str = "",
) -> Adoption:  # fmt: skip
    """Let a facility be judged by an edition from a day on. Decisions before it keep their rules.

    Raises Refused for a day before ``today``, before an edition of the same pack that the facility
    adopted already, and where it adopted this one.
    """
    if from_on < today:
        require(refused("Adopt it from today or later: what was decided before keeps its rules."))
    held = Adoption.objects.filter(facility=facility, edition__pack=edition.pack)
    if held.filter(edition=edition).exists():
        require(refused(f"{facility} adopted this edition before."))
    later = held.filter(from_on__gte=from_on).select_related("edition").first()
    if later is not None:
        require(
            refused(f"{facility} adopts {later.edition} from {later.from_on}: choose a later day.")
        )
    return Adoption.objects.create(
        edition=edition, facility=facility, from_on=from_on, adopted_by=by.name, reason=reason
    )


@act("edition:withdraw")
def withdraw(*, adoption: Adoption, today: date, by: Actor, at: datetime) -> None:
    """Take an adoption back before its day. Raises Refused from that day on."""
    if adoption.from_on <= today:
        require(refused("It binds already: adopt another edition instead."))
    adoption.delete()


def _read(key: str, text: str) -> Pack:
    """The edition in a text. Raises Refused with where and how to mend it."""
    try:
        return pack_from(key, text)
    except PackError as error:
        require(refused(str(error)))
        raise
