"""Files to practise on."""

from tests.office.files import licence, make_file, office  # noqa: F401
