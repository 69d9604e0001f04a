"""A worker in a process of its own, on the database of the running tests."""

import os
import signal
import sys
import threading

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django
from django.conf import settings

settings.DATABASES["default"]["NAME"] = sys.argv[1]
settings.TASKS = {"default": {"BACKEND": sys.argv[2], "QUEUES": []}}
django.setup()

from credenza.office.ledger import schedule, worker  # noqa: E402
from credenza.office.ledger.queue import queue  # noqa: E402

schedule.schedule = list  # only what the test queues
engine = queue()
engine.PAUSE = 0.05
if settings.ON_POSTGRES:
    engine.HEARTBEAT, engine.SILENCE = 0.3, 1.5

stop = threading.Event()
signal.signal(signal.SIGTERM, lambda *_: stop.set())
worker.work(stop)
