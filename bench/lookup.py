"""How long “may they?” takes to answer, at the server, with millions of privileges granted.

    python bench/lookup.py [--people 50000] [--each 40] [--asks 300] [--postgresql]

The office is invented and thrown away. A device of the largest facility and one of a facility of
ordinary size ask by procedure, by name, by both, and with slips of the finger. Told is the time of
the processor for a whole page, from the request to the answer.
"""

import argparse
import datetime as dt
import gzip
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.find import FAMILY, GIVEN, SYLLABLES, _start, _vacuum

SHARES = (60, 33, 6, 1)  # per cent of the people at each facility
TODAY = dt.datetime.now(dt.UTC).date()
COLUMNS = (
    "practitioner_id", "facility_id", "form_version_id", "request_id", "item", "without", "kind",
    "conditions", "decided_on", "starts_on", "ends_on", "ended_by", "ended_why",
    "under_investigation", "version",
)  # fmt: skip


def main() -> None:
    """Make the office, ask, print."""
    options = _options()
    home = Path(tempfile.mkdtemp(prefix="credenza-lookup-"))
    try:
        _start(home, options.postgresql)
        _report(options)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=50_000)
    parser.add_argument("--each", type=int, default=40)
    parser.add_argument("--asks", type=int, default=300)
    parser.add_argument("--postgresql", action="store_true")
    return parser.parse_args()


