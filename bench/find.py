"""How long Find takes to answer, at the server, in an office of many practitioners.

    python bench/find.py [--files 50000] [--asks 200] [--postgresql]

The office is invented and thrown away. Asked are names, numbers and documents, half of them with
a slip of the finger, by a coordinator of the whole office and by one of the smallest facility.
"""

import argparse
import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

GIVEN = """James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara
Richard Susan Joseph Jessica Thomas Sarah Charles Karen Christopher Lisa Daniel Nancy Matthew Betty
Anthony Sandra Mark Margaret Donald Ashley Steven Kimberly Andrew Emily Paul Donna Joshua Michelle
Kenneth Carol Kevin Amanda Brian Melissa Timothy Deborah José María Priya Wei Fatima Olu"""
FAMILY = """Smith Johnson Williams Brown Jones García Miller Davis Rodríguez Martínez Hernández
López González Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Pérez Thompson White Harris
Sánchez Clark Ramírez Lewis Robinson Walker Young Allen King Wright Scott Torres Nguyen Hill Flores
Green Adams Nelson Baker Hall Rivera Campbell Mitchell Carter Roberts O’Neill"""
SYLLABLES = "ba be bi bor can da den fer ga hol in ka lor ma nel o per quin ro sa"
KINDS = ("state_licence", "dea", "state_cds", "board_certification")
PAPERS = ("licence", "DEA certificate", "diploma", "CV", "malpractice face sheet", "CME 2025")
FACILITIES = (60, 30, 9, 1)  # per cent of the files


def main() -> None:
    """Make the office, ask, print."""
    options = _options()
    home = Path(tempfile.mkdtemp(prefix="credenza-find-"))
    try:
        _start(home, options.postgresql)
        _report(options.files, options.asks)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=50_000)
    parser.add_argument("--asks", type=int, default=200)
    parser.add_argument("--postgresql", action="store_true")
    return parser.parse_args()


def _start(home: Path, on_postgresql: bool) -> None:
    from credenza.config.home import make_keys

    make_keys(home)
    os.environ |= {"CREDENZA_HOME": str(home), "DJANGO_SETTINGS_MODULE": "credenza.config.settings"}
    if on_postgresql:
        from tests.postgresql import start

        os.environ["DATABASE_URL"] = start()
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)


def _report(files: int, asks: int) -> None:
    from credenza.office.desk.indexing import rebuild
    from credenza.office.ledger import triggers

    dice = random.Random(7)
    triggers.remove()
    facilities = _fill(files, dice)
    began = time.perf_counter()
    rebuild()
    _vacuum()
    print(f"{files:,} files; index made anew in {time.perf_counter() - began:.1f} s")
    for who, facility in (("whole office", None), ("1 % facility", facilities[-1])):
        ask = _asker(who, facility)
        for kind, texts in _asked(asks, dice).items():
            _print(f"{who}, {kind}", texts, ask)


def _vacuum() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _fill(count: int, dice: random.Random) -> list:
    from credenza.office.documents.models import Document
    from credenza.office.practitioners import models
    from credenza.office.team.models import Facility

    facilities = [
        Facility.objects.create(name=f"Hospital {n}", short_name=f"H{n}", kind="hospital")
        for n, _ in enumerate(FACILITIES)
    ]
    for start in range(0, count, 2000):
        people = list(_people(range(start, min(start + 2000, count)), dice))
        models.Practitioner.objects.bulk_create(people)
        models.Appointment.objects.bulk_create(
            models.Appointment(
                practitioner=person, facility=dice.choices(facilities, FACILITIES)[0],
                category="active", standing="active",
            )
            for person in people
        )  # fmt: skip
        models.Credential.objects.bulk_create(
            models.Credential(practitioner=person, kind=kind, number=_number(kind, person, dice))
            for person in people
            for kind in KINDS
        )
        papers = [(person, paper) for person in people for paper in PAPERS]
        documents = Document.objects.bulk_create(
            Document(
                sha256="0" * 64, key="bench", name=f"{person.last_name} {paper}.pdf",
                media_type="application/pdf", size=1, added_at="2026-01-01T00:00Z",
                added_by="bench",
            )
            for person, paper in papers
        )  # fmt: skip
        models.Attachment.objects.bulk_create(
            models.Attachment(practitioner=person, document=document)
            for (person, _), document in zip(papers, documents, strict=True)
        )
    return facilities


