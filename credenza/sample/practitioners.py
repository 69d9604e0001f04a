"""The office's practitioners, one after the other, as many as are wanted.

A round of them (``ROUND``) has every profession, trouble and applicant in its proportion; whoever
comes after it follows the same plan under another name.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache

from credenza.sample.career import study_and_work
from credenza.sample.checks import check_all
from credenza.sample.coverage import insure
from credenza.sample.dice import Dice
from credenza.sample.folder import Folder
from credenza.sample.licences import license
from credenza.sample.membership import apply, appoint
from credenza.sample.people import person
from credenza.sample.professions import LEADERS, PHYSICIANS, ROUND, TRADES, deck
from credenza.sample.shapes import File
from credenza.sample.statements import state
from credenza.sample.troubles import ALL_WELL, APPLICANTS, Trouble, assigned

SEED = 1848
RECEIVED = -40  # days: since when the applications are on the desk
FIXED_FIELDS = {0: "Heart and vascular medicine", 1: "General surgery", 2: "Family medicine",
                7: "Internal medicine"}  # fmt: skip
UNFINISHED = (
    ("npdb_query", "peer_reference"),
    ("peer_reference", "hospital_affiliation", "background_check"),
    ("medical_school", "professional_school", "residency", "peer_reference"),
    ("state_licence", "aprn_licence", "dea", "malpractice_coverage", "peer_reference"),
    ("identity_document",),
    (),
)


@cache
def plan(seed: int = SEED) -> tuple[tuple[str, ...], dict[int, Trouble], frozenset[int]]:
    """The professions of a round, the troubles by place in it, and the applicants' places."""
    professions = deck(seed)
    troubles = assigned(seed, professions)
    free = (n for n in range(len(LEADERS), ROUND) if n not in troubles)
    mostly = sorted(free, key=lambda n: professions[n] not in (*PHYSICIANS, "np", "pa"))
    return professions, troubles, frozenset(mostly[:APPLICANTS])


def trouble_of(number: int, seed: int = SEED) -> str:
    """The name of a practitioner's trouble, or ""."""
    trouble = plan(seed)[1].get(number % ROUND)
    return trouble.name if trouble else ""


def is_applicant(number: int, seed: int = SEED) -> bool:
    """Whether the practitioner of that number has only applied."""
    return number % ROUND in plan(seed)[2]


def practitioners(count: int, today: date, seed: int = SEED) -> Iterator[File]:
    """The files of ``count`` practitioners (at most 100,000), dated from ``today``."""
    for number in range(count):
        yield file(number, today, seed)


def file(number: int, today: date, seed: int = SEED) -> File:
    """One practitioner's file; it does not depend on the others."""
    professions, troubles, _ = plan(seed)
    place = number % ROUND
    profession, dice = professions[place], Dice(seed, number)
    trade = TRADES[profession]
    field = dice.weighted([(one, one.weight) for one in trade.fields])
    if number in FIXED_FIELDS:
        field = next(one for one in trade.fields if one.title == FIXED_FIELDS[number])
    practice = dice.between(4, 33)
    somebody = person(number, place, profession, trade, field, practice, dice, today)
    folder = Folder(somebody, field, practice, dice, today)
    trouble = troubles.get(place, ALL_WELL)
    if is_applicant(number, seed):
        apply(folder, RECEIVED)
    else:
        appoint(folder, dice.pick(trouble.decided))
    _fill(folder)
    trouble.do(folder)
    if is_applicant(number, seed):
        folder.never_asked(*UNFINISHED[number % len(UNFINISHED)])
    return folder.close()


def _fill(folder: Folder) -> None:
    study_and_work(folder)
    license(folder)
    insure(folder)
    state(folder)
    check_all(folder)
