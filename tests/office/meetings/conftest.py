from tests.office.credentialing.files import applied  # noqa: F401
from tests.office.files import make_file, office  # noqa: F401
from tests.office.meetings.rooms import committee, meeting  # noqa: F401
from tests.office.meetings.sittings import sitting  # noqa: F401
from tests.office.privileging.conftest import form, grant, request_of, surgeon  # noqa: F401
