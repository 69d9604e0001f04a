"""Judging the sample's files without a database, as the office would on the opening day."""

from datetime import date, timedelta

from credenza.core.calendar import add_months
from credenza.core.facts import (
    Finding,
    Place,
    PractitionerFile,
    Result,
    Standing,
    State,
    VerificationFact,
)
from credenza.core.requirements import compile_rules, evaluate
from credenza.packs.loader import credential_kinds, packs
from credenza.sample.places import FACILITIES, STATE
from credenza.sample.shapes import File
from credenza.sample.story import Round, rounds

OPEN = (State.DUE, State.MISSING, State.LATE)


class Judge:
    """The rules of the sample's four facilities on one day."""

    def __init__(self, today: date):
        self.today = today
        self.places = {
            number: Place(number, one.kind, STATE, frozenset(one.bodies))
            for number, one in enumerate(FACILITIES, 1)
        }
        self.rules = {
            number: compile_rules(packs(), place, today, credential_kinds())
            for number, place in self.places.items()
        }

    def open(self, file: File) -> list[Finding]:
        """What is due, missing or late at any facility."""
        facts = self.facts(file)
        return [
            finding
            for number in {one.facility for one in file.appointments}
            for finding in evaluate(facts, self.places[number], self.rules[number], self.today)
            if finding.state in OPEN
        ]

    def facts(self, file: File) -> PractitionerFile:
        """The file with the answers of the sample's rounds."""
        answers = [
            VerificationFact(
                number, one.kind, one.source, one.method, one.result, one.verified_on, one.proves,
                one.stated_ends_on, one.stated_status,
            )
            for number, one in enumerate(file.asked)
        ]  # fmt: skip
        applied = all(one.standing is Standing.APPLICANT for one in file.appointments)
        asked = [] if applied else [one for one in rounds() if self._is_in(file, one)]
        answers += [
            VerificationFact(
                1000 + number, one.kind, one.source, "feed", Result.CONFIRMED, self._day(one)
            )
            for number, one in enumerate(asked)
        ]
        return PractitionerFile(
            id=file.person.number,
            profession=file.person.profession,
            credentials=file.held,
            verifications=tuple(answers),
            appointments=file.appointments,
        )

    def _is_in(self, file: File, one: Round) -> bool:
        return file.person.number not in one.skipping and any(
            each.facility in one.places for each in file.appointments
        )

    def _day(self, one: Round) -> date:
        if one.on is not None:
            return self.today + timedelta(days=one.on)
        return add_months(self.today.replace(day=1), -(one.month or 0))
