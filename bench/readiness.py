"""How long the readiness of an office takes: read from nothing, read again after one change.

    python bench/readiness.py [--practitioners 50000] [--home FOLDER] [--edits 20]

Aims at 50,000 practitioners: judged and read from cold in under 60 s, and the wall of a facility
right again in under 1 s after one change.
"""

import argparse
import datetime as dt
import random
import statistics
import time

from filled import add_options, filled_office, load


def main() -> None:
    """Make the office, read, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_options(parser)
    parser.add_argument("--edits", type=int, default=20)
    options = parser.parse_args()
    with filled_office(options):
        print(load())
        _cold()
        facility = _largest()
        _wall("the wall", facility, _today())
        _wall("the wall in a month", facility, _today() + dt.timedelta(days=30))
        _changes(facility, options.edits)
        print(load())


def _cold() -> None:
    from django.utils import timezone

    from credenza.office.compliance.models import Reading
    from credenza.office.practitioners.actions.judging import judge_all
    from credenza.office.practitioners.models import Judging, OpenFinding, Standing

    for derived in (OpenFinding, Standing, Judging, Reading):
        derived.objects.all().delete()
    wall, work = time.perf_counter(), time.process_time()
    count = judge_all(at=timezone.now(), everyone=True)
    wall, work = time.perf_counter() - wall, time.process_time() - work
    print(
        f"judged and read from nothing: {count:,} files, {Reading.objects.count():,} readings in "
        f"{wall:.1f} s ({work:.1f} s of the processor)"
    )


def _largest() -> int:
    from django.db.models import Count

    from credenza.office.compliance.models import Reading

    rows = Reading.objects.order_by().values_list("facility").annotate(Count("id"))
    facility, count = max(rows, key=lambda row: row[1])
    print(f"the largest facility has {count:,} files")
    return facility


def _wall(what: str, facility: int, day: dt.date) -> None:
    from credenza.office.compliance.queries.readiness import wall

    times = []
    for _ in range(5):
        start = time.perf_counter()
        rows = wall(facility, day)
        times.append((time.perf_counter() - start) * 1000)
    print(f"{what}: {len(rows)} standards in {statistics.median(times):.0f} ms")


def _changes(facility: int, count: int) -> None:
    """From the act that changes a file to the wall that shows it, to the disk."""
    from django.utils import timezone

    from credenza.core.permissions import Actor
    from credenza.office.compliance.queries.readiness import wall
    from credenza.office.practitioners.actions.credentials import renew
    from credenza.office.practitioners.models import Credential

    rows = Credential.objects.filter(
        kind="state_licence", ends_on__lt=dt.date(9000, 1, 1),
        practitioner__readings__facility=facility,
    )  # fmt: skip
    ids = random.Random(7).sample(list(rows.order_by("id").values_list("id", flat=True)), count)
    times = []
    for one in Credential.objects.filter(pk__in=ids).order_by("id"):
        start = time.perf_counter()
        renew(
            credential=one, version=one.version, ends_on=one.ends_on + dt.timedelta(days=1),
            by=Actor.system("bench"), at=timezone.now(),
        )  # fmt: skip
        wall(facility, _today())
        times.append((time.perf_counter() - start) * 1000)
    median, worst = statistics.median(times), max(times)
    print(f"a renewal and the wall after it: median {median:.0f} ms, worst {worst:.0f} ms")


def _today() -> dt.date:
    from django.utils import timezone

    from credenza.office.practitioners.queries.days import today

    return today(timezone.now())


if __name__ == "__main__":
    main()
