"""Reading a curriculum vitae that was handed in, to offer what is found in it."""

from collections.abc import Iterator
from datetime import datetime

from credenza.core.applications.offering import Known
from credenza.core.applications.taking import Held
from credenza.core.permissions import Actor
from credenza.formats.cv import Found, Unreadable, find_entries, text_of
from credenza.office.credentialing.actions.suggesting import offer
from credenza.office.credentialing.models import Answers
from credenza.office.credentialing.queries.suggesting import CV
from credenza.office.documents.queries import read
from credenza.packs import loader


def read_curriculum(*, row: Answers, document, by: Actor, at: datetime) -> str:
    """Offer what a stored curriculum vitae tells; a sentence on what came of it."""
    try:
        found = find_entries(text_of(read(document), document.media_type))
    except Unreadable as trouble:
        return f"{document.name}: {trouble}"
    application = row.application
    held = list(_held(found, application.practitioner.profession))
    made = offer(
        application=application,
        known=Known({}, (), held),
        origin=CV,
        source=f"Your curriculum vitae, {document.name}"[:120],
        by=by,
        at=at,
    )
    if not made:
        return f"{document.name} is read. Nothing in it is new."
    entries = "1 entry" if len(made) == 1 else f"{len(made)} entries"
    return f"{document.name} is read: {entries} wait on the pages below for your word."


def _held(found: list[Found], profession: str) -> Iterator[Held]:
    """What was found, in the kinds of the profession."""
    known = loader.professions().get(profession)
    schools = known.education if known else ()
    licences = known.licences if known else ()
    for one in found:
        kind = next(iter(schools), "professional_school") if one.kind == "school" else one.kind
        kind = licences[-1] if kind == "state_licence" and licences else kind
        yield Held(
            kind=kind,
            number=one.number,
            issuer=one.place,
            jurisdiction=one.state,
            starts_on=one.starts_on,
            ends_on=one.ends_on,
            precision=one.precision,
            details=_details(one),
        )


def _details(one: Found) -> dict[str, str]:
    told = {"role": one.role, "specialty": one.specialty, "degree": one.degree}
    return {key: text for key, text in told.items() if text}
