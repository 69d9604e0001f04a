"""Objects of the addresses of what concerns say elsewhere."""

from collections.abc import Callable

from credenza.office.concerns.actions.referrals import refer
from credenza.office.team.models import Committee
from tests.fixtures import BEGAN, SYSTEM, Office
from tests.house.objects.cases import BY_NAME
from tests.house.objects.practitioners import surgeon
from tests.house.objects.target import Target
from tests.office.concerns.cases import case_at


def _practitioner(office: Office) -> Target:
    person = surgeon(office)
    return Target({"pk": person.pk}, practitioner=person.pk, unless_named=frozenset({"chair"}))


def _case(office: Office) -> Target:
    return Target({"pk": case_at(office, "patient").pk}, unless_named=BY_NAME)


def _case_to_refer(office: Office) -> Target:
    return Target({"pk": case_at(office, "patient").pk})


def _referral(office: Office) -> Target:
    case = case_at(office, "patient")
    committee = Committee.objects.create(facility=office.north, kind="peer_review", name="Peers")
    given = {"case": case, "committee": committee, "question": "Was it usual?"}
    row = refer(**given, by=SYSTEM, at=BEGAN)
    return Target({"pk": case.pk}, data={"referral": row.pk})


OBJECTS: dict[str, Callable[[Office], Target]] = {
    "concern-oppe": _practitioner,
    "case-committees": _case,
    "case-refer": _case_to_refer,
    "case-take-back": _referral,
}
