"""Which lists the office follows, and how their copies come."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings

from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused
from credenza.office.ledger.actions import about, act
from credenza.office.monitoring.models import Following
from credenza.office.monitoring.queries.catalog import source_of
from credenza.sources.fetching.gate import Forbidden, checked


@act("list:follow")
def follow(*, keys: Iterable[str], by: Actor, at: datetime) -> int:
    """Follow lists of the catalog; how many are new. Copies come by hand or by folder at first."""
    keys = list(keys)
    about(lists=keys)
    known = set(Following.objects.filter(source__in=keys).values_list("source", flat=True))
    fresh = [Following(source=key, since_at=at) for key in keys if key not in known]
    Following.objects.bulk_create(fresh, ignore_conflicts=True)
    return len(fresh)


@act("list:fetch-by")
def arrange(
    *, following: Following, downloads: bool, address: str, by: Actor, at: datetime
) -> Following:
    """Say whether copies are downloaded, and from where (empty: the publisher's own address).

    Raises Refused where an address is none that may be asked, or where there is none at all.
    """
    about(list=following.source, downloads=downloads)
    if downloads and not (address or source_of(following.source).download):
        raise Refused(refused("This list has no address that stays the same: type the file's own."))
    try:
        if address:
            checked(address, private=settings.PRIVATE_LISTS)
    except Forbidden as error:
        raise Refused(refused(str(error))) from error
    following.downloads, following.address = downloads, address
    following.save(update_fields=["downloads", "address"])
    return following


@act("list:leave")
def leave(*, following: Following, reason: str, by: Actor, at: datetime) -> None:
    """Follow a list no more; its copies stay, and what was found on them. Needs a reason."""
    if not reason.strip():
        raise Refused(refused("Say why the list is followed no more."))
    about(list=following.source)
    following.delete()
