"""One practitioner's file as one page: standing, open work, credentials beside their proof."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from credenza.core.facts import Finding, State
from credenza.core.kinds import CredentialKind
from credenza.core.permissions import Actor
from credenza.office.practitioners.queries.confidential import readable_kinds
from credenza.office.practitioners.queries.remedies import Remedy, remedy
from credenza.office.practitioners.queries.rules import findings
from credenza.office.practitioners.queries.scope import places_within
from credenza.office.practitioners.queries.sheet import Sheet, facts
from credenza.office.team.queries import places
from credenza.packs.loader import credential_kinds, requirements

WORST_FIRST = (State.LATE, State.MISSING, State.DUE, State.MET, State.NOT_APPLICABLE)
OPEN = (State.LATE, State.MISSING, State.DUE)
GROUPS = {
    "licence": "Licences",
    "registration": "Registrations",
    "certification": "Board certification",
    "certificate": "Certificates",
    "coverage": "Malpractice coverage",
    "education": "Education",
    "training": "Training",
    "position": "Work history",
    "affiliation": "Affiliations",
    "reference": "Peer references",
    "claim": "Claims",
    "sanction": "Sanctions",
    "health": "Health and immunizations",
    "cme": "Continuing education",
    "supervision": "Supervision",
    "identity": "Identity",
    "attestation": "Attestations",
    "disclosure": "Disclosures",
}


@dataclass(frozen=True, slots=True)
class Judged:
    """One requirement as the page shows it, with what resolves it while it is open."""

    finding: Finding
    title: str
    remedy_text: str
    remedy: Remedy | None


@dataclass(frozen=True, slots=True)
class AtFacility:
    """How the file stands at one facility."""

    appointment: object
    judged: Sequence[Judged]
    sentence: str

    @property
    def open(self) -> list[Judged]:
        return [one for one in self.judged if one.remedy]

    @property
    def met(self) -> list[Judged]:
        return [one for one in self.judged if one.finding.state is State.MET]


@dataclass(frozen=True, slots=True)
class Held:
    """A credential with its newest answer and its documents."""

    credential: object
    kind: CredentialKind
    state: str
    reason: str
    verification: object | None
    documents: Sequence[object]

    @property
    def is_open(self) -> bool:
        """Whether a requirement that looks at it is open."""
        return self.state in OPEN


def standing(actor: Actor, sheet: Sheet, as_of: date) -> list[AtFacility]:
    """How the file stands at each facility within the reader's reach, by the rules of the day."""
    within = places_within(actor, "practitioner:see")
    own = actor.practitioner == sheet.person.pk
    readable = readable_kinds(actor, sheet.person.pk)
    at_place = places()
    found_at = dict(findings(facts(sheet), at_place, dict.fromkeys(at_place, as_of)))
    return [
        _at(appointment, _readable(found_at.get(appointment.facility_id, ()), readable))
        for appointment in sheet.appointments
        if own or within is None or appointment.facility_id in within
    ]


def _readable(found: Sequence[Finding], kinds: frozenset[str]) -> list[Finding]:
    return [one for one in found if set(requirements()[one.requirement].kinds) <= kinds]


def _at(appointment, found: Sequence[Finding]) -> AtFacility:
    ranked = sorted(
        found,
        key=lambda one: (WORST_FIRST.index(one.state), one.consequence, one.due_on or date.max),
    )
    judged = [_judged(appointment, one) for one in ranked]
    return AtFacility(appointment, judged, sentence(found))


def _judged(appointment, finding: Finding) -> Judged:
    asked = requirements()[finding.requirement]
    still_open = finding.state in OPEN
    button = (
        remedy(
            practitioner=appointment.practitioner_id,
            requirement=finding.requirement,
            credential=finding.credential,
            facility=appointment.facility_id,
        )
        if still_open
        else None
    )
    return Judged(finding, asked.title, asked.remedy, button)


def sentence(found: Sequence[Finding]) -> str:
    """Completeness as a sentence: "3 of 24 requirements are open; the gravest: …"."""
    counted = [one for one in found if one.state is not State.NOT_APPLICABLE]
    if not counted:
        return "No requirement is in force here."
    open_ones = [one for one in counted if one.state is not State.MET]
    if not open_ones:
        return f"All {len(counted)} requirements are met."
    gravest = min(open_ones, key=lambda one: (one.consequence, one.due_on or date.max))
    verb = "is" if len(open_ones) == 1 else "are"
    return f"{len(open_ones)} of {len(counted)} requirements {verb} open. {gravest.reason}"


def held(actor: Actor, sheet: Sheet, at: Sequence[AtFacility]) -> Mapping[str, list[Held]]:
    """Credentials by group, each with its worst finding, its newest answer and its documents."""
    readable = readable_kinds(actor, sheet.person.pk)
    worst = _worst_by_credential(at)
    groups: dict[str, list[Held]] = {}
    for credential in sheet.credentials:
        kind = credential_kinds().get(credential.kind)
        if kind is None or kind.key not in readable:
            continue
        finding = worst.get(credential.pk)
        answers = sheet.verifications_of(credential)
        title = GROUPS.get(kind.group, kind.group.capitalize())
        groups.setdefault(title, []).append(
            Held(
                credential=credential,
                kind=kind,
                state="withdrawn" if credential.withdrawn_on else finding.state if finding else "",
                reason=credential.withdrawn_why or (finding.reason if finding else ""),
                verification=answers[0] if answers else None,
                documents=[
                    one.document for one in sheet.attachments if one.credential_id == credential.pk
                ],
            )
        )
    order = list(GROUPS.values())
    return dict(sorted(groups.items(), key=lambda pair: _rank(pair[0], order)))


def _worst_by_credential(at: Sequence[AtFacility]) -> dict[int, Finding]:
    worst: dict[int, Finding] = {}
    for one in (judged.finding for place in at for judged in place.judged):
        if one.credential is None:
            continue
        known = worst.get(one.credential)
        if known is None or WORST_FIRST.index(one.state) < WORST_FIRST.index(known.state):
            worst[one.credential] = one
    return worst


def _rank(title: str, order: Sequence[str]) -> int:
    return order.index(title) if title in order else len(order)


def checks(actor: Actor, sheet: Sheet) -> list[tuple[CredentialKind, object | None]]:
    """The checks that prove no single credential, each with its newest answer."""
    readable = readable_kinds(actor, sheet.person.pk)
    newest: dict[str, object] = {}
    for answer in sheet.verifications:
        newest.setdefault(answer.kind, answer)
    return [
        (kind, newest.get(key))
        for key, kind in credential_kinds().items()
        if kind.is_check and key in readable
    ]


def attached(actor: Actor, sheet: Sheet) -> list[object]:
    """The file's attachments, less those of credentials that the reader may not see."""
    kinds = readable_kinds(actor, sheet.person.pk)
    seen = {one.pk for one in sheet.credentials if one.kind in kinds}
    return [one for one in sheet.attachments if one.credential_id in seen | {None}]


def readable(actor: Actor, practitioner: int) -> frozenset[str]:
    """Keys of the kinds that the reader may see in this file."""
    return readable_kinds(actor, practitioner)
