"""What a case says of another kind, opened as a case of its own beside it."""

from datetime import datetime

from credenza.core.concerns.parties import SUBJECT, PartyFacts
from credenza.core.permissions import Actor
from credenza.office.concerns.actions.cases import open_case
from credenza.office.concerns.actions.holding import held
from credenza.office.concerns.models import Case, Link
from credenza.office.concerns.queries.sealed import told
from credenza.office.ledger.actions import about, act

TITLES = {
    "patient": "Care or service as a patient lived it",
    "conduct": "How somebody behaved",
    "clinical": "A treatment",
}
WHY = "What was told there belongs to both kinds."


@act("case:reroute")
def reroute(*, case: Case, kind: str, account: str, by: Actor, at: datetime) -> Case:
    """Open what ``account`` says as a case of ``kind``, linked with ``case``; both go on.

    Whom it is about stands in the new case too, so that its wall holds from the first moment; who
    told it does not. Raises Refused where ``by`` may not work on the case, or the kind is none.
    """
    case = held(case, "concern:work", by)
    made = open_case(
        kind=kind,
        facility=case.facility,
        department=case.department,
        unit=case.unit,
        title=TITLES[kind],
        account=account,
        channel="staff",
        received_at=at,
        occurred_on=case.occurred_on,
        occurred_at=case.occurred_at,
        parties=[_subject(one) for one in case.parties.filter(role=SUBJECT).order_by("id")],
        by=by,
        at=at,
    )
    # Not the act of linking: whoever sends it on need not be let into the other kind.
    Link.objects.create(case=case, other=made, why=WHY)
    about(case=case.number, kind=kind)
    return made


def _subject(party) -> PartyFacts:
    return PartyFacts(
        SUBJECT,
        practitioner_id=party.practitioner_id,
        user_id=party.user_id,
        name=told(party.name_sealed, "party", party.uid, "name"),
        relation=party.relation,
    )
