"""What is not in order, as in every office: each practitioner has one trouble at most.

``PLAN`` says how many in a round of practitioners have which; everything else about a file is in
order. Numbers are days from the opening day.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from credenza.core.calendar import add_months
from credenza.core.facts import Result, Standing
from credenza.sample import checks
from credenza.sample.dice import Dice
from credenza.sample.folder import Folder
from credenza.sample.membership import BOARD_DAYS, TERM
from credenza.sample.places import OTHER_HOSPITALS
from credenza.sample.professions import APPS, LEADERS, PHYSICIANS, PRESCRIBERS

LICENCES = ("aprn_licence", "state_licence", "rn_licence")
REAPPOINTED = -20  # days: when the board decided on those whose term was about to end
TERM_DAYS = 1096  # three years from the day after the decision
Do = Callable[[Folder], None]


@dataclass(frozen=True, slots=True)
class Trouble:
    """``count`` of a round have it, among the professions named (none: anybody).

    ``decided`` are the days on which their last decision may have been.
    """

    name: str
    count: int
    do: Do
    among: tuple[str, ...] = ()
    decided: tuple[int, ...] = BOARD_DAYS


def _ends(kinds: tuple[str, ...], *days: int) -> Do:
    """The first of ``kinds`` that is held ends on one of ``days``."""

    def do(folder: Folder) -> None:
        held = [row for kind in kinds for row in folder.of_kind(kind)]
        if held:
            folder.ends(held[0], folder.dice.pick(days))

    return do


def _unanswered(kind: str, result: Result = Result.PENDING, note: str = "") -> Do:
    """The source was asked about ``kind`` and has not answered, or answered no."""

    def do(folder: Folder) -> None:
        if not any(answer.kind == kind for answer in folder.asked):
            return
        answers: dict[str, object] = {"result": result, "note": note}
        if result is Result.PENDING:
            answers |= {"verified_on": None, "stated_ends_on": None, "stated_status": ""}
        folder.answers(kind, **answers)

    return do


def _never_asked(*kinds: str) -> Do:
    return lambda folder: folder.never_asked(*kinds)


def _not_held(kind: str) -> Do:
    return lambda folder: folder.lose(kind)


def _one_reference(folder: Folder) -> None:
    """Of the peers who were asked, only one has answered."""
    silent = [answer for answer in folder.asked if answer.kind == "peer_reference"][1:]
    for answer in silent:
        unanswered = replace(answer, result=Result.PENDING, verified_on=None)
        folder.asked[folder.asked.index(answer)] = unanswered


def _silent_hospital(folder: Folder) -> None:
    """The one other hospital was asked and has not answered."""
    folder.lose("hospital_affiliation")
    row = folder.hold(
        "hospital_affiliation",
        issuer=folder.dice.pick(OTHER_HOSPITALS),
        starts_on=folder.day(-365 * folder.practice),
        details={"category": "Active", "department": "Medicine"},
    )
    folder.ask("hospital_affiliation", "hospital_letter", folder.checked(), row,
               result=Result.PENDING, verified_on=None)  # fmt: skip


def _licence_differs(folder: Folder) -> None:
    kind = next(kind for kind in LICENCES if any(folder.of_kind(kind)))
    row = next(folder.of_kind(kind))
    folder.answers(
        kind,
        result=Result.DIFFERS,
        stated_ends_on=row.ends_on - timedelta(days=365) if row.ends_on else None,
        note="The board's site shows an earlier expiry than the wallet card.",
    )


def _gap(folder: Folder) -> None:
    """The last position began months after what went before, and nobody explained."""
    last = max(folder.of_kind("work_position"), key=lambda row: row.starts_on or date.min)
    start = add_months(last.starts_on, folder.dice.between(3, 8))
    if start > folder.day(-500) or start < folder.day(-3000):
        start = date(folder.today.year - 4, 9, 1)
        folder.hold("work_position", issuer="Heron Pond Health Partners", precision="month",
                    starts_on=last.starts_on, ends_on=start - timedelta(days=93),
                    details={"role": folder.field.title})  # fmt: skip
        start = (start - timedelta(days=93)).replace(day=1)
        start = add_months(start, 5)
    folder.amend(last, starts_on=start)


def _term(*days: int) -> tuple[int, ...]:
    """Days of decision after which the term ends on one of ``days``."""
    return tuple(day - TERM_DAYS for day in days)


def _rewound(folder: Folder) -> None:
    """Everything is ready for the next term, and the term before still runs."""
    for n, one in enumerate(folder.appointments):
        before = {
            name: add_months(getattr(one, name), -TERM)
            for name in ("starts_on", "ends_on", "decided_on")
        }
        folder.appointments[n] = replace(
            one, **before, reappointment_due_on=before["ends_on"] - timedelta(days=30)
        )


def _queried(folder: Folder) -> None:
    """No continuous query, and the query for the last decision is nearly two years old."""
    folder.lose("npdb_continuous_query")
    folder.never_asked("npdb_query")
    folder.ask("npdb_query", "npdb", -folder.dice.between(674, 724))


def _stands(standing: Standing, category: str = "") -> Do:
    def do(folder: Folder) -> None:
        for n, one in enumerate(folder.appointments):
            values = {"standing": standing} | ({"category": category} if category else {})
            if standing is Standing.ENDED:
                values["ends_on"] = folder.day(-folder.dice.between(110, 500))
            folder.appointments[n] = replace(one, **values)

    return do


def _nothing(folder: Folder) -> None:
    """Marks files that the story of the last weeks is about."""


def _probation(folder: Folder) -> None:
    checks.sanctioned(folder)
    row = next(folder.of_kind("state_licence"))
    folder.amend(row, status="probation", details={**row.details, "restrictions": "Chart review."})
    folder.answers("state_licence", stated_status="probation")


ALL_WELL = Trouble("", 0, _nothing)
PLAN = (
    Trouble("licence lapsed", 3, _ends(LICENCES, -2, -9, -20), (*PHYSICIANS, "np")),
    Trouble("licence ends", 13, _ends(LICENCES, 4, 11, 19, 26, 33, 47, 58, 66, 79, 86)),
    Trouble("licence renewed", 6, _ends(LICENCES, 9, 24, 40), PHYSICIANS),
    Trouble("licence renewed in time", 8, _ends(LICENCES, -30, -20), PHYSICIANS),
    Trouble("licence differs", 3, _licence_differs, PHYSICIANS),
    Trouble("DEA lapsed", 3, _ends(("dea",), -3, -12), ("md", "do", "np")),
    Trouble("DEA ends", 9, _ends(("dea",), 8, 17, 29, 44, 61, 80), ("md", "do", "dpm", "np")),
    Trouble("coverage lapsed", 3, _ends(("malpractice_coverage",), -1, -6), ("md", "do")),
    Trouble("coverage ends", 12, _ends(("malpractice_coverage",), 2, 4, 6, 7, 21, 30, 38, 52)),
    Trouble("coverage renewed", 4, _ends(("malpractice_coverage",), 6, 13), PHYSICIANS),
    Trouble("coverage renewed in time", 6, _ends(("malpractice_coverage",), -30, -20)),
    Trouble("coverage out", 1, _ends(("malpractice_coverage",), -38), ("md",)),
    Trouble("board ends", 7, _ends(("board_certification",), 16, 37, 61, 92, 118)),
    Trouble("board lapsed", 2, _ends(("board_certification",), -24, -7)),
    Trouble("BLS ends", 12, _ends(("bls",), 3, 9, 15, 28, 34, 49, 57)),
    Trouble("ACLS ends", 8, _ends(("acls",), 5, 12, 31, 46), (*PHYSICIANS, "crna")),
    Trouble("BLS lapsed", 3, _ends(("bls",), -4, -16)),
    Trouble("TB ends", 9, _ends(("tb_screen",), 6, 13, 20, 27)),
    Trouble("TB lapsed", 3, _ends(("tb_screen",), -5, -18)),
    Trouble("flu missing", 8, _ends(("influenza",), -30, -14, 10)),
    Trouble("supervision ends", 2, _ends(("supervision",), 14, 40), ("pa",)),
    Trouble("supervision lapsed", 1, _ends(("supervision",), -11), ("pa",)),
    Trouble("query due", 9, _queried, (), (-616, -630, -644)),
    Trouble("query ends", 5, _ends(("npdb_continuous_query",), 9, 24, 41)),
    Trouble("term ends", 11, _nothing, (), _term(52, 80, 108, 136, 164)),
    Trouble("term ends soon", 3, _nothing, (), _term(12, 24)),
    Trouble("term over", 1, _nothing, ("md",), _term(-6)),
    Trouble("reference missing", 5, _one_reference),
    Trouble("affiliation silent", 7, _silent_hospital),
    Trouble("school silent", 3, _unanswered("professional_school"), (*APPS, "psychologist")),
    Trouble("board not found", 2, _unanswered(
        "board_certification", Result.NOT_FOUND, "No certificate under this name or NPI."),
        PHYSICIANS),
    Trouble("gap", 5, _gap),
    Trouble("identity unseen", 2, _never_asked("identity_document")),
    Trouble("background missing", 3, _never_asked("background_check")),
    Trouble("NPI not compared", 4, _never_asked("npi_registry")),
    Trouble("opioid training missing", 4, _not_held("opioid_training"), PRESCRIBERS),
    Trouble("probation", 1, _probation, ("md",)),
    Trouble("licence due today", 3, _ends(LICENCES, 90)),
    Trouble("coverage due today", 2, _ends(("malpractice_coverage",), 60)),
    Trouble("BLS due today", 2, _ends(("bls",), 60)),
    Trouble("on leave", 4, _stands(Standing.LEAVE)),
    Trouble("honorary", 3, _stands(Standing.ACTIVE, "Honorary"), PHYSICIANS),
    Trouble("left", 12, _stands(Standing.ENDED)),
    Trouble("reappointed", 5, _rewound, PHYSICIANS, (REAPPOINTED,)),
    Trouble("OPPE due", 16, _nothing, ("md", "do", "crna", "pa")),
    Trouble("OPPE late", 4, _nothing, ("md", "do")),
)  # fmt: skip
FIRST = 0
"""The practitioner who signs in: a renewed licence waits to be verified."""
APPLICANTS = 11
"""How many of a round are applicants; they come after everybody with a trouble."""


def assigned(seed: int, professions: tuple[str, ...]) -> dict[int, Trouble]:
    """Which of a round's practitioners has which trouble; of those told by name, the first."""
    free = Dice(seed, "troubles").shuffled(range(len(LEADERS), len(professions)))
    plan = {FIRST: next(one for one in PLAN if one.name == "licence renewed")}
    for trouble in PLAN:
        fits = [n for n in free if not trouble.among or professions[n] in trouble.among]
        for n in fits[: trouble.count]:
            plan[n] = trouble
            free.remove(n)
    return plan
