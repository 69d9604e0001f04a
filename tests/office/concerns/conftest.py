from tests.office.files import make_file  # noqa: F401
