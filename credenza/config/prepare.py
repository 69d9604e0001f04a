"""Bringing an office to this version: tables, triggers, the cache, static files.

Costs a moment at every start, and does its work only when the version changed, or when the
database or the static files are not those that were prepared.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from credenza.config.alone import alone
from credenza.office.practitioners.following import judge_all_again

MARK = "prepared"
PREPARING = 7_242_733  # this work's number among PostgreSQL's advisory locks


def prepare() -> None:
    """Migrate and collect unless this very version has done so for this office.

    A new version may bring new rules: every file becomes due for judging. Of two that start at
    once, the second waits and finds the work done.
    """
    with alone(Path(settings.HOME)), _alone_in_the_database():
        mark = Path(settings.HOME) / MARK
        if mark.exists() and mark.read_text() == _state() and _manifest().exists():
            return
        call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        # What is there stays: pages that were loaded before still ask for it.
        call_command("collectstatic", verbosity=0, interactive=False)
        judge_all_again()
        mark.write_text(_state())


@contextmanager
def _alone_in_the_database() -> Iterator[None]:
    """The same among servers on several machines, which share a PostgreSQL."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [PREPARING])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [PREPARING])


def _manifest() -> Path:
    return Path(settings.STATIC_ROOT) / "staticfiles.json"


def _state() -> str:
    """A fingerprint of what is to be (migrations, static files and packs, by name, size and
    time) and of what the database says was done.
    """
    digest = hashlib.sha256(str(settings.DATABASES["default"]["ENGINE"]).encode())
    digest.update(str(settings.DATABASES["default"]["NAME"]).encode())
    digest.update(repr(sorted(MigrationRecorder(connection).applied_migrations())).encode())
    base = Path(settings.BASE_DIR)
    watched = ("office/*/migrations/*.py", "static/**/*", "packs/**/*.toml")
    for path in sorted(path for pattern in watched for path in base.glob(pattern)):
        stat = path.stat()
        digest.update(f"{path.relative_to(base)} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()
