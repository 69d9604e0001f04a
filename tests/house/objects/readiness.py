"""Addresses of standards and of what was shown for them.

A standard is nobody's own: the address of one shows how the reader's facilities stand by it.
"""

import datetime as dt
from collections.abc import Callable

from credenza.office.compliance.models import Proof
from credenza.office.documents.actions import keep
from tests.fixtures import BEGAN, SYSTEM, Office
from tests.house.objects.target import Target

SHOWN, JUDGED = "HCQIA-N1", "NPDB-Q-INIT"


def _shown(office: Office) -> Target:
    return Target({"rule": SHOWN}, data={"kind": "document", "words": "Seen", "meets": "yes"})


def _judged(office: Office) -> Target:
    return Target({"rule": JUDGED})


def _proof(office: Office) -> Target:
    text = keep(data=b"Bylaws", name="bylaws.txt", media_type="text/plain", by=SYSTEM, at=BEGAN)
    proof = Proof.objects.create(
        facility=office.north,
        rule=SHOWN,
        kind="document",
        words="Seen",
        document=text,
        shown_on=dt.date(2026, 1, 5),
        shown_by="Cora North",
    )
    return Target({"pk": proof.pk}, data={"reason": "The wrong one"})


OBJECTS: dict[str, Callable[[Office], Target]] = {
    "standard": _shown,
    "standard-files": _judged,
    "standard-show": _shown,
    "proof-withdraw": _proof,
    "proof-document": _proof,
}
