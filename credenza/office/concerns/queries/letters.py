"""Letters of a case: which may be written, what they begin with, what is missing in them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from credenza.core.calendar import local_day
from credenza.core.concerns import letters as core
from credenza.core.concerns.clocks import DUE, LATE
from credenza.core.concerns.letters import Rule, Value
from credenza.core.letters import LetterKind
from credenza.core.verdict import Verdict
from credenza.office.concerns.models import Case, CaseLetter
from credenza.office.concerns.queries.clocks import deadlines
from credenza.office.concerns.queries.doors import door_of
from credenza.office.concerns.queries.messages import teller_of
from credenza.office.concerns.queries.sealed import told
from credenza.office.correspondence.queries.addressees import Addressee
from credenza.packs.case_letters import case_letters
from credenza.packs.loader import letter_kinds

WRITTEN, SENT, WITHDRAWN = "written", "sent", "withdrawn"


@dataclass(frozen=True, slots=True)
class Choice:
    """A letter that the case's kind has."""

    rule: Rule
    kind: LetterKind


def choices(case: Case) -> Iterator[Choice]:
    """The letters that may be written in the case, in the order in which they come up."""
    for rule in case_letters().values():
        if case.kind in rule.kinds:
            yield Choice(rule, letter_kinds()[rule.key])


def choice(case: Case, key: str) -> Choice | None:
    """One of them; None where the case's kind has no such letter."""
    return next((one for one in choices(case) if one.rule.key == key), None)


def missing(case: Case, letter_kind: str) -> tuple[Verdict, ...]:
    """What the latest letter of that kind leaves out of what it must say; all of it where none
    was written. Empty for a letter that may go, or went.
    """
    rows = letters_of(case).filter(kind=letter_kind).exclude(state=WITHDRAWN)
    latest = rows.last()
    values = values_of(latest) if latest else {}
    return core.missing(case_letters()[letter_kind], values)


def letters_of(case: Case) -> QuerySet[CaseLetter]:
    """The letters of the case, the oldest first."""
    return case.letters.select_related("pdf", "docx").order_by("made_at", "id")


def values_of(letter: CaseLetter) -> dict[str, Value]:
    """What was filled in. Raises Unsealable where it was altered."""
    return _written(letter)["values"]


def addressee_of(letter: CaseLetter) -> str:
    """To whom it was written."""
    return _written(letter)["name"]


def to_teller(case: Case) -> Addressee:
    """Whoever told the case, as letters are addressed; without a name, nameless."""
    teller = teller_of(case)
    contact = teller.contact
    if not teller.name:
        return Addressee("To whom it concerns", contact.lines, contact.email, "reader")
    return Addressee(teller.name, contact.lines, contact.email)


def begun(case: Case, kind: LetterKind, as_of: date) -> dict[str, str]:
    """What the case itself knows of the fields of a kind of letter."""
    door = door_of(case.facility_id)
    contact = ", ".join(filter(None, (door.contact, door.phone))) if door else ""
    open_days = [one.day for one in deadlines(case, as_of) if one.state in (DUE, LATE)]
    known = {
        "number": case.number,
        "received_on": local_day(case.received_at, ZoneInfo(case.facility.zone)).isoformat(),
        "contact": contact,
        "reach": f"telephone {door.phone}" if door and door.phone else "",
        "answer_by": max(open_days).isoformat() if open_days else "",
        "completed_on": as_of.isoformat(),
    }
    return {key: value for key, value in known.items() if kind.field(key)}


def _written(letter: CaseLetter) -> dict:
    return json.loads(told(letter.written_sealed, "case letter", letter.uid, "written"))
