"""Files to judge."""

from tests.office.files import licence, make_file, office  # noqa: F401