def _report(options: argparse.Namespace) -> None:
    from credenza.office.ledger import triggers
    from credenza.office.team.models import Setting

    dice = random.Random(7)
    triggers.remove()
    Setting.objects.create(key="may_devices", value=True)
    facilities = _fill(options, dice)
    _vacuum()
    print(f"{options.people:,} people, {options.people * options.each:,} privileges")
    for facility, share in zip(facilities, SHARES, strict=True):
        if share in (SHARES[0], SHARES[2]):
            _ask(facility, options.people * share // 100, options.asks, dice)


def _ask(facility, people: int, asks: int, dice: random.Random) -> None:
    ask = _asker(facility)
    began = time.process_time()
    ask("gallbladder")
    print(f"\n{facility}: {people:,} people; first question {_ms(began):,.0f} ms")
    for kind, texts in _asked(facility, asks, dice).items():
        _print(kind, texts, ask)
    _print_copy(facility)


def _fill(options: argparse.Namespace, dice: random.Random) -> list:
    from django.db import connection

    from credenza.office.privileging import apart
    from credenza.office.team.models import Facility

    facilities = [
        Facility.objects.create(name=f"Hospital {n}", short_name=f"H{n}", kind="hospital")
        for n, _ in enumerate(SHARES)
    ]
    versions = {one.pk: _adopt(one) for one in facilities}
    with connection.cursor() as cursor:
        for statement in apart._REMOVED[connection.vendor]:
            cursor.execute(statement)
    for start in range(0, options.people, 2000):
        _fill_some(
            range(start, min(start + 2000, options.people)), options, facilities, versions, dice
        )
    return facilities


def _adopt(facility) -> list[tuple[int, str]]:
    """All forms at a facility; (version, item) of everything on them, form after form."""
    from credenza.core.privileges.written import written
    from credenza.office.privileging.models import FormVersion
    from credenza.packs.loader import privilege_forms

    found = []
    for form in privilege_forms().values():
        version = FormVersion.objects.create(
            facility=facility, form=form.key, number=1, title=form.title, state="in_force",
            content=written(form), made_at=dt.datetime.now(dt.UTC), made_by="The bench",
            effective_on=dt.date(2020, 1, 1),
        )  # fmt: skip
        found += [(version.pk, item.key) for item in form.items]
    return found


def _fill_some(numbers, options, facilities, versions, dice: random.Random) -> None:
    from django.db import connection, transaction

    from credenza.office.practitioners import models

    people = models.Practitioner.objects.bulk_create(_people(numbers, dice))
    places = dice.choices(facilities, SHARES, k=len(people))
    models.Appointment.objects.bulk_create(
        models.Appointment(
            practitioner=person, facility=place, category="Active", standing="active"
        )
        for person, place in zip(people, places, strict=True)
    )
    models.Specialty.objects.bulk_create(
        models.Specialty(practitioner=one, title="General surgery", primary=True) for one in people
    )
    rows = [
        row
        for person, place in zip(people, places, strict=True)
        for row in _grants(person.pk, place.pk, versions[place.pk], options.each, dice)
    ]
    names, marks = ", ".join(COLUMNS), ", ".join(["%s"] * len(COLUMNS))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO privileging_grant ({names}) VALUES ({marks})", rows)


def _grants(person: int, place: int, offered, each: int, dice: random.Random) -> Iterator[tuple]:
    start = dice.randrange(len(offered))
    ends_on = TODAY + dt.timedelta(days=dice.randrange(1, 700))
    began = TODAY - dt.timedelta(days=30)
    for n in range(each):
        version, item = offered[(start + n) % len(offered)]
        watched = '[{"kind": "proctor", "words": "", "cases": 5}]' if dice.random() < 0.05 else "[]"
        yield (
            person, place, version, None, item, "[]", "regular", watched, began, began, ends_on,
            "", "", False, 1,
        )  # fmt: skip


def _people(numbers, dice: random.Random) -> Iterator:
    from credenza.office.practitioners.models import Practitioner

    given, family, syllables = GIVEN.split(), FAMILY.split(), SYLLABLES.split()
    for _ in numbers:
        made = "".join(dice.choices(syllables, k=3)).capitalize()
        last = dice.choice(family) if dice.random() < 0.5 else made
        yield Practitioner(last_name=last, first_name=dice.choice(given), profession="md")


def _asker(facility):
    from django.test import Client

    from credenza.office.privileging.devices import token_of
    from credenza.office.privileging.models import DeviceLink

    link = DeviceLink.objects.create(
        facility=facility, label="Bench", made_at=dt.datetime.now(dt.UTC), made_by="The bench"
    )
    client = Client(SERVER_NAME="localhost")
    client.post(f"/may/with/{token_of(link)}/")
    return lambda typed: client.get("/may/", {"q": typed})


def _asked(facility, asks: int, dice: random.Random) -> dict[str, list[str]]:
    from credenza.office.practitioners.models import Practitioner
    from credenza.packs.loader import privilege_words

    rows = Practitioner.objects.filter(appointments__facility=facility).order_by("?")[:asks]
    names = [f"{one.first_name} {one.last_name}" for one in rows]
    words = [one.words[0] for one in dice.choices(list(privilege_words().values()), k=asks)]
    return {
        "procedure": words,
        "name": names,
        "both": [f"{name} {word}" for name, word in zip(names, words, strict=True)],
        "with slips": [_slip(text, dice) for text in (*words[::2], *names[::2])],
    }


def _slip(text: str, dice: random.Random) -> str:
    place = dice.randrange(max(1, len(text) - 1))
    return text[:place] + text[place + 1 : place + 2] + text[place : place + 1] + text[place + 2 :]


def _print(kind: str, texts: list[str], ask) -> None:
    from credenza.office.privileging import devices

    times = []
    for text in texts:
        devices._LIMIT._seen.clear()
        began = time.process_time()
        answer = ask(text)
        times.append(_ms(began))
        assert answer.status_code == 200
    last = statistics.quantiles(times, n=20)[18]
    print(f"  {kind:12} median {statistics.median(times):6.1f} ms   p95 {last:6.1f} ms")


def _print_copy(facility) -> None:
    from credenza.office.privileging.queries.copies import copy_of

    began = time.process_time()
    data = copy_of(facility, TODAY).data
    small = len(gzip.compress(data, 6))
    print(f"  copy         {len(data):,} bytes, {small:,} compressed, made in {_ms(began):,.0f} ms")


def _ms(began: float) -> float:
    return (time.process_time() - began) * 1000


if __name__ == "__main__":
    main()
