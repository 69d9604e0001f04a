"""Bringing an office to this version: tables, triggers, the cache, static files.

Costs a moment at every start, and does its work only when the version or its migrations
changed.
"""

import hashlib
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

MARK = "prepared"


def prepare() -> None:
    """Migrate and collect unless this very version has done so for this office.

    A new version may bring new rules: every file becomes due for judging.
    """
    from credenza.office.practitioners.following import judge_all_again

    mark = Path(settings.HOME) / MARK
    version = _version()
    if mark.exists() and mark.read_text() == version:
        return
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    judge_all_again()
    mark.write_text(version)


def _version() -> str:
    """A fingerprint of migrations, static files and packs, by name, size and time."""
    digest = hashlib.sha256(str(settings.DATABASES["default"]["ENGINE"]).encode())
    digest.update(str(settings.DATABASES["default"]["NAME"]).encode())
    base = Path(settings.BASE_DIR)
    watched = ("office/*/migrations/*.py", "static/**/*", "packs/**/*.toml")
    for path in sorted(path for pattern in watched for path in base.glob(pattern)):
        stat = path.stat()
        digest.update(f"{path.relative_to(base)} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()
