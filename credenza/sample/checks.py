"""What was asked about the person: queries, screening, references, and what came of claims."""

from credenza.sample.folder import Folder
from credenza.sample.names import FAMILIES, MEN, WOMEN
from credenza.sample.places import STATE
from credenza.sample.professions import PHYSICIANS, TRADES

AT_DECISION = (("npdb_query", "npdb"), ("oig_leie", "oig"), ("sam", "sam_web"),
               ("medicaid_exclusion", "state_medicaid"))  # fmt: skip
LAST_QUERY = -570  # days: an older query needs another before the two years end
CLAIMS = (
    ("Dismissed", "0", "Alleged delay in diagnosis; dismissed without payment."),
    ("Settled", "85000", "Alleged retained sponge; settled before trial."),
    ("Open", "", "Alleged nerve injury; discovery is under way."),
    ("Verdict for the defence", "0", "Alleged failure to refer; verdict for the defence."),
)


def check_all(folder: Folder) -> None:
    """Ask everything that is asked for a decision, and what is asked once."""
    for kind, source in AT_DECISION:
        folder.ask(kind, source, folder.checked())
    if folder.decided < LAST_QUERY:
        folder.ask("npdb_query", "npdb", folder.dice.between(LAST_QUERY + 20, -120))
    folder.ask("npi_registry", "nppes", folder.checked_first())
    folder.ask("background_check", "agency", folder.checked_first())
    _references(folder)
    if folder.dice.chance(0.07 if folder.profession in PHYSICIANS else 0.01):
        _claim(folder)


def _references(folder: Folder) -> None:
    for _ in range(folder.dice.between(2, 3)):
        given = folder.dice.pick(WOMEN + MEN)
        reference = folder.hold(
            "peer_reference",
            issuer=f"{given} {folder.dice.pick(FAMILIES)}, {TRADES[folder.profession].degrees}",
            starts_on=folder.day(folder.decided - 100),
            details={
                "discipline": folder.field.title,
                "relationship": folder.dice.pick(
                    ("Works in the same department", "Trained together", "Former partner")
                ),
            },
        )
        source = folder.dice.pick(("peer_form", "peer_form", "peer"))
        folder.ask("peer_reference", source, folder.checked(), reference)


def _claim(folder: Folder) -> None:
    outcome, paid, summary = folder.dice.pick(CLAIMS)
    opened = folder.dice.between(-2200, -700)
    details = {"outcome": outcome, "summary": summary}
    details["occurred_on"] = folder.day(opened - 400).isoformat()
    if paid:
        details["paid"] = paid
    claim = folder.hold(
        "malpractice_claim",
        number=f"CL-9{folder.person.number % 100_000:05d}",
        issuer="Three Rivers Physicians' Reciprocal",
        starts_on=folder.day(opened),
        ends_on=None if outcome == "Open" else folder.day(opened + 500),
        details=details,
    )
    folder.ask("malpractice_claim", "carrier", folder.checked(), claim)


def sanctioned(folder: Folder) -> None:
    """Put a past action of the board into the file: reprimanded, on probation, resolved."""
    row = folder.hold(
        "sanction",
        issuer=f"State Medical Board of {STATE}",
        jurisdiction=STATE,
        starts_on=folder.day(-900),
        ends_on=folder.day(-400),
        details={
            "type": "Licence action",
            "summary": "Reprimand and a course on record keeping.",
            "resolved": "yes",
        },
    )
    folder.ask("sanction", "state_board", folder.checked(), row)