def _people(places: range, dice: random.Random) -> Iterator:
    from credenza.office.practitioners.models import Practitioner

    for place in places:
        yield Practitioner(
            last_name=_family(dice), first_name=dice.choice(GIVEN.split()), degrees="MD",
            profession="MD", middle_name=dice.choice(["", *"ABCDEFGHJKLM"]), npi=_npi(place),
        )  # fmt: skip


def _npi(place: int) -> str:
    from credenza.core.identifiers import npi_is_valid

    nine = 100_000_000 + place * 61_803_399 % 100_000_000
    return next(npi for npi in (f"{nine}{digit}" for digit in range(10)) if npi_is_valid(npi))


def _family(dice: random.Random) -> str:
    """A third bear one of the common names, one in twenty has two."""
    rare = "".join(dice.choices(SYLLABLES.split(), k=dice.randrange(3, 5))).capitalize()
    one = dice.choice(FAMILY.split()) if dice.random() < 0.35 else rare
    return f"{one}-{dice.choice(FAMILY.split())}" if dice.random() < 0.05 else one


def _number(kind: str, person, dice: random.Random) -> str:
    letters = {"state_licence": "35.", "dea": f"B{person.last_name[0]}"}.get(kind, "")
    return f"{letters}{dice.randrange(10**6, 10**7)}"


def _asker(name: str, facility) -> Callable:
    from django.test import Client

    from credenza.office.team.models import RoleGrant, User

    user = User.objects.create_user(f"{facility or 'all'}@example.org".lower(), name=name)
    RoleGrant.objects.create(user=user, role="coordinator", facility=facility)
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    return lambda text: client.get("/find/", {"q": text}, headers={"HX-Request": "true"})


def _asked(count: int, dice: random.Random) -> dict[str, list[str]]:
    from credenza.office.practitioners.models import Credential, Practitioner

    people = dice.sample(list(Practitioner.objects.order_by("id")), count)
    numbers = dict(Credential.objects.filter(practitioner__in=people).values_list(
        "practitioner_id", "number"))  # fmt: skip
    plain = [_ask(person, numbers[person.pk], dice) for person in people]
    half = count // 2
    return {
        "as written": plain[:half],
        "with a slip": [_slip(text, dice) for text in plain[half:]],
        "common words": ["md", "john", "smith", "licence", "jo", "35", "m smith", "licence pdf"],
        "middle of a number": [person.npi[3:8] for person in people[:20]],
        "no such number": [str(number) for number in range(87654321, 97654321, 500_000)],
    }


def _ask(person, number: str, dice: random.Random) -> str:
    return dice.choice([
        person.last_name,
        f"{person.first_name} {person.last_name}",
        f"{person.last_name}, {person.first_name[0]}",
        f"{person.last_name} {dice.choice(PAPERS)}",
        person.last_name[:4],
        person.npi,
        number,
    ])  # fmt: skip


def _slip(text: str, dice: random.Random) -> str:
    """One letter missing, or two swapped."""
    place = dice.randrange(1, max(2, len(text) - 1))
    if dice.random() < 0.5:
        return text[:place] + text[place + 1 :]
    return text[:place] + text[place : place + 2][::-1] + text[place + 2 :]


def _print(title: str, texts: list[str], ask: Callable) -> None:
    """By the clock, and by the processor: on a busy machine the two differ."""
    walls, works, answered = [], [], 0
    ask("warm up")
    for text in texts:
        wall, work = time.perf_counter(), time.process_time()
        answer = ask(text)
        works.append((time.process_time() - work) * 1000)
        walls.append((time.perf_counter() - wall) * 1000)
        assert answer.status_code == 200, answer.status_code
        answered += b"find-row" in answer.content
    print(f"{title:34} {_figures(walls)}   processor {_figures(works)}   ", end="")
    print(f"answered {answered}/{len(texts)}")


def _figures(times: list[float]) -> str:
    p95 = sorted(times)[int(len(times) * 0.95)]
    return f"median {statistics.median(times):5.1f} p95 {p95:5.1f} ms"


if __name__ == "__main__":
    main()
