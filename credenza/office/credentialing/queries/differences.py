"""Where a signed application and the file differ: what the office may take over."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from django.conf import settings

from credenza.core.applications import taking
from credenza.core.applications.answers import Entry
from credenza.core.applications.kinds import Question, Section
from credenza.core.applications.taking import Difference, Held, person_values
from credenza.core.calendar import local_day
from credenza.office.credentialing.models import Answers, Application
from credenza.office.credentialing.queries.answers import MASK, entry, rows_of
from credenza.office.credentialing.queries.forms import label_of, sections_of
from credenza.office.credentialing.queries.signing import standing
from credenza.office.credentialing.queries.suggesting import COLUMNS, of_file
from credenza.packs.loader import credential_kinds

PERSON, NAME, CREDENTIAL = "person", "name", "credential"
STATEMENTS = frozenset({"disclosure", "health_attestation"})
SEALED = ("born_on", "ssn")


@dataclass(frozen=True, slots=True)
class ToTake:
    """One entry of an application beside the file.

    ``told`` is what it says is held (None for what it says of the person); ``filed`` is the row of
    the file that means the same (None: nothing does); ``changes`` are where they differ.
    """

    row: Answers
    section: Section
    kind: str
    title: str
    changes: Sequence[Difference]
    told: Held | None = None
    filed: Held | None = None

    @property
    def is_new(self) -> bool:
        """Whether the file knows nothing of it."""
        return self.filed is None and self.kind != PERSON


def differences(application: Application) -> list[ToTake]:
    """What the application says and the file does not, in the order of its pages; what was taken
    over already is left out.
    """
    known = {one.key: one for one in sections_of(application)}
    look = _Look(application)
    rows = [one for one in rows_of(application) if one.section in known]
    rows = [one for one in rows if not (one.none or one.taken_at)]
    found = [look.at(row, known[row.section]) for row in rows]
    order = {key: n for n, key in enumerate(known)}
    told = [one for one in found if one is not None and (one.changes or one.is_new)]
    return sorted(told, key=lambda one: (order[one.section.key], one.row.position))


class _Look:
    """What the file holds, read once and compared with one entry after another."""

    def __init__(self, application: Application) -> None:
        self.person = application.practitioner
        rows = self.person.credentials.filter(withdrawn_on=None).order_by("id")
        self.filed = [Held(*row) for row in rows.values_list(*COLUMNS)]
        self.known = of_file(self.person)
        self.signed_on = _signed_on(application)

    def at(self, row: Answers, section: Section) -> ToTake | None:
        """One entry beside the file; None where it becomes nothing there."""
        told = entry(row, section)
        held = self._held(section, told)
        if held is not None:
            same = taking.find(held, self.filed)
            changes = list(taking.differences(section, held, same or Held(held.kind)))
            title = label_of(section, told.answers) if section.repeats else section.title
            return ToTake(row, section, CREDENTIAL, title, changes, held, same)
        return self._name(row, section, told) or self._person(row, section, told)

    def _held(self, section: Section, told: Entry) -> Held | None:
        held = taking.held(section, told)
        if held is None or held.kind not in STATEMENTS:
            return held
        if self.signed_on is None:
            return None
        signed = taking.statement(section, told, self.signed_on)
        fields = {one.key for one in credential_kinds()[held.kind].fields}
        return replace(
            signed, details={key: text for key, text in signed.details.items() if key in fields}
        )

    def _name(self, row: Answers, section: Section, told: Entry) -> ToTake | None:
        name = person_values(section, told, "name.")
        known = {one["last_name"].casefold() for one in self.known.names}
        if not name.get("last_name") or name["last_name"].casefold() in known:
            return None
        changes = [Difference(key, key.replace("_", " "), "", text) for key, text in name.items()]
        return ToTake(row, section, NAME, name["last_name"], [one for one in changes if one.told])

    def _person(self, row: Answers, section: Section, told: Entry) -> ToTake | None:
        values = person_values(section, told)
        asked = [one for one in section.questions if one.column.removeprefix("person.") in values]
        changes = [
            self._change(one, values[one.column.removeprefix("person.")])
            for one in asked
            if one.column.startswith("person.") and self._is_other(one, values)
        ]
        return ToTake(row, section, PERSON, section.title, changes) if values else None

    def _is_other(self, question: Question, values) -> bool:
        name = question.column.removeprefix("person.")
        told = values[name]
        if name != "ssn":
            return bool(told) and told != self.known.person.get(name, "")
        digits = "".join(filter(str.isdigit, told))
        return bool(digits) and settings.VAULT.blind_index(digits, "ssn") != self.person.ssn_index

    def _change(self, question: Question, told: str) -> Difference:
        name = question.column.removeprefix("person.")
        filed = self.person.ssn_sealed if name == "ssn" else self.known.person.get(name, "")
        if name in SEALED:
            filed, told = (MASK if filed else ""), f"{MASK}{told[-4:]}"
        return Difference(question.column, question.label, filed, told)


def _signed_on(application: Application) -> date | None:
    signature = standing(application)
    zone = ZoneInfo(application.facility.zone)
    return local_day(signature.signed_at, zone) if signature else None
