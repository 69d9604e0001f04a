"""Licences: challenged ones, losses elsewhere, and states that nobody mentioned."""

from collections.abc import Iterator

from credenza.core.applications.flags.model import Flag, Limits, Subject
from credenza.core.calendar import long_date
from credenza.core.credentials import IMPOSED
from credenza.core.facts import CredentialFact, Result

LICENCES = ("state_licence", "aprn_licence", "rn_licence")
REGISTRATIONS = (*LICENCES, "dea", "state_cds")
LOSSES = ("Privileges",)
POSITIONS = ("work_position", "hospital_affiliation", "internship", "residency", "fellowship")


def challenged(subject: Subject, limits: Limits) -> Iterator[Flag]:
    """Licences and registrations under an order of their authority, in the file or in a source's
    words; sanctions; and what the Data Bank or a board answered.
    """
    for row in subject.file.credentials:
        if row.kind in REGISTRATIONS and row.status in IMPOSED:
            yield Flag(
                "licence_challenge",
                f"status:{row.id}",
                f"{_named(row)} is {row.status.replace('_', ' ')}.",
                (f"credential:{row.id}",),
            )
    yield from _stated(subject)
    yield from _sanctions(subject)


def lost_elsewhere(subject: Subject, limits: Limits) -> Iterator[Flag]:
    """Privileges or membership that were taken elsewhere."""
    for row in subject.file.credentials:
        if row.kind == "sanction" and row.details.get("type") in LOSSES:
            yield Flag("involuntary_loss", f"sanction:{row.id}", _of_sanction(row), _of(row))
        elif row.kind == "hospital_affiliation" and row.status in IMPOSED:
            where = row.issuer or "A hospital"
            sentence = f"{where}: the affiliation is {row.status.replace('_', ' ')}."
            yield Flag("involuntary_loss", f"affiliation:{row.id}", sentence, _of(row))


def not_listed(subject: Subject, limits: Limits) -> Iterator[Flag]:
    """States in which the person worked, trained or was looked up, but has no licence on file.

    Work for the United States needs no licence of the state it is done in, and training may have a
    permit of its own: the sentence asks, it does not accuse.
    """
    held = {row.jurisdiction for row in subject.file.credentials if row.kind in LICENCES}
    if not held:
        return
    seen: dict[str, list[CredentialFact]] = {}
    for row in subject.file.credentials:
        state = row.jurisdiction or row.details.get("state", "")
        if row.kind in POSITIONS and state and state not in held:
            seen.setdefault(state, []).append(row)
    for state, rows in seen.items():
        where = ", ".join(row.issuer for row in rows if row.issuer) or "a place of work"
        sentence = f"{where} is in {state}, but no licence of {state} is on file."
        evidence = tuple(f"credential:{row.id}" for row in rows)
        yield Flag("unlisted_state", f"state:{state}", sentence, evidence)
    yield from _found_elsewhere(subject, held | set(seen))


def _found_elsewhere(subject: Subject, known: set[str]) -> Iterator[Flag]:
    """A board that confirmed a licence which the file does not list."""
    for one in subject.file.verifications:
        found = one.kind in LICENCES and one.result in (Result.CONFIRMED, Result.DIFFERS)
        if found and one.jurisdiction and one.jurisdiction not in known:
            sentence = f"{one.source} knows a licence of {one.jurisdiction} that is not on file."
            yield Flag(
                "unlisted_state",
                f"state:{one.jurisdiction}",
                sentence,
                (f"verification:{one.id}",),
            )


def _stated(subject: Subject) -> Iterator[Flag]:
    for one in subject.file.verifications:
        word = one.stated_status.strip().casefold().replace(" ", "_")
        if one.kind in REGISTRATIONS and word in IMPOSED:
            sentence = f"{one.source} says “{one.stated_status.strip()}”."
            yield Flag("licence_challenge", f"stated:{one.id}", sentence, _at(one.id))
        elif one.kind == "npdb_query" and one.result is Result.DIFFERS:
            on = f" on {long_date(one.verified_on)}" if one.verified_on else ""
            sentence = f"The Data Bank answered{on} with a report."
            yield Flag("licence_challenge", f"npdb:{one.id}", sentence, _at(one.id))


def _sanctions(subject: Subject) -> Iterator[Flag]:
    for row in subject.file.credentials:
        if row.kind == "sanction" and row.details.get("type") not in LOSSES:
            yield Flag("licence_challenge", f"sanction:{row.id}", _of_sanction(row), _of(row))


def _of_sanction(row: CredentialFact) -> str:
    what = row.details.get("type") or "Sanction"
    since = f" of {long_date(row.starts_on)}" if row.starts_on else ""
    by = f" by {row.issuer}" if row.issuer else ""
    words = row.details.get("summary", "").strip()
    return f"{what}{by}{since}{f': {words}' if words else ''}."


def _named(row: CredentialFact) -> str:
    titles = {"dea": "DEA registration", "state_cds": "State registration"}
    title = titles.get(row.kind, "Licence")
    return " ".join(filter(None, (title, row.jurisdiction, row.number)))


def _of(row: CredentialFact) -> tuple[str, ...]:
    return (f"credential:{row.id}",)


def _at(verification: int) -> tuple[str, ...]:
    return (f"verification:{verification}",)
