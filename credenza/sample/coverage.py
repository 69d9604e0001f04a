"""Coverage, life-support cards and agreements with a physician, each with its proof."""

from credenza.sample import numbers
from credenza.sample.folder import Folder
from credenza.sample.places import CARRIERS, STATE
from credenza.sample.professions import NURSES

ISSUERS = {
    "bls": "American Heart Association", "acls": "American Heart Association",
    "pals": "American Heart Association", "nrp": "American Academy of Pediatrics",
    "atls": "American College of Surgeons", "moderate_sedation_permit": "State Dental Board",
}  # fmt: skip


def insure(folder: Folder) -> None:
    """Put in coverage, the cards of the field of work, and an agreement where one is needed."""
    _coverage(folder)
    for kind in (*folder.field.cards, *folder.field.kinds):
        _card(folder, kind)
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
    period = 1460 if kind == "atls" else 730
    ends = folder.ahead(90, period)
    row = folder.hold(
        kind,
        number=f"9{folder.person.number % 100_000:05d}{len(folder.held):02d}",
        issuer=ISSUERS[kind],
        starts_on=folder.day(ends - period),
        ends_on=folder.day(ends),
    )
    source = {"atls": "acs", "nrp": "aap", "moderate_sedation_permit": "issuer"}.get(kind, "aha")
    folder.ask(kind, source, ends - period + folder.dice.between(1, 30), row)


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
