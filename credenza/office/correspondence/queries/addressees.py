"""To whom letters go, and how they are greeted."""

from dataclasses import dataclass

from credenza.core.names import Name, display_name
from credenza.packs.loader import professions

DOCTORATES = frozenset(
    {"MD", "DO", "MBBS", "DDS", "DMD", "DPM", "PHD", "PSYD", "DC", "OD", "PHARMD", "DNP", "DNAP"}
)


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody a letter goes to; ``greeting`` is how it begins, the name where it is empty."""

    name: str
    lines: tuple[str, ...] = ()
    email: str = ""
    greeting: str = ""

    @property
    def block(self) -> tuple[str, ...]:
        """The lines of the envelope."""
        return (self.name, *(line for line in self.lines if line.strip()))


def addressee_of(practitioner) -> Addressee:
    """The practitioner at the address of the file, greeted as a doctor where they are one."""
    name = name_of(practitioner)
    place = " ".join(filter(None, (practitioner.state, practitioner.postal_code)))
    town = ", ".join(filter(None, (practitioner.city, place)))
    return Addressee(
        name=display_name(name),
        lines=tuple(filter(None, (practitioner.street, town))),
        email=practitioner.email,
        greeting=_greeting(name, practitioner.profession),
    )


def name_of(practitioner) -> Name:
    """The name of the file, with its degrees."""
    return Name(
        family=practitioner.last_name,
        given=practitioner.first_name,
        middle=practitioner.middle_name,
        suffix=practitioner.suffix,
        degrees=tuple(filter(None, map(str.strip, practitioner.degrees.split(",")))),
    )


def _greeting(name: Name, profession: str) -> str:
    known = professions().get(profession)
    degrees = {degree.replace(".", "").upper() for degree in name.degrees}
    if degrees & DOCTORATES or (known and known.physician):
        return f"Dr. {name.family}"
    return " ".join(filter(None, (name.given, name.family)))
