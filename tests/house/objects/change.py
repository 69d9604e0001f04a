"""Objects of the addresses of why, what if and changes of the rules."""

from collections.abc import Callable

from tests.fixtures import Office
from tests.house.objects.practitioners import surgeon
from tests.house.objects.target import Target


def _file(office: Office) -> Target:
    person = surgeon(office)
    return Target({"pk": person.pk}, person.pk)


OBJECTS: dict[str, Callable[[Office], Target]] = {
    "why": _file,
}
