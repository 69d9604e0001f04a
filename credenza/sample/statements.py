"""Health, signed statements, identity, courses and enrolments."""

from credenza.sample.folder import BOOKS_OPENED, Folder
from credenza.sample.people import BORN_ON_LEAP_DAY
from credenza.sample.places import COMMONS, HOSPITALS, OFFICE, STATE
from credenza.sample.professions import PRESCRIBERS


def state(folder: Folder) -> None:
    """Put in what the practitioner shows and signs, and the enrolments of the office."""
    _health(folder)
    if folder.profession in PRESCRIBERS:
        _opioid_training(folder)
    _statements(folder)
    _identity(folder)
    _courses(folder)
    _enrolments(folder)


def _health(folder: Folder) -> None:
    dice, joined = folder.dice, folder.joined
    for kind in ("mmr", "varicella", "hepatitis_b"):
        proof = dice.pick(("Titer", "Series" if kind == "hepatitis_b" else "Two doses"))
        folder.hold(
            kind,
            starts_on=folder.day(joined - dice.between(200, 3000)),
            issuer="Employee health",
            details={"proof": proof},
        )
    folder.hold(
        "tdap",
        starts_on=folder.day(joined - dice.between(30, 1500)),
        issuer="Employee health",
        details={"proof": "Dose"},
    )
    for kind in ("influenza", "tb_screen"):
        ends = dice.between(40, 255)
        details = {"test": dice.pick(("Blood test", "Questionnaire")), "outcome": "Negative"}
        if kind == "influenza":
            details = {"proof": dice.weighted((("Dose", 93), ("Declined", 4), ("Exempt", 3)))}
        folder.hold(
            kind,
            issuer="Employee health",
            starts_on=folder.day(ends - 365),
            ends_on=folder.day(ends),
            details=details,
        )


def _opioid_training(folder: Folder) -> None:
    folder.hold(
        "opioid_training",
        starts_on=folder.day(folder.joined - 200),
        issuer="Online course",
        details={"hours": "8"},
    )


def _statements(folder: Folder) -> None:
    signed = folder.day(folder.checked())
    yes = folder.dice.weighted((("0", 92), ("1", 8)))
    answers = {"yes_answers": yes, "explained": "yes"}
    if yes != "0":
        answers["explanations"] = "A claim of some years ago; see the file."
    folder.hold(
        "attestation",
        issuer="The practitioner",
        starts_on=signed,
        details={"signed_by": "Electronic, unique to the signer"},
    )
    folder.hold(
        "health_attestation",
        issuer="The practitioner",
        starts_on=signed,
        details={"confirmed_by": "The department chair"},
    )
    folder.hold("disclosure", issuer="The practitioner", starts_on=signed, details=answers)


def _identity(folder: Folder) -> None:
    ends = folder.day(folder.dice.between(120, 1500))
    if folder.person.number == BORN_ON_LEAP_DAY:
        ends = _next_leap_day(folder)
    document = folder.dice.pick(("Driver's licence", "Passport"))
    identity = folder.hold(
        "identity_document", issuer="Government", ends_on=ends, details={"document": document}
    )
    folder.ask("identity_document", "seen", folder.checked_first(), identity)


def _next_leap_day(folder: Folder):
    year = folder.today.year + 1
    while True:
        try:
            return folder.today.replace(year=year, month=2, day=29)
        except ValueError:
            year += 1


def _courses(folder: Folder) -> None:
    categories = {"do": "AOA 1-A", "pa": "AAPA 1", "np": "Nursing contact hours"}
    for _ in range(folder.dice.between(2, 3)):
        done = folder.dice.between(-700, BOOKS_OPENED - 10)
        folder.hold(
            "cme",
            issuer=folder.dice.pick(("Grand rounds", "Annual meeting", "Online course")),
            starts_on=folder.day(done - 2),
            ends_on=folder.day(done),
            details={
                "hours": str(folder.dice.between(12, 30)),
                "category": categories.get(folder.profession, "AMA PRA 1"),
            },
        )


def _enrolments(folder: Folder) -> None:
    if folder.facilities & {COMMONS, OFFICE} and folder.dice.chance(0.6):
        folder.hold(
            "medicare_enrolment",
            number=f"PE9{folder.person.number % 100_000:05d}",
            issuer="CMS",
            jurisdiction=STATE,
            continuous=True,
            starts_on=folder.day(folder.joined - 30),
            details={"program": "Medicare"},
        )
    if folder.facilities & set(HOSPITALS) and folder.dice.chance(0.65):
        for facility in sorted(folder.facilities & set(HOSPITALS)):
            ends = folder.dice.between(70, 255)
            folder.hold(
                "npdb_continuous_query",
                number=f"9{folder.person.number % 100_000:05d}",
                issuer="National Practitioner Data Bank",
                facility=facility,
                starts_on=folder.day(ends - 365),
                ends_on=folder.day(ends),
            )
