"""How long judging takes: all files from nothing, one file after an edit, and a night.

    python bench/judging.py [--practitioners 50000] [--home FOLDER] [--edits 100]

Aims at 50,000 practitioners: all of them in under 60 s, an edit in under 50 ms.
"""

import argparse
import datetime as dt
import random
import resource
import statistics
import time

from filled import add_options, filled_office, load


def main() -> None:
    """Make the office, judge, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_options(parser)
    parser.add_argument("--edits", type=int, default=100)
    options = parser.parse_args()
    with filled_office(options):
        print(load())
        _forget()
        _timed("from nothing", everyone=True)
        _timed("a night with nothing due")
        _make_due(100)
        _timed("a night with one in a hundred due")
        _timed("all again", everyone=True)
        _edits(options.edits)
        print(
            f"at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB; {load()}"
        )


def _forget() -> None:
    """Empty what is derived, as in an office that was never judged."""
    from credenza.office.practitioners.models import Judging, OpenFinding, Standing

    for derived in (OpenFinding, Standing, Judging):
        derived.objects.all().delete()


def _timed(what: str, *, everyone: bool = False) -> None:
    from django.utils import timezone

    from credenza.office.practitioners.actions.judging import judge_all

    wall, work = time.perf_counter(), time.process_time()
    count = judge_all(at=timezone.now(), everyone=everyone)
    wall, work = time.perf_counter() - wall, time.process_time() - work
    print(f"{what}: {count:,} files in {wall:.2f} s ({work:.2f} s of the processor)")


def _make_due(one_in: int) -> None:
    from django.db.models import F
    from django.db.models.functions import Mod

    from credenza.office.practitioners.models import Judging

    due = Judging.objects.annotate(place=Mod(F("practitioner_id"), one_in)).filter(place=0)
    due.update(due_on=dt.date(2000, 1, 1))


def _edits(count: int) -> None:
    """Renewals by the act that the page uses: entry, rows, judging and Find, to the disk."""
    from django.utils import timezone

    from credenza.core.permissions import Actor
    from credenza.office.practitioners.actions.credentials import renew
    from credenza.office.practitioners.models import Credential

    rows = Credential.objects.filter(kind="state_licence", ends_on__lt=dt.date(9000, 1, 1))
    ids = random.Random(7).sample(list(rows.order_by("id").values_list("id", flat=True)), count)
    walls, works = [], []
    for one in Credential.objects.filter(pk__in=ids).order_by("id"):
        wall, work = time.perf_counter(), time.process_time()
        renew(
            credential=one, version=one.version, ends_on=one.ends_on + dt.timedelta(days=1),
            by=Actor.system("bench"), at=timezone.now(),
        )  # fmt: skip
        walls.append((time.perf_counter() - wall) * 1000)
        works.append((time.process_time() - work) * 1000)
    p95 = statistics.quantiles(walls, n=20)[-1]
    print(
        f"a renewal: median {statistics.median(walls):.1f} ms, p95 {p95:.1f} ms "
        f"({statistics.median(works):.1f} ms of the processor)"
    )


if __name__ == "__main__":
    main()
