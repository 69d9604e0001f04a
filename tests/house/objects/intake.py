"""Objects of the addresses of intake: an open door and a complaint at the northern facility."""

import datetime as dt
from collections.abc import Callable

from credenza.office.concerns.actions.letters import write_letter
from credenza.office.concerns.models import CaseLink, Door, Draft, Rating
from credenza.office.concerns.queries.doors import digest_of
from credenza.office.concerns.queries.sealed import sealed
from credenza.office.correspondence.queries.addressees import Addressee
from tests.fixtures import BEGAN, SYSTEM, Office
from tests.house.objects.cases import BY_NAME
from tests.house.objects.target import Target
from tests.office.concerns.cases import case_at

TOKEN = "a-link-into-a-case-that-was-mailed"
FAR = dt.datetime(2100, 1, 1, tzinfo=dt.UTC)


def _door(office: Office) -> Target:
    Door.objects.create(facility=office.north, is_open=True)
    return Target({"facility": office.north.pk})


def _link(office: Office) -> Target:
    case = case_at(office, "patient")
    CaseLink.objects.create(case=case, digest=digest_of(TOKEN), made_at=BEGAN, ends_at=FAR)
    return Target({"token": TOKEN})


def _rating(office: Office) -> Target:
    case = case_at(office, "patient")
    Rating.objects.create(case=case, digest=digest_of(TOKEN), asked_at=BEGAN, ends_at=FAR)
    return Target({"token": TOKEN})


def _case(office: Office, **more: str) -> Target:
    return Target({"pk": case_at(office, "patient").pk} | more, unless_named=BY_NAME)


def _to_write(office: Office) -> Target:
    return _case(office, letter_kind="concern_words")


def _letter(**more: str) -> Callable[[Office], Target]:
    def make(office: Office) -> Target:
        case = case_at(office, "patient")
        values = {"number": case.number, "text": "Thank you."}
        given = {"kind": "concern_words", "to": Addressee("Kin Quist"), "values": values}
        letter = write_letter(case=case, **given, by=SYSTEM, at=BEGAN)
        arguments = {"pk": case.pk, "letter_id": letter.pk} | more
        return Target(arguments, unless_named=BY_NAME)

    return make


def _mail(office: Office) -> Target:
    draft = Draft(facility=office.north, digest="0" * 64, taken_at=BEGAN, taken_by="Cora North")
    written = '{"name": "", "address": "", "subject": "", "text": "", "left_out": []}'
    draft.mail_sealed = sealed(written, "draft", draft.uid, "mail")
    draft.save()
    return Target({"pk": draft.pk})


OBJECTS: dict[str, Callable[[Office], Target]] = {
    "tell": _door,
    "tell-link": _link,
    "tell-rate": _rating,
    "tell-letter": lambda office: Target({"pk": 1}),
    "concern-door": _door,
    "concern-poster": _door,
    **dict.fromkeys(("case-messages", "case-new-key", "case-reroute", "case-letters"), _case),
    **dict.fromkeys(("case-letter-write", "case-letter-preview"), _to_write),
    "case-letter": _letter(ending="pdf"),
    "case-letter-go": _letter(way="send"),
    **dict.fromkeys(("concern-mail", "concern-mail-aside"), _mail),
}
