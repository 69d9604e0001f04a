"""What the checks of security stand on: a fixed hour, and an office with people in its files."""

import pytest
from django.core.cache import cache

from tests.office.files import NOW, licence, make_file, office  # noqa: F401
from tests.security.southern import southern  # noqa: F401


@pytest.fixture(autouse=True)
def _the_hour(time_machine):
    """The samples are made for one day, so that the pages are opened on it."""
    time_machine.move_to(NOW, tick=True)
    cache.clear()
