"""Objects of the addresses of responses to conduct and of corrective action: a conduct report about
the northern surgeon, and a restriction proposed from nothing else.
"""

from collections.abc import Callable

from credenza.core.concerns.corrective import CARE, RESTRICTION
from credenza.office.concerns.actions import corrective, responses
from credenza.office.concerns.actions.fair_hearings import notify
from tests.fixtures import BEGAN, SYSTEM, Office
from tests.house.objects.cases import BY_NAME
from tests.house.objects.practitioners import surgeon
from tests.house.objects.target import Target
from tests.office.concerns.cases import case_at

WHO = {"by": SYSTEM, "at": BEGAN}


def _case(office: Office) -> Target:
    return Target({"pk": case_at(office, about=surgeon(office)).pk}, unless_named=_APART)


def _response(office: Office) -> Target:
    one = _decided(office)
    return Target({"pk": one.case_id, "response_id": one.pk, "verb": "ask"}, unless_named=_APART)


def _question(office: Office) -> Target:
    one = _decided(office)
    responses.ask(response=one, **WHO)
    return Target({"pk": one.pk}, one.practitioner_id)


def _link(office: Office) -> Target:
    return Target({"token": responses.ask(response=_decided(office), **WHO)})


def _action(**more) -> Callable[[Office], Target]:
    def make(office: Office) -> Target:
        one = _proposed(office)
        return Target({"pk": one.pk} | more, one.practitioner_id)

    return make


def _notice(office: Office) -> Target:
    one = _proposed(office)
    paper = notify(
        hearing=one.hearing,
        proposal="to restrict robotic surgery",
        grounds="Two returns to theatre.",
        request_to="The chief executive",
        **WHO,
    )
    return Target({"pk": one.pk, "paper_id": paper.pk}, one.practitioner_id)


def _gone(office: Office) -> Target:
    found = _notice(office)
    arguments = dict(found.arguments)
    return Target(arguments, found.practitioner, data={"paper": arguments.pop("paper_id")})


def _decided(office: Office):
    person = surgeon(office)
    return responses.decide(
        case=case_at(office, about=person),
        practitioner=person.pk,
        tier="informal",
        told="You are said to have raised your voice.",
        why="A first report.",
        **WHO,
    )


def _proposed(office: Office):
    of = corrective.About(surgeon(office).pk, office.north, "Two returns to theatre.", basis=CARE)
    return corrective.propose(of=of, kind=RESTRICTION, proposed_by="the MEC", **WHO)


_APART = BY_NAME | {"coordinator"}
_RULE = {"rule": "npdb-action"}

OBJECTS: dict[str, Callable[[Office], Target]] = {
    "case-response": _case,
    "case-response-decide": _case,
    "case-response-step": _response,
    "own-question": _question,
    "conduct-answer": _link,
    "corrective-open": lambda office: Target({"kind": "investigation"}),
    "corrective-action": _action(),
    "corrective-step": _action(verb="basis"),
    "fair-hearing-step": _action(verb="notify"),
    "corrective-notice": _notice,
    "corrective-notice-gone": _gone,
    "corrective-report": _action(**_RULE),
    "corrective-report-paper": _action(**_RULE),
    "corrective-report-decide": _action(**_RULE, verb="reported"),
}
