from tests.office.credentialing.files import applied  # noqa: F401
from tests.office.credentialing.portal import applicant, complete  # noqa: F401
from tests.office.credentialing.referees import asked, named  # noqa: F401
from tests.office.files import licence, make_file, office  # noqa: F401
