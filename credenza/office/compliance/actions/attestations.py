"""Reading and signing one paper, and being excused from it."""

from datetime import datetime

from credenza.core.names import name_key
from credenza.core.permissions import Actor
from credenza.core.verdict import ALLOWED, Refused, Verdict, refused, require
from credenza.office.compliance.models import Attestation
from credenza.office.compliance.queries import attesting
from credenza.office.compliance.queries.policies import may_keep
from credenza.office.compliance.queries.policy_versions import content_of
from credenza.office.ledger.actions import about, act
from credenza.signatures import make_record, seal


@act("attestation:read")
def open_paper(*, attestation: Attestation, by: Actor, at: datetime) -> Attestation:
    """Keep when the reader opened it first."""
    held = _held(attestation)
    require(_is_readers(held, by))
    if held.opened_at is None:
        held.opened_at = at
        held.save(update_fields=["opened_at"])
    return held


@act("attestation:sign")
def sign(
    *, attestation: Attestation, user, name: str, meaning: str, method: str,
    by: Actor, at: datetime,
) -> Attestation:  # fmt: skip
    """Sign the exact text, with the office's seal over name, time and the text's fingerprint.

    ``name`` is typed by hand, ``meaning`` the statement that was shown, ``method`` how the person
    proved anew who they are. Raises Refused for another's paper, another's name, a statement that
    is not the one in force, and what was signed, excused or closed already.
    """
    held = _held(attestation)
    require(_may_sign(held, user, name, meaning, by))
    held.user, held.signed_at, held.signed_name = user, at, name.strip()[:120]
    exact = content_of(held.policy_version)
    record = make_record(
        exact, **attesting.record_fields(held), email=user.email, account_name=user.name,
        meaning=meaning, method=method,
    )  # fmt: skip
    held.record, held.seal = record.decode(), seal(record, attesting.key())
    held.digest = held.policy_version.digest
    held.opened_at = held.opened_at or at
    held.save()
    return held


@act("attestation:excuse")
def excuse(*, attestation: Attestation, by: Actor, at: datetime, reason: str) -> Attestation:
    """Let somebody off, such as on leave. Raises Refused without a reason, and for what is one's
    own.
    """
    held = _held(attestation)
    require(may_keep(by, held.policy_version.policy))
    if _is_readers(held, by):
        raise Refused(refused("Nobody excuses themselves: ask a colleague."))
    if held.signed_at is not None:
        raise Refused(refused("It is signed already."))
    if not reason.strip():
        raise Refused(refused("Say why."))
    held.excused_at, held.excused_by, held.excused_why = at, by.name[:120], reason.strip()
    held.save(update_fields=["excused_at", "excused_by", "excused_why"])
    return held


def _held(attestation: Attestation) -> Attestation:
    rows = Attestation.objects.select_for_update(of=("self",))
    rows = rows.select_related("policy_version__policy__facility", "campaign")
    held = rows.get(pk=attestation.pk)
    about(practitioner=held.practitioner_id, policy=held.policy_version.policy_id)
    return held


def _is_readers(held: Attestation, by: Actor) -> Verdict:
    own_file = by.practitioner is not None and held.practitioner_id == by.practitioner
    if by.id is not None and (held.user_id == by.id or own_file):
        return ALLOWED
    return refused("Only who was asked reads and signs it.")


def _may_sign(held: Attestation, user, name: str, meaning: str, by: Actor) -> Verdict:
    mine = _is_readers(held, by)
    if not mine or user.pk != by.id:
        return mine or refused("Only who was asked reads and signs it.")
    if held.signed_at is not None or held.excused_at is not None:
        return refused("It is signed already, or you were excused.")
    if held.campaign.closed_at is not None:
        return refused("It is asked for no more.")
    if meaning != attesting.statement():
        return refused("The statement changed since it was shown: read it again.")
    typed = name_key(name)
    if all(name_key(part) in typed for part in _parts(user.name)):
        return ALLOWED
    return refused(f"Type your name as in your account: {user.name}.")


def _parts(name: str) -> list[str]:
    """First and last of the words of a name, titles before and degrees behind left out."""
    words = [one for one in name.split(",")[0].split() if not one.endswith(".")]
    return [words[0], words[-1]] if words else [name]
