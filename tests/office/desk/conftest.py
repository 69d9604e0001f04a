"""Files to practise on."""

from tests.office.credentialing.files import applied  # noqa: F401
from tests.office.credentialing.referees import asked, named  # noqa: F401
from tests.office.files import licence, make_file, office  # noqa: F401
from tests.office.privileging.conftest import form, grant, request_of, surgeon  # noqa: F401
