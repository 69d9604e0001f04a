"""Taking signed answers into the file: one entry at a time or all, each a reviewed act."""

from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from credenza.core.applications.answers import YES, day_of
from credenza.core.applications.steps import WITH_APPLICANT
from credenza.core.applications.taking import Held, person_values
from credenza.core.calendar import local_day
from credenza.core.permissions import Actor, may
from credenza.core.verdict import Refused, refused, require
from credenza.office.credentialing.models import Answers, Application
from credenza.office.credentialing.queries import scope
from credenza.office.credentialing.queries.answers import entry
from credenza.office.credentialing.queries.differences import NAME, PERSON, ToTake
from credenza.office.credentialing.queries.signing import standing
from credenza.office.ledger.actions import about, act
from credenza.office.practitioners.actions import credentials, files
from credenza.packs.loader import credential_kinds

ATTESTATION = "attestation"
ELECTRONIC = "Electronic, unique to the signer"


@act("application:take")
def take_over(
    *, application: Application, entries: Iterable[ToTake], by: Actor, at: datetime
) -> int:
    """Put what ``entries`` say into the file, with the papers that show it; how many.

    The signed attestation goes with them; nothing else in the file changes. Raises Refused while
    the application lies with its applicant, and Conflict where the file changed meanwhile.
    """
    about(practitioner=application.practitioner_id, application=application.pk)
    require(may(by, "application:work", scope.about(application)))
    if application.state in WITH_APPLICANT:
        raise Refused(refused("It is not handed in yet: answers may still change."))
    taken = [_take(application, one, by, at) for one in entries]
    if taken:
        _take_attestation(application, by, at)
    return len(taken)


def _take(application: Application, one: ToTake, by: Actor, at: datetime) -> None:
    credential = None
    if one.kind == PERSON:
        _change_person(application, one, by, at)
    elif one.kind == NAME:
        _add_name(application, one, by, at)
    else:
        credential = _keep_credential(application, one, by, at)
    Answers.objects.filter(pk=one.row.pk).update(taken_at=at, credential=credential)


def _change_person(application: Application, one: ToTake, by: Actor, at: datetime) -> None:
    person = application.practitioner
    told = person_values(one.section, entry(one.row, one.section))
    wanted = {change.column.removeprefix("person.") for change in one.changes}
    values: dict[str, object] = {key: text for key, text in told.items() if key in wanted}
    if "born_on" in values:
        values["born_on"] = day_of(told["born_on"])
    if "ssn" in values:
        values["ssn"] = "".join(filter(str.isdigit, told["ssn"]))
    values.setdefault("npi", person.npi)
    why, version = _reason(application), person.version
    files.edit(practitioner=person, version=version, values=values, by=by, at=at, reason=why)


def _add_name(application: Application, one: ToTake, by: Actor, at: datetime) -> None:
    person = application.practitioner
    columns = ("kind", "last_name", "first_name", "middle_name")
    told = person_values(one.section, entry(one.row, one.section), "name.")
    files.set_names_and_specialties(
        practitioner=person,
        version=person.version,
        other_names=[*person.other_names.values(*columns), {"kind": "former", **told}],
        specialties=list(person.specialties.values("code", "title", "primary")),
        by=by,
        at=at,
    )


def _keep_credential(application: Application, one: ToTake, by: Actor, at: datetime):
    """Add what is new, change what differs, and file the papers with it."""
    person, why, columns = application.practitioner, _reason(application), _columns(one.told)
    if one.filed is None:
        kept = credentials.add(
            practitioner=person, kind=one.told.kind, values=columns, by=by, at=at, reason=why
        )
    else:
        kept = person.credentials.get(pk=one.filed.id)
        values = _changed(kept, one, columns)
        credentials.edit(
            credential=kept, version=kept.version, values=values, by=by, at=at, reason=why
        )
    for upload in one.row.uploads.all():
        _attach(person, upload.document, kept, one.section.title, by, at)
    return kept


def _changed(kept, one: ToTake, columns: dict[str, object]) -> dict[str, object]:
    """The columns on which they differ; details that the application says nothing of stay."""
    names = {change.column.partition(".")[0] for change in one.changes}
    names |= {"precision"} if names & {"starts_on", "ends_on"} else set()
    values = {key: value for key, value in columns.items() if key in names}
    if "details" in values:
        values["details"] = dict(kept.details) | dict(one.told.details)
    return values


def _take_attestation(application: Application, by: Actor, at: datetime) -> None:
    """The signature as the file's attestation, once for each, with the page that shows it."""
    signature, person = standing(application), application.practitioner
    if signature is None:
        return
    number = str(signature.uid)
    if person.credentials.filter(kind=ATTESTATION, number=number).exists():
        return
    signed_on = local_day(signature.signed_at, ZoneInfo(application.facility.zone))
    told = Held(ATTESTATION, number, signature.name, "", signed_on)
    kept = credentials.add(
        practitioner=person,
        kind=ATTESTATION,
        values=_columns(told) | {"details": {"signed_by": ELECTRONIC}},
        by=by,
        at=at,
        reason=_reason(application),
    )
    if signature.copy is not None:
        _attach(person, signature.copy, kept, "Signed application", by, at)


def _attach(person, document, credential, label: str, by: Actor, at: datetime) -> None:
    credentials.attach(
        practitioner=person,
        document=document,
        credential=credential,
        label=label[:120],
        by=by,
        at=at,
    )


def _columns(told: Held) -> dict[str, object]:
    details = dict(told.details)
    if told.kind == "gap_explanation":
        details["written"] = YES
    return {
        "number": told.number[:60],
        "issuer": told.issuer[:200],
        "jurisdiction": told.jurisdiction[:2],
        "starts_on": told.starts_on,
        "ends_on": told.ends_on,
        "precision": told.precision,
        "continuous": credential_kinds()[told.kind].continuous and told.ends_on is None,
        "details": details,
    }


def _reason(application: Application) -> str:
    return f"Signed application {application.uid}"
