"""Coverage, life-support cards and agreements with a physician, each with its proof."""

from credenza.sample import numbers
from credenza.sample.folder import Folder
from credenza.sample.places import CARRIERS, STATE
from credenza.sample.professions import NURSES

CARDS = {
    "bls": ("American Heart Association", "aha", 730),
    "acls": ("American Heart Association", "aha", 730),
    "pals": ("American Heart Association", "aha", 730),
    "nrp": ("American Academy of Pediatrics", "aap", 730),
    "atls": ("American College of Surgeons", "acs", 1460),
    "moderate_sedation_permit": ("State Dental Board", "issuer", 730),
    "fluoroscopy_permit": ("State radiation control program", "state_program", 730),
}
"""Who issues each card, who is asked about it, and for how many days it is good."""


def insure(folder: Folder) -> None:
    """Put in coverage, the cards of the field of work, and an agreement where one is needed."""
    _coverage(folder)
    for kind in (*folder.field.cards, *folder.field.kinds):
        _authorization(folder) if kind == "authorized_user" else _card(folder, kind)
    if folder.profession == "pa" or (folder.profession in NURSES and folder.dice.chance(0.5)):
        _agreement(folder)


def _coverage(folder: Folder) -> None:
    row = folder.hold(
        "malpractice_coverage",
        number=f"ML-9{folder.person.number % 100_000:05d}",
        issuer=folder.dice.pick(CARRIERS),
        starts_on=folder.day(folder.joined - 90),
        ends_on=folder.day(folder.ahead(60, 365)),
        details={
            "per_claim": "1000000",
            "aggregate": "3000000",
            "form": folder.dice.weighted((("Claims-made", 7), ("Occurrence", 3))),
        },
    )
    source = folder.dice.pick(("carrier", "certificate"))
    folder.ask("malpractice_coverage", source, folder.checked(), row)


def _card(folder: Folder, kind: str) -> None:
    issuer, source, period = CARDS[kind]
    ends = folder.ahead(90, period)
    row = folder.hold(
        kind,
        number=f"9{folder.person.number % 100_000:05d}{len(folder.held):02d}",
        issuer=issuer,
        starts_on=folder.day(ends - period),
        ends_on=folder.day(ends),
    )
    folder.ask(kind, source, ends - period + folder.dice.between(1, 30), row)


def _authorization(folder: Folder) -> None:
    """To use radioactive material, at each place where the practitioner works."""
    rows = [
        folder.hold(
            "authorized_user",
            number=f"34-9{facility:04d}-01",
            issuer="Nuclear Regulatory Commission",
            facility=facility,
            continuous=True,
            starts_on=folder.day(folder.joined),
            details={"uses": "35.200"},
        )
        for facility in sorted(folder.facilities)
    ]
    folder.ask("authorized_user", "radiation_safety", folder.joined, *rows)


def _agreement(folder: Folder) -> None:
    supervised = folder.profession == "pa"
    row = folder.hold(
        "supervision",
        issuer="Everett Calloway III, MD",
        jurisdiction=STATE,
        starts_on=folder.day(folder.joined),
        ends_on=folder.day(folder.ahead(90, 730)),
        details={
            "physician_npi": numbers.npi(7),
            "type": "Supervising" if supervised else "Collaborating",
        },
    )
    folder.ask("supervision", "agreement", folder.joined, row)
