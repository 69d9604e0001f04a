"""Writing the sample's letters again, each on its day, and sending what leaves by e-mail."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from credenza.office.correspondence.actions.letters import hand_over, send_letter, write_letter
from credenza.office.correspondence.actions.post import deliver_waiting
from credenza.office.correspondence.queries import Addressee, addressee_of
from credenza.office.desk.sample.telling import Teller
from credenza.sample.letters import CERTIFIED, EMAIL, LETTERS, Post
from credenza.sample.places import DOMAIN

WRITER = f"coordinator@{DOMAIN}"


def moments(teller: Teller) -> Iterator[tuple[datetime, object]]:
    """Every letter with its instant."""
    for one in LETTERS:
        yield teller.at(one.on, one.hour), lambda one=one: _write(teller, one)


def _write(teller: Teller, one: Post) -> None:
    rows = teller.written[one.practitioner]
    by, at = teller.actors[WRITER], teller.at(one.on, one.hour)
    to = Addressee(one.to) if one.to else addressee_of(rows.practitioner)
    letter = write_letter(
        kind=one.kind,
        practitioner=rows.practitioner,
        facility=rows.appointments[0].facility,
        to=to,
        values=_values(teller, one),
        by=by,
        at=at,
    )
    if one.leaves == CERTIFIED:
        hand_over(letter=letter, how="certified_mail", receipt="9407 1118 9956", by=by, at=at)
    if one.leaves == EMAIL:
        address = to.email if one.address is None else one.address
        send_letter(letter=letter, address=address, by=by, at=at)
        deliver_waiting(by=by, at=at)


def _values(teller: Teller, one: Post) -> dict[str, str]:
    """What is filled in, days counted out."""
    return {
        key: value if isinstance(value, str) else (teller.today + timedelta(days=value)).isoformat()
        for key, value in one.values.items()
    }
