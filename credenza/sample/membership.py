"""Where practitioners belong: appointments, their terms, categories and departments."""

from datetime import timedelta

from credenza.core.calendar import add_months
from credenza.core.facts import AppointmentFact, Standing
from credenza.sample.dice import Dice
from credenza.sample.folder import Folder
from credenza.sample.places import COMMONS, FACILITIES, MEDICAL_CENTER, OFFICE, RIVERSIDE
from credenza.sample.professions import APPS, Field

MC, RV, LT, PO = MEDICAL_CENTER, RIVERSIDE, COMMONS, OFFICE
SETTINGS = {
    "hospital": (((MC,), 52), ((RV,), 24), ((MC, RV), 24)),
    "both": (((MC,), 30), ((RV,), 14), ((MC, RV), 24), ((MC, PO), 26), ((RV, PO), 6)),
    "clinic": (((PO,), 34), ((PO, MC), 26), ((MC,), 20), ((RV,), 12), ((PO, LT), 8)),
    "mind": (((MC,), 30), ((PO,), 32), ((MC, RV), 16), ((RV,), 10), ((LT, PO), 12)),
    "elder": (((LT,), 52), ((LT, MC), 30), ((MC,), 18)),
    "elder_too": (((MC,), 44), ((LT,), 28), ((LT, MC), 28)),
    "remote": (((MC, RV), 56), ((MC,), 44)),
    "office": (((PO,), 1),),
}
TERM = 36  # months: the longest that accreditors and bylaws allow
BOARD_DAYS = tuple(range(-105, -895, -28))


def appoint(folder: Folder, decided: int) -> None:
    """Give a running appointment at each place of work, decided on the day ``decided``."""
    dice = folder.dice
    folder.decided = decided
    terms = dice.between(0, min(3, (folder.practice - 4) // 3))
    folder.joined = folder.decided - 1096 * terms
    places = dice.weighted(SETTINGS[folder.field.setting])
    for n, facility in enumerate(places):
        category = _category(folder, main=n == 0)
        folder.appointments.append(_member(folder, facility, category, folder.decided + 2 * n))


def apply(folder: Folder, received: int) -> None:
    """Make the folder that of an applicant whose papers came in on the day ``received``."""
    places = folder.dice.weighted(SETTINGS[folder.field.setting])
    folder.decided = folder.joined = received
    folder.checks = (2, 45)
    category = _category(folder, main=True)
    for facility in places:
        department = department_at(folder.field, facility)
        folder.appointments.append(
            AppointmentFact(0, facility, category, department, Standing.APPLICANT)
        )


def department_at(field: Field, facility: int) -> str:
    """The department to which somebody in ``field`` belongs at a facility."""
    known = FACILITIES[facility - 1].departments
    return next((name for name in field.departments if name in known), next(iter(known)))


def _member(folder: Folder, facility: int, category: str, decided: int) -> AppointmentFact:
    starts_on = folder.day(decided + 1)
    ends_on = add_months(starts_on, TERM) - timedelta(days=1)
    return AppointmentFact(
        id=0,
        facility=facility,
        category=category,
        department=department_at(folder.field, facility),
        standing=Standing.ACTIVE,
        starts_on=starts_on,
        ends_on=ends_on,
        reappointment_due_on=ends_on - timedelta(days=30),
        decided_on=folder.day(decided),
    )


def _category(folder: Folder, *, main: bool) -> str:
    if folder.profession in APPS:
        return "APP"
    if folder.field.setting == "remote" and folder.dice.chance(0.3):
        return "Telemedicine"
    if folder.field.setting == "elder" and folder.dice.chance(0.3):
        return "Consulting"
    return _of_members(folder.dice, main)


def _of_members(dice: Dice, main: bool) -> str:
    if main:
        return dice.weighted((("Active", 84), ("Courtesy", 8), ("Consulting", 5), ("Affiliate", 3)))
    return dice.weighted((("Courtesy", 60), ("Active", 30), ("Consulting", 10)))
