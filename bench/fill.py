"""Fill an empty office with invented practitioners, a chunk at a time.

    CREDENZA_HOME=/some/folder python bench/fill.py --practitioners 50000

Each chunk is one act of the ledger, so that memory stays the same however many there are. Prints
how long the rows and the judging took, and the most memory used.
"""

import argparse
import os
import resource
import time
from itertools import islice

from rich.console import Console

from credenza.config.home import home, make_keys

CHUNK = 500
MOST = 100_000


def main() -> None:
    arguments = _arguments()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "credenza.config.settings")
    make_keys(home())
    import django

    django.setup()
    from credenza.config.prepare import prepare
    from credenza.office.desk.openings import is_empty

    prepare()
    if not is_empty():
        raise SystemExit(
            f"There is an office in {home()} already; give CREDENZA_HOME another folder."
        )
    _timed(f"{arguments.practitioners:,} files written", lambda: _write(arguments.practitioners))
    if arguments.judge:
        _timed(f"{arguments.practitioners:,} files judged", _judge)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--practitioners", type=int, default=50_000, metavar="N")
    parser.add_argument("--no-judge", dest="judge", action="store_false")
    arguments = parser.parse_args()
    if not 0 < arguments.practitioners <= MOST:
        parser.error(f"--practitioners takes 1 to {MOST:,}")
    return arguments


def _write(count: int) -> None:
    from django.utils import timezone

    from credenza.core.permissions import Actor
    from credenza.office.desk.sample.columns import whole_file
    from credenza.office.desk.sample.places import enrol_all, found
    from credenza.office.ledger.actions import acting
    from credenza.office.practitioners.actions.filling import fill
    from credenza.office.practitioners.queries.days import today
    from credenza.sample.practitioners import practitioners

    by, at = Actor.system("bench"), timezone.now()
    files = practitioners(count, today(at))
    with acting("office:open", by=by, at=at):
        ground = found(by=by, at=at)
    own_files: dict[int, int] = {}
    while chunk := list(islice(files, CHUNK)):
        wholes = [whole_file(one, ground.facilities, ground.departments) for one in chunk]
        rows = fill(files=wholes, by=by, at=at)
        own_files = own_files or {n: row.practitioner.pk for n, row in enumerate(rows)}
    enrol_all(ground, own_files, by=by, at=at)


def _judge() -> None:
    from django.utils import timezone

    from credenza.office.practitioners.actions.judging import judge_all

    judge_all(at=timezone.now(), everyone=True)


def _timed(what: str, do) -> None:
    start, cpu = time.perf_counter(), time.process_time()
    do()
    taken, worked = time.perf_counter() - start, time.process_time() - cpu
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    Console().print(f"{what} in {taken:.1f} s ({worked:.1f} s of work); at most {most:.0f} MB")


if __name__ == "__main__":
    main()
