"""How long the main pages take at the server, in an office of many practitioners.

    python bench/pages.py [--practitioners 50000] [--home FOLDER] [--requests 30]

Asked by a director of the whole office. Aims: a median under 60 ms, and at most 15 queries.
"""

import argparse
import datetime as dt
import statistics
import time
from collections.abc import Iterator

from filled import add_options, filled_office, load

AIM_MS, AIM_QUERIES = 60, 15


def main() -> None:
    """Make the office, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_options(parser)
    parser.add_argument("--requests", type=int, default=30)
    options = parser.parse_args()
    with filled_office(options):
        _let_a_day_pass()
        client = _director()
        print(f"{_count():,} practitioners; {load()}")
        print(f"{'page':24}{'median':>10}{'p95':>10}{'processor':>12}{'queries':>9}{'size':>9}")
        for title, address in _pages():
            _print(title, address, client, options.requests)


def _let_a_day_pass() -> None:
    """Of what was found when the office was made, let one in a hundred be new today."""
    from django.db.models import F
    from django.db.models.functions import Mod
    from django.utils import timezone

    from credenza.office.practitioners.models import OpenFinding
    from credenza.office.practitioners.queries.days import today

    day = today(timezone.now())
    OpenFinding.objects.update(found_on=day - dt.timedelta(days=1))
    new = OpenFinding.objects.annotate(place=Mod(F("id"), 100)).filter(place=0)
    new.update(found_on=day)


def _director():
    from django.test import Client

    from credenza.office.team.models import RoleGrant

    grant = RoleGrant.objects.filter(role="director", facility=None, department=None).first()
    client = Client(SERVER_NAME="localhost")
    client.force_login(grant.user)
    return client


def _count() -> int:
    from credenza.office.practitioners.models import Practitioner

    return Practitioner.objects.count()


def _pages() -> Iterator[tuple[str, str]]:
    from credenza.office.practitioners.models import Practitioner
    from credenza.office.team.models import Facility

    facility = Facility.objects.order_by("id").first().pk
    person = Practitioner.objects.order_by("id")[_count() // 2]
    file = f"/practitioners/{person.pk}/"
    yield "Today", "/today/"
    yield "Today, expirables", "/today/?kind=renew"
    yield "Today, page 20", "/today/?page=20"
    yield "Practitioners", "/practitioners/"
    yield "Practitioners, page 500", "/practitioners/?page=500"
    yield "Practitioners, filtered", f"/practitioners/?facility={facility}&state=late"
    yield "Practitioners, by name", f"/practitioners/?q={person.last_name}"
    yield "File", file
    yield "File, credentials", f"{file}credentials/"
    yield "File, history", f"{file}history/"
    yield "Expirables", "/expirables/"
    yield "Expirables, lapsed", "/expirables/?window=lapsed"
    yield "Calendar", "/expirables/calendar/"
    yield "Consequences", "/expirables/consequences/"
    yield "Find", f"/find/?q={person.last_name}"
    yield "Rules", "/rules/"
    yield "Ledger", "/ledger/"


def _print(title: str, address: str, client, requests: int) -> None:
    """By the clock, and by the processor: on a busy machine the two differ."""
    queries, size = _look(address, client)
    walls, works = [], []
    for _ in range(requests):
        wall, work = time.perf_counter(), time.process_time()
        client.get(address)
        works.append((time.process_time() - work) * 1000)
        walls.append((time.perf_counter() - wall) * 1000)
    median, p95 = statistics.median(walls), statistics.quantiles(walls, n=20)[-1]
    missed = " missed" if median > AIM_MS or queries > AIM_QUERIES else ""
    print(
        f"{title:24}{median:7.1f} ms{p95:7.1f} ms{statistics.median(works):9.1f} ms"
        f"{queries:9}{size / 1024:6.0f} kB{missed}"
    )


def _look(address: str, client) -> tuple[int, int]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    if answer.status_code != 200:
        raise SystemExit(f"{address} answered {answer.status_code}.")
    return len(asked), len(answer.content)


if __name__ == "__main__":
    main()
