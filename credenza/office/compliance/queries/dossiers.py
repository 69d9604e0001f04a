"""A file as a survey shows it: what is held and proven, and who decided what; nothing else.

Never in it: health matters, cases, focused evaluations, letters, birth dates and social security
numbers, free notes, other facilities' appointments and what was verified for them alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from credenza.core.kinds import CredentialKind
from credenza.core.standards.surveying import MATTERS, levels
from credenza.office.credentialing.queries.decided import decided_of
from credenza.office.meetings.queries.decisions import decisions_about
from credenza.office.practitioners.queries.sheet import Sheet, sheet
from credenza.office.privileging.queries.grants import granted
from credenza.packs.loader import credential_kinds


@dataclass(frozen=True, slots=True)
class Held:
    """A credential with the answers that speak of it, the newest first, and its papers."""

    credential: object
    kind: CredentialKind
    answers: Sequence[object]
    papers: Sequence[object]


@dataclass(frozen=True, slots=True)
class Checked:
    """A check that proves no single credential, with its answers, the newest first."""

    kind: CredentialKind
    answers: Sequence[object]


@dataclass(frozen=True, slots=True)
class Dossier:
    """One practitioner's file at one facility. ``documents`` are all that may be opened, by id."""

    person: object
    specialties: Sequence[object]
    appointments: Sequence[object]
    held: Sequence[Held]
    checks: Sequence[Checked]
    privileges: Sequence[object]
    applications: Sequence[object]
    decisions: Sequence[object]
    documents: Mapping[int, object]

    def of_kinds(self, kinds: Sequence[str]) -> tuple[list[Held], list[Checked]]:
        """What of it is of these kinds: credentials and checks."""
        return (
            [one for one in self.held if one.kind.key in kinds],
            [one for one in self.checks if one.kind.key in kinds and one.answers],
        )


def dossier(person, facility: int, as_of: date, *, peer_review: bool = False) -> Dossier:
    """The file of a practitioner at a facility, in some fifteen reads."""
    shown = sheet(person)
    kinds = readable(peer_review)
    held = list(_held(shown, facility, kinds))
    checks = list(_checked(shown, facility, kinds))
    return Dossier(
        person=person,
        specialties=shown.specialties,
        appointments=[one for one in shown.appointments if one.facility_id == facility],
        held=held,
        checks=checks,
        privileges=granted(person.pk, facility, as_of, over=True),
        applications=decided_of(person.pk, facility),
        decisions=list(decisions_about(person.pk, facility, MATTERS)),
        documents=_documents(held, checks),
    )


def readable(peer_review: bool) -> Mapping[str, CredentialKind]:
    """The kinds of credential that surveys show, by key."""
    shown = levels(peer_review)
    return {key: kind for key, kind in credential_kinds().items() if kind.sensitivity in shown}


def _held(shown: Sheet, facility: int, kinds: Mapping[str, CredentialKind]):
    for one in shown.credentials:
        if one.kind not in kinds or one.withdrawn_on or not _is_of(one, facility):
            continue
        answers = [asked for asked in shown.verifications_of(one) if _is_of(asked, facility)]
        papers = [paper.document for paper in shown.attachments if paper.credential_id == one.pk]
        yield Held(one, kinds[one.kind], answers, papers)


def _checked(shown: Sheet, facility: int, kinds: Mapping[str, CredentialKind]):
    for key, kind in kinds.items():
        if kind.is_check:
            answers = [one for one in shown.verifications if one.kind == key]
            yield Checked(kind, [one for one in answers if _is_of(one, facility)])


def _is_of(one, facility: int) -> bool:
    """Of that facility, or of none alone."""
    return one.facility_id in (None, facility)


def _documents(held: Sequence[Held], checks: Sequence[Checked]) -> dict[int, object]:
    papers = [paper for one in held for paper in one.papers]
    asked = [answer for one in (*held, *checks) for answer in one.answers]
    papers += [one.document for one in asked if one.document_id]
    return {one.pk: one for one in papers}
