"""Settings under which the tests run: a throw-away home, quick hashing, plain static files.

``DATABASE=postgresql pytest`` runs them on a PostgreSQL that lives as long as the run.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from credenza.config.home import make_keys

if "CREDENZA_TEST_HOME" not in os.environ:
    os.environ["CREDENZA_TEST_HOME"] = tempfile.mkdtemp(prefix="credenza-tests-")
    atexit.register(shutil.rmtree, os.environ["CREDENZA_TEST_HOME"], ignore_errors=True)
os.environ["CREDENZA_HOME"] = os.environ["CREDENZA_TEST_HOME"]
make_keys(Path(os.environ["CREDENZA_HOME"]))
if os.environ.get("DATABASE") == "postgresql" and "DATABASE_URL" not in os.environ:
    from tests.postgresql import start

    os.environ["DATABASE_URL"] = start()

from credenza.config.settings import *  # noqa: E402, F403
from credenza.config.settings import DATABASES, STATIC_ROOT, STORAGES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STATIC_ROOT.mkdir(exist_ok=True)
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # No test's data need outlive a loss of power.
    OPTIONS = DATABASES["default"]["OPTIONS"]
    OPTIONS["init_command"] = OPTIONS["init_command"].replace("=FULL", "=OFF")
    # A file, not memory: the pages under test are served by another thread.
    DATABASES["default"]["TEST"] = {"NAME": Path(os.environ["CREDENZA_HOME"]) / "test.sqlite3"}
