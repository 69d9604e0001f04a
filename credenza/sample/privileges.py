"""What everybody in the sample office may do: by the shipped forms, fitting their fields."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from credenza.core.facts import Standing
from credenza.core.privileges.forms import PrivilegeForm
from credenza.packs.loader import privilege_forms
from credenza.sample.dice import Dice
from credenza.sample.places import HOSPITALS
from credenza.sample.practitioners import SEED
from credenza.sample.shapes import File


@dataclass(frozen=True, slots=True)
class Holding:
    """The items of a form that a practitioner holds at a facility; ``without`` are procedures
    struck out of the core."""

    practitioner: int
    facility: int
    form: str
    items: tuple[str, ...]
    without: tuple[str, ...] = ()


def form_of(file: File) -> PrivilegeForm | None:
    """The form of somebody's first specialty; None where the packs have none for the trade."""
    person = file.person
    codes = tuple(one.code for one in person.specialties)
    return _form(person.profession, codes)


def holdings(files: Iterable[File], seed: int = SEED) -> Iterator[Holding]:
    """What the appointed hold: the core, and of the special items more or fewer."""
    for file in files:
        form = form_of(file)
        if form is None:
            continue
        dice = Dice(seed, file.person.number, "privileges")
        special = [one.key for one in form.special if dice.chance(0.38)]
        out = tuple(one.key for one in form.core.includes[-1:] if dice.chance(0.12))
        for n, one in enumerate(file.appointments):
            if one.standing in (Standing.APPLICANT, Standing.ENDED):
                continue
            here = [key for key in special if n == 0 or dice.chance(0.6)]
            items = (form.core.key, *here)
            yield Holding(file.person.number, one.facility, form.key, items, out)


def forms_at(held: Iterable[Holding]) -> Mapping[int, list[str]]:
    """The forms that each facility has: those in use there, and at hospitals every one."""
    used: dict[int, set[str]] = {facility: set(privilege_forms()) for facility in HOSPITALS}
    for one in held:
        used.setdefault(one.facility, set()).add(one.form)
    return {facility: sorted(keys) for facility, keys in used.items()}


@cache
def _form(profession: str, codes: tuple[str, ...]) -> PrivilegeForm | None:
    fitting = [one for one in privilege_forms().values() if one.fits(profession, codes)]
    return min(fitting, key=lambda one: (not one.specialties, one.key), default=None)
