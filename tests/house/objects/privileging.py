"""Objects of the addresses of privileges."""

from collections.abc import Callable

from tests.fixtures import Office
from tests.house.objects.target import Target

OBJECTS: dict[str, Callable[[Office], Target]] = {}
