"""Signing an application, which hands it in."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings

from credenza.core.calendar import local_day
from credenza.core.names import name_key
from credenza.core.permissions import Actor, may
from credenza.core.privileges import steps as privilege_steps
from credenza.core.verdict import ALLOWED, Verdict, refused, require
from credenza.office.credentialing.actions.steps import go
from credenza.office.credentialing.actions.voiding import void
from credenza.office.credentialing.models import Application, Signature
from credenza.office.credentialing.queries import scope, signing
from credenza.office.credentialing.queries.answers import all_entries
from credenza.office.credentialing.queries.forms import REQUEST
from credenza.office.credentialing.queries.preflight import preflight
from credenza.office.credentialing.queries.printing import printed
from credenza.office.documents.actions import keep
from credenza.office.ledger.actions import about, act
from credenza.office.privileging.actions.requests import hand_in
from credenza.signatures import make_record, seal


@act("application:sign")
def sign(
    *,
    application: Application,
    user,
    name: str,
    meaning: str,
    by: Actor,
    at: datetime,
    method: str = "",
) -> Signature:
    """Sign the exact content as it is now, keep it, and hand the application in.

    ``name`` is typed by hand, ``meaning`` the statement that was shown, ``method`` how the person
    proved anew who they are. Raises Refused while something is missing, for a name that is not
    the applicant's, a statement that is not the one in force, and for anybody else's hand.
    """
    held = _held(application)
    about(practitioner=held.practitioner_id, application=held.pk)
    require(_may_sign(held, user, name, meaning, by))
    require(_complete(held, at))
    if held.signatures.filter(voided_at=None).exists():
        void(application=held, why="It was signed again.", by=by, at=at)
    _hand_in_privileges(held, by=by, at=at)
    held.details |= _asked(held)
    made = Signature(application=held, signer=user, name=name.strip()[:120], signed_at=at)
    _seal(made, meaning, method, by=by, at=at)
    go(application=held, verb="submit", by=by, at=at, submitted_at=at, details=held.details)
    return made


def _held(application: Application) -> Application:
    rows = Application.objects.select_for_update(of=("self",))
    return rows.select_related("practitioner", "facility", "department").get(pk=application.pk)


def _may_sign(held: Application, user, name: str, meaning: str, by: Actor) -> Verdict:
    if user.pk != by.id or by.practitioner != held.practitioner_id:
        return refused("Only the applicant signs, with their own account.")
    verdict = may(by, "application:sign", scope.about(held))
    if not verdict:
        return verdict
    if meaning != signing.statement().meaning:
        return refused("The statement changed since it was shown: read it again.")
    return _is_name(held, name)


def _is_name(held: Application, name: str) -> Verdict:
    """The typed name must hold the first and the last name of the file."""
    person, typed = held.practitioner, name_key(name)
    parts = name_key(person.first_name), name_key(person.last_name)
    if all(part in typed for part in parts):
        return ALLOWED
    return refused(f"Type your name as in your file: {person.first_name} {person.last_name}.")


def _complete(held: Application, at: datetime) -> Verdict:
    found = preflight(held, local_day(at, ZoneInfo(held.facility.zone)))
    if found.ready:
        return ALLOWED
    return refused(f"Not everything is there yet. {found.blockers[0].words}")


def _hand_in_privileges(held: Application, *, by: Actor, at: datetime) -> None:
    request = held.privilege_request
    if request and request.state == privilege_steps.REQUEST.start and request.lines.exists():
        hand_in(request=request, by=by, at=at)


def _asked(held: Application) -> dict[str, str]:
    """What the applicant answered to the kind's own questions: what the office reads."""
    return {
        key: text
        for one in all_entries(held)
        if one.section == REQUEST
        for key, text in one.answers.items()
    }


def _seal(made: Signature, meaning: str, method: str, *, by: Actor, at: datetime) -> None:
    application, key = made.application, settings.VAULT.signing_key(signing.PURPOSE)
    exact = signing.content_of(application)
    record = make_record(
        exact,
        **signing.record_fields(made, application.facility.zone),
        email=made.signer.email,
        account_name=made.signer.name,
        meaning=meaning,
        edition=signing.edition(application),
        method=method,
    )
    made.record, made.seal = record.decode(), seal(record, key)
    made.digest = signing.digest(exact)
    title = f"Application {application.uid}"
    made.content = keep(
        data=exact, name=f"{title}.json", media_type="application/json", by=by, at=at
    )
    if page := printed(record, exact):
        made.copy = keep(data=page, name=f"{title}.pdf", media_type="application/pdf", by=by, at=at)
    made.save()
