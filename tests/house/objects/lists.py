"""Objects of the addresses of lists and their copies; they are the whole office's."""

from collections.abc import Callable

from credenza.office.monitoring.actions.lists import take_in
from credenza.office.monitoring.models import Following
from tests.fixtures import BEGAN, SYSTEM, Office
from tests.house.objects.target import Target
from tests.office.monitoring.lists import KEY, whole


def _list(office: Office) -> Target:
    Following.objects.create(source=KEY, downloads=True, since_at=BEGAN)
    return Target({"key": KEY}, data={"reason": "No facility there any more"})


def _copy(office: Office) -> Target:
    copy = take_in(key=KEY, content=whole(), name="list.csv", origin="upload", by=SYSTEM, at=BEGAN)
    return Target({"key": KEY, "pk": copy.pk})


def _followed(office: Office) -> Target:
    return Target({}, data={"list": KEY})


OF_NO_FACILITY = frozenset(
    {
        "corrective-open",
        "edition",
        "edition-adopt",
        "list",
        "list-copy",
        "list-file",
        "tracer",
        "standard",
        "standard-files",
        "standard-show",
    }
)
"""What publishers tell everybody belongs to no facility: whoever may see it may see it all; and
kinds of lists, editions, standards and actions, which each reader has of their own facilities.
"""

OBJECTS: dict[str, Callable[[Office], Target]] = {
    "lists-follow": _followed,
    "list": _list,
    "list-load": _list,
    "list-arrange": _list,
    "list-fetch": _list,
    "list-leave": _list,
    "list-copy": _copy,
    "list-file": _copy,
}
