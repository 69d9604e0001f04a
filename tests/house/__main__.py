"""Writes the generated pages of ``docs/reference``."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from tests.house import reference, workflows  # noqa: E402

reference.write()
workflows.write()
