"""Files to practise on."""

from tests.office.credentialing.files import applied  # noqa: F401
from tests.office.files import licence, make_file, office  # noqa: F401
