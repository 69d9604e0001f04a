"""Licences, registrations and board certificates, each with the answer of who issued it."""

from credenza.sample import numbers
from credenza.sample.folder import Folder
from credenza.sample.places import OTHER_STATES, STATE
from credenza.sample.professions import APPS, NURSES, PHYSICIANS, PRESCRIBERS, TRADES, board_of

CDS_STATES = ("IN", "MI")
ROLES = {
    "np": "Nurse practitioner",
    "crna": "Nurse anesthetist",
    "cnm": "Nurse midwife",
    "cns": "Clinical nurse specialist",
}


def license(folder: Folder) -> None:
    """Put in what gives the right to practice and to prescribe, and certification, if held."""
    _licences(folder)
    if folder.profession in PRESCRIBERS:
        _dea(folder)
    if folder.field.board and folder.dice.chance(0.9):
        _board(folder)


def _licences(folder: Folder) -> None:
    trade, nurse = TRADES[folder.profession], folder.profession in (*NURSES, "rnfa")
    if nurse:
        multistate = "yes" if folder.dice.chance(0.4) else "no"
        _licence(folder, "rn_licence", STATE, "RN.9", {"multistate": multistate})
    if folder.profession in NURSES:
        details = {"role": ROLES[folder.profession], "prescriptive_authority": "yes"}
        _licence(folder, "aprn_licence", STATE, trade.licence, details)
    if nurse:
        return
    licensed = {"profession": trade.licensed_as}
    _licence(folder, "state_licence", STATE, trade.licence, licensed)
    if folder.dice.chance(0.16):
        other = folder.dice.weighted(OTHER_STATES)
        _licence(folder, "state_licence", other, "X9", licensed)
        if other in CDS_STATES and folder.profession in PHYSICIANS:
            _cds(folder, other)


def _licence(folder: Folder, kind: str, state: str, prefix: str, details: dict) -> None:
    boards = {"rn_licence": "Board of Nursing", "aprn_licence": "Board of Nursing"}
    own = "Medical Board" if folder.profession in PHYSICIANS else "State Board"
    row = folder.hold(
        kind,
        number=f"{prefix}{folder.person.number % 100_000:05d}",
        issuer=boards.get(kind, own),
        jurisdiction=state,
        starts_on=folder.day(-365 * folder.practice - folder.dice.between(10, 200)),
        ends_on=folder.day(folder.ahead(90, 730)),
        details=details,
    )
    folder.ask(kind, "state_board", folder.checked(), row)


def _dea(folder: Folder) -> None:
    if folder.field.title in ("Diagnostic imaging", "Anatomic and clinical pathology") and (
        folder.dice.chance(0.5)
    ):
        folder.hold("dea", jurisdiction=STATE, status="not_required")
        return
    mid_level = folder.profession in APPS or folder.profession == "od"
    row = folder.hold(
        "dea",
        number=numbers.dea(folder.person.number, folder.person.last_name, mid_level=mid_level),
        issuer="Drug Enforcement Administration",
        jurisdiction=STATE,
        starts_on=folder.day(-365 * folder.practice + folder.dice.between(0, 100)),
        ends_on=folder.day(folder.ahead(90, 1095)),
        details={"schedules": "2, 2N, 3, 3N, 4, 5"},
    )
    folder.ask("dea", "dea_lookup", folder.checked(), row)


def _cds(folder: Folder, state: str) -> None:
    row = folder.hold(
        "state_cds",
        number=f"CS9{folder.person.number % 100_000:05d}",
        issuer="State Board of Pharmacy",
        jurisdiction=state,
        starts_on=folder.day(-365 * folder.practice + 30),
        ends_on=folder.day(folder.ahead(90, 730)),
    )
    folder.ask("state_cds", "state_agency", folder.checked(), row)


def _board(folder: Folder) -> None:
    issuer = board_of(folder.profession, folder.field, folder.dice)
    continuous = folder.profession in PHYSICIANS and folder.dice.chance(0.55)
    row = folder.hold(
        "board_certification",
        number=f"9{folder.person.number % 100_000:05d}",
        issuer=issuer,
        starts_on=folder.day(-365 * folder.practice + 300),
        ends_on=None if continuous else folder.day(folder.ahead(120, 3000)),
        continuous=continuous,
        details={"specialty": folder.field.title, "meeting_requirements": "Yes"},
    )
    folder.ask("board_certification", _board_source(folder, issuer), folder.checked(), row)


def _board_source(folder: Folder, issuer: str) -> str:
    own = {"pa": "nccpa", "crna": "nbcrna", "cnm": "amcb"}
    if folder.profession in PHYSICIANS:
        return "aoa_profile" if "Osteopathic" in issuer else "certifacts"
    return own.get(folder.profession, "board")
