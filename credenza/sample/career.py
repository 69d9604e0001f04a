"""What somebody learned and where they worked, without a month unaccounted for.

Years are those of study and work, so the months stay the same whatever day the office opens on.
"""

from datetime import date, timedelta

from credenza.core.calendar import add_months
from credenza.core.facts import CredentialFact
from credenza.sample.folder import Folder
from credenza.sample.places import (
    CITIES,
    EMPLOYERS,
    MEDICAL_SCHOOLS,
    OSTEOPATHIC_SCHOOLS,
    OTHER_HOSPITALS,
    PROGRAMS,
    SCHOOLS_ABROAD,
    STATE,
    UNIVERSITIES,
)
from credenza.sample.professions import NURSES, PHYSICIANS, TRADES

REASONS = (
    "Parental leave after the birth of a child.",
    "Relocation to Ohio and waiting for the licence.",
    "Care for a parent with a long illness.",
    "Recovery from an operation; cleared to return without limits.",
    "Travel and volunteer teaching between positions.",
    "Preparation for the board examination.",
)
LOOKBACK = 132  # months: the ten years of the bylaws, and one to spare
PAUSE = 6  # percent of the changes of position that have a gap, explained in the file


def study_and_work(folder: Folder) -> None:
    """Fill in school, training and positions, and have the schools and programs confirm them."""
    year = folder.today.year - folder.practice
    residency, fellowship = folder.field.years
    graduated = year - residency - fellowship
    school = _school(folder, graduated)
    _schooled(folder, school)
    proven = [school, *_training(folder, graduated, residency, fellowship)]
    if folder.profession in NURSES:
        _nursed(folder, graduated - TRADES[folder.profession].school_years)
    _worked(folder, year)
    _affiliated(folder)
    _confirm(folder, proven)


def _school(folder: Folder, graduated: int) -> CredentialFact:
    dice, years = folder.dice, TRADES[folder.profession].school_years
    physician = folder.profession in PHYSICIANS
    name, country = dice.pick(MEDICAL_SCHOOLS if physician else UNIVERSITIES), "United States"
    if folder.profession == "do":
        name = dice.pick(OSTEOPATHIC_SCHOOLS)
    elif folder.profession == "md" and dice.chance(0.13):
        name, country = dice.pick(SCHOOLS_ABROAD)
    degree = TRADES[folder.profession].degrees
    return folder.hold(
        "medical_school" if physician else "professional_school",
        issuer=name,
        starts_on=date(graduated - years, 9, 1),
        ends_on=date(graduated, 5, 31),
        precision="month",
        details={"degree": degree, "country": country},
    )


def _schooled(folder: Folder, school: CredentialFact) -> None:
    """The years before, where they are among those that an office asks about."""
    started = school.starts_on or folder.today
    if folder.profession in NURSES or started < add_months(folder.day(folder.decided), -LOOKBACK):
        return
    folder.hold(
        "gap_explanation",
        issuer="The practitioner",
        starts_on=started.replace(year=started.year - 8),
        ends_on=started - timedelta(days=1),
        precision="month",
        details={"reason": "Secondary school and college.", "written": "yes"},
    )


def _training(folder: Folder, graduated: int, residency: int, fellowship: int):
    end = graduated + residency
    if folder.profession == "psychologist":
        yield _program(folder, "internship", graduated - 1, graduated)
    if residency:
        yield _program(folder, "residency", graduated, end)
    if fellowship:
        yield _program(folder, "fellowship", end, end + fellowship)


def _program(folder: Folder, kind: str, start: int, end: int) -> CredentialFact:
    bodies = {"dds": "CODA", "dpm": "CPME", "psychologist": "APA"}
    details = {
        "specialty": folder.field.title,
        "accredited_by": bodies.get(folder.profession, "ACGME"),
    }
    return folder.hold(
        kind,
        issuer=folder.dice.pick(PROGRAMS),
        starts_on=date(start, 7, 1),
        ends_on=date(end, 6, 30),
        precision="month",
        details=details,
    )


def _nursed(folder: Folder, until: int) -> None:
    start = until - folder.dice.between(8, 12)
    _position(folder, date(start, 7, 1), date(until, 8, 31), "Registered nurse")


def _worked(folder: Folder, year: int) -> None:
    dice, start = folder.dice, date(year, 7, 1)
    if folder.practice > 10 and dice.chance(0.05):
        start = _served(folder, start)
    for _ in range(dice.weighted(((0, 40), (1, 38), (2, 22)))):
        end = add_months(start, dice.between(14, 60))
        if end.year > folder.today.year - 3:
            break
        _position(folder, start, end - timedelta(days=1), folder.field.title)
        start = _after_pause(folder, end) if dice.between(1, 100) <= PAUSE else end
    _position(folder, start, None, folder.field.title)


def _served(folder: Folder, start: date) -> date:
    end = add_months(start, 48)
    service = folder.hold(
        "military_service",
        issuer=folder.dice.pick(("United States Army", "United States Navy", "Air Force")),
        starts_on=start,
        ends_on=end - timedelta(days=1),
        precision="month",
        details={"rank": "Captain", "discharge": "Honorable"},
    )
    folder.ask("military_service", "dd214", folder.checked_first(), service)
    return end


def _after_pause(folder: Folder, start: date) -> date:
    end = add_months(start, folder.dice.between(2, 9))
    folder.hold(
        "gap_explanation",
        issuer="The practitioner",
        starts_on=start,
        ends_on=end - timedelta(days=1),
        precision="month",
        details={"reason": folder.dice.pick(REASONS), "written": "yes"},
    )
    return end


def _position(folder: Folder, start: date, end: date | None, role: str) -> None:
    details = {"role": role, "city": f"{folder.dice.pick(CITIES)}, {STATE}"}
    if end:
        details["leaving"] = "Moved to another position."
    folder.hold(
        "work_position",
        issuer=folder.dice.pick(EMPLOYERS),
        starts_on=start,
        ends_on=end,
        precision="month",
        details=details,
    )


def _affiliated(folder: Folder) -> None:
    dice = folder.dice
    for _ in range(dice.weighted(((0, 25), (1, 50), (2, 25)))):
        start = date(folder.today.year - folder.practice, 7, 1)
        row = folder.hold(
            "hospital_affiliation",
            issuer=dice.pick(OTHER_HOSPITALS),
            starts_on=start,
            ends_on=None if dice.chance(0.5) else add_months(start, 24) - timedelta(days=1),
            precision="month",
            details={"category": dice.pick(("Active", "Courtesy")), "department": "Medicine"},
        )
        source = dice.pick(("hospital", "hospital_letter"))
        folder.ask("hospital_affiliation", source, folder.checked_first(), row)


def _confirm(folder: Folder, proven: list[CredentialFact]) -> None:
    school, *programs = proven
    on, abroad = folder.checked_first(), school.details["country"] != "United States"
    if folder.profession in PHYSICIANS and not abroad:
        profile = "aoa_profile" if folder.profession == "do" else "ama_profile"
        folder.ask("medical_school", profile, on, *proven)
        return
    folder.ask(school.kind, "ecfmg" if abroad else "school", on, school)
    if abroad:
        certificate = folder.hold(
            "ecfmg",
            number=f"0-{900_000 + folder.person.number % 99_999}-0",
            issuer="Educational Commission for Foreign Medical Graduates",
            starts_on=school.ends_on,
        )
        folder.ask("ecfmg", "ecfmg", on, certificate)
    for program in programs:
        folder.ask(program.kind, "program", folder.checked_first(), program)
