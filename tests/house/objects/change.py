"""Objects of the addresses of why, changes of law, and integrity."""

from collections.abc import Callable
from datetime import date
from importlib.resources import files

from credenza.office.compliance.models import IntegritySign
from credenza.office.team.actions import editions
from tests.fixtures import BEGAN, SYSTEM, Office
from tests.house.objects.practitioners import surgeon
from tests.house.objects.target import Target

TEXT = files("credenza.packs") / "standards" / "tjc" / "tjc.toml"
LATER = date(2099, 1, 1)


def _file(office: Office) -> Target:
    person = surgeon(office)
    return Target({"pk": person.pk}, person.pk)


def _sign(office: Office) -> Target:
    person = surgeon(office)
    sign = IntegritySign.objects.create(
        key="1:no_reason",
        kind="no_reason",
        act=1,
        file=person,
        actor=1,
        name="Dana Reyes",
        done_at=BEGAN,
        words="Credential: ends on from nothing to 2027-12-31.",
        found_at=BEGAN,
    )
    return Target({"pk": sign.pk}, person.pk)


def _received():
    text = TEXT.read_text(encoding="utf-8")
    return editions.receive(pack="tjc", text=text, by=SYSTEM, at=BEGAN)


def _edition(office: Office) -> Target:
    return Target({"pk": _received().pk})


def _adoption(office: Office) -> Target:
    held = editions.adopt(
        edition=_received(), facility=office.north, from_on=LATER, today=LATER, by=SYSTEM, at=BEGAN
    )
    return Target({"pk": held.pk})


OBJECTS: dict[str, Callable[[Office], Target]] = {
    "why": _file,
    "integrity-sign": _sign,
    "edition": _edition,
    "edition-adopt": _edition,
    "edition-withdraw": _adoption,
}
