"""Files to write letters about."""

from tests.office.files import licence, make_file, office  # noqa: F401
