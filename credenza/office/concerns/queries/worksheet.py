"""The worksheet of a report: each field prefilled from the record, with where that stands.

What a person wrote in its place stands beside what the record says, and never hides it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from credenza.core.applications.hearing import STATES as HEARING_STATES
from credenza.core.calendar import add_days, long_date
from credenza.core.concerns.corrective import BASES, KINDS
from credenza.core.concerns.reporting import WorksheetField
from credenza.office.concerns.models import Action, Report
from credenza.office.concerns.queries.corrective import resting
from credenza.office.concerns.queries.sealed import told
from credenza.office.correspondence.queries import addressee_of
from credenza.office.practitioners.queries.identities import identities
from credenza.packs.response import worksheet

FILE, ACTION, RESOLUTIONS = "the practitioner's file", "this action", "the resolutions on record"
PRIVILEGES, PLACE = "the suspended privileges", "the office's settings"
UNKNOWN = "Not in the record"


@dataclass(frozen=True, slots=True)
class Filled:
    """A field as the worksheet shows it: what the record says, from where, and what was written."""

    field: WorksheetField
    known: str
    source: str
    written: str

    @property
    def value(self) -> str:
        """What goes into the report: what was written, else what the record says."""
        return self.written or self.known


def fields(action: Action, report: Report | None, as_of: date) -> list[Filled]:
    """Every field, in the form's order."""
    written, known = written_of(report), _known(action, as_of)
    return [
        Filled(one, *known.get(one.source, ("", "")), written.get(one.key, ""))
        for one in worksheet()
    ]


def written_of(report: Report | None) -> Mapping[str, str]:
    """What a person wrote into the worksheet, by field."""
    text = report and told(report.values_sealed, "report", report.uid, "values")
    return json.loads(text) if text else {}


def words_of(report: Report) -> str:
    """The number under which it was reported, or why it is not reportable."""
    return told(report.words_sealed, "report", report.uid, "words")


def _known(action: Action, as_of: date) -> dict[str, tuple[str, str]]:
    to, (person,) = addressee_of(action.practitioner), identities([action.practitioner_id])
    licences = (" ".join(filter(None, one)) for one in person.licences)
    return {
        "name": (to.name, FILE),
        "other_names": ("; ".join(person.other_names) or "None", FILE),
        "masked": ("Open them in the file: each look is recorded", FILE),
        "profession": (person.profession, FILE),
        "npi": (person.npi or UNKNOWN, FILE),
        "licences": ("; ".join(licences) or UNKNOWN, FILE),
        "address": (", ".join(to.lines) or UNKNOWN, FILE),
        "facility": (f"{action.facility}, {action.facility.state}", PLACE),
        "kind": (KINDS[action.kind], ACTION),
        "action_on": (_day(action.final_on or action.begun_on), ACTION),
        "effective_on": _effective(action),
        "length": _length(action, as_of),
        "basis": (BASES.get(action.basis, "Not said yet"), ACTION),
        "investigation": ("Yes" if action.under_investigation else "No", RESOLUTIONS),
        "hearing": _hearing(action),
    }


def _effective(action: Action) -> tuple[str, str]:
    period = resting(action)
    return (_day(period.starts_on), PRIVILEGES) if period else (_day(action.final_on), ACTION)


def _length(action: Action, as_of: date) -> tuple[str, str]:
    period = resting(action)
    if period is None:
        until = f"Until {long_date(action.until_on)}" if action.until_on else "Without an end"
        return (until if action.final_on else "Not final yet"), ACTION
    days = period.length(as_of)
    ended = (
        f", until {long_date(add_days(period.lifted_on, -1))}" if period.lifted_on else " so far"
    )
    return f"{days} day{'' if days == 1 else 's'}{ended}", PRIVILEGES


def _hearing(action: Action) -> tuple[str, str]:
    kept = getattr(action, "hearing", None)
    return (HEARING_STATES[kept.state] if kept else "None opened"), ACTION


def _day(day: date | None) -> str:
    return long_date(day) if day else UNKNOWN
