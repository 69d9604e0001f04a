"""Doing again what the sample's story tells: each event through the act that people use."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from credenza.core.calendar import add_months
from credenza.core.facts import Result
from credenza.core.permissions import Actor
from credenza.office.desk.sample.places import Ground
from credenza.office.documents.actions import keep
from credenza.office.practitioners.actions import appointments, consequences, credentials, files
from credenza.office.practitioners.actions.filling import Written
from credenza.office.practitioners.queries import work
from credenza.packs.loader import credential_kinds
from credenza.sample.membership import TERM
from credenza.sample.papers import drawn, paper
from credenza.sample.shapes import File
from credenza.sample.story import Event


@dataclass
class Teller:
    """What is known while the story is told: the sample's files beside their rows, and who acts."""

    today: date
    zone: ZoneInfo
    files: Mapping[int, File]
    written: Mapping[int, Written]
    actors: Mapping[str, Actor]
    ground: Ground | None = None

    def at(self, on: int, hour: int) -> datetime:
        """That hour at the office, on that day from the opening day."""
        return datetime.combine(self.today + timedelta(days=on), time(hour), self.zone)

    def tell(self, event: Event) -> None:
        """Do what the event says. Raises Refused where the rules no longer allow it."""
        by, at = self.actors[event.who], self.at(event.on, event.hour)
        getattr(self, f"_{event.verb}")(event, by, at)

    def credential(self, event: Event):
        """The row of the credential that an event is about, as it is now."""
        file, rows = self.files[event.practitioner], self.written[event.practitioner].credentials
        position = next(n for n, one in enumerate(file.held) if one.kind == event.kind)
        rows[position].refresh_from_db()
        return rows[position]

    def _renew(self, event: Event, by: Actor, at: datetime) -> None:
        file, row = self.files[event.practitioner], self.credential(event)
        ends_on = self.today + timedelta(days=event.values["ends"])
        sheet = paper(file.person, file.first(event.kind), ends_on=ends_on)
        document = keep(
            data=drawn(sheet), name=sheet.name, media_type="application/pdf", by=by, at=at
        )
        credentials.renew(
            credential=row, version=row.version, ends_on=ends_on, document=document, by=by, at=at
        )

    def _verify(self, event: Event, by: Actor, at: datetime) -> None:
        row = self.credential(event)
        credentials.verify(
            practitioner=self.written[event.practitioner].practitioner,
            kind=event.kind,
            credentials=[row],
            answer=_answer(event, row, at.date()),
            by=by,
            at=at,
        )

    def _correct(self, event: Event, by: Actor, at: datetime) -> None:
        row = self.credential(event)
        credentials.edit(
            credential=row, version=row.version, values=event.values, by=by, at=at,
            reason=event.reason,
        )  # fmt: skip

    def _edit(self, event: Event, by: Actor, at: datetime) -> None:
        person = self.written[event.practitioner].practitioner
        values = dict(event.values) | {"npi": person.npi}
        files.edit(
            practitioner=person, version=person.version, values=values, by=by, at=at,
            reason=event.reason,
        )  # fmt: skip

    def _reappoint(self, event: Event, by: Actor, at: datetime) -> None:
        for row in self.written[event.practitioner].appointments:
            starts_on = row.ends_on + timedelta(days=1)
            ends_on = add_months(starts_on, TERM) - timedelta(days=1)
            values = {
                "starts_on": starts_on,
                "ends_on": ends_on,
                "decided_on": at.date(),
                "reappointment_due_on": ends_on - timedelta(days=30),
            }
            appointments.edit(
                appointment=row, version=row.version, values=values, by=by, at=at,
                reason=event.reason,
            )  # fmt: skip

    def _execute(self, event: Event, by: Actor, at: datetime) -> None:
        for proposed in self._proposed(event, by):
            consequences.execute(consequence=proposed, by=by, at=at, reason=event.reason)

    def _dismiss(self, event: Event, by: Actor, at: datetime) -> None:
        for proposed in self._proposed(event, by):
            consequences.dismiss(consequence=proposed, by=by, at=at, reason=event.reason)

    def _proposed(self, event: Event, by: Actor) -> list:
        pk = self.written[event.practitioner].practitioner.pk
        return list(work.consequences(by, "proposed").filter(practitioner=pk))


def _answer(event: Event, row, day: date) -> dict[str, object]:
    result = event.values.get("result", Result.CONFIRMED)
    source = str(event.values["source"])
    sources = credential_kinds()[event.kind].sources
    answer = {
        "source": source,
        "method": next(one.method for one in sources if one.key == source),
        "result": result,
        "asked_on": day,
        "verified_on": None if result is Result.PENDING else day,
        "note": event.values.get("note", ""),
    }
    if result is Result.CONFIRMED:
        answer |= {"stated_ends_on": row.ends_on, "stated_number": row.number}
    return answer
