"""The sample's applications, each taken step by step to where it lies on the opening day."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from credenza.core.applications.route import Votes
from credenza.core.applications.steps import APPLICATION
from credenza.core.calendar import local_day
from credenza.core.facts import Standing
from credenza.core.permissions import Actor
from credenza.office.credentialing.actions.decision_letters import tell
from credenza.office.credentialing.actions.opening import open_application
from credenza.office.credentialing.actions.review import assign, look, resolve, send
from credenza.office.credentialing.actions.stations import Said, speak
from credenza.office.credentialing.actions.steps import go
from credenza.office.credentialing.queries.holders import is_body
from credenza.office.credentialing.queries.ways import open_station
from credenza.office.desk.sample.references import ask_peers, hear_peers
from credenza.office.desk.sample.telling import Teller
from credenza.office.practitioners.actions.credentials import add
from credenza.office.team.queries import colleagues
from credenza.sample.applications import INITIAL, REAPPOINTMENTS, Plan
from credenza.sample.places import MEDICAL_CENTER
from credenza.sample.practitioners import is_applicant
from credenza.sample.story import story

Moment = tuple[datetime, Callable[[], None]]
ANSWER = "Asked; the explanation and the papers that go with it are on file."
ANSWERED = {
    "claims": "Each claim was read with the carrier's summary; the pattern goes to the committee.",
    "unlisted_state": "Worked there for the United States alone: no state licence is needed.",
    "moves": "Locum tenens work between two appointments, confirmed by the agency.",
}
VOTES = Votes(yes=7, no=0, abstained=1)


def moments(teller: Teller, by: Actor) -> Iterator[Moment]:
    """Every opening and every step, each with its instant."""
    applicants = [number for number in sorted(teller.files) if is_applicant(number)]
    for number, plan in zip(applicants, INITIAL, strict=False):
        yield from _Story(teller, by, number, plan).moments()
    for number, plan in zip(_members(teller), REAPPOINTMENTS, strict=False):
        yield from _Story(teller, by, number, plan).moments()


def _members(teller: Teller) -> list[int]:
    """Members of the medical center whom the story leaves alone, the earliest end first."""
    told = {event.practitioner for event in story()}
    held = [
        (one.ends_on or date.max, number)
        for number, file in teller.files.items()
        for one in file.appointments
        if one.facility == MEDICAL_CENTER and one.standing is Standing.ACTIVE
    ]
    return [number for _, number in sorted(held) if number not in told]


class _Story:
    """One application as it is taken on."""

    def __init__(self, teller: Teller, by: Actor, number: int, plan: Plan):
        self.teller, self.by, self.number, self.plan = teller, by, number, plan
        self.application = None

    def moments(self) -> Iterator[Moment]:
        """The opening, and each step at even distances between then and the opening day."""
        plan = self.plan
        gap = plan.opened / (len(plan.steps) + 1)
        for place, step in enumerate(("open", *plan.steps)):
            at = self.teller.at(-plan.opened, 10) + timedelta(days=int(gap * place), minutes=place)
            yield at, lambda step=step, at=at: self.take(step, at)

    def take(self, step: str, at: datetime) -> None:
        """Take one step."""
        if step == "open":
            self._open(at)
        elif self.application is not None:
            self.application.refresh_from_db()
            self._step(step, at)

    def _open(self, at: datetime) -> None:
        rows = self.teller.written[self.number]
        place = self.teller.ground.facilities[MEDICAL_CENTER]
        held = next((one for one in rows.appointments if one.facility_id == place), None)
        held = held or rows.appointments[0]
        self.application = open_application(
            practitioner=rows.practitioner,
            facility=held.facility,
            kind=self.plan.kind,
            by=self.by,
            at=at,
        )

    def _step(self, step: str, at: datetime) -> None:
        one, who = self.application, {"by": self.by, "at": at}
        day = local_day(at, self.teller.zone)
        if step.startswith("says:"):
            self._say(step.removeprefix("says:"), day, who)
        elif step == "look":
            self._find(one, who)
        elif step == "send":
            send(application=one, **who)
        elif step == "tell":
            tell(application=one, **who)
        else:
            reason = self.plan.words if APPLICATION.step(step).reason else ""
            go(application=one, verb=step, reason=reason, **self._columns(step, at), **who)
        if step == "accept":
            assign(application=one, to=self._coordinator(), **who)
            ask_peers(one, self.number, who)

    def _find(self, one, who: dict) -> None:
        """Put what the plan knows into the file, and look for flags; all but one are answered."""
        for kind, values in self.plan.facts:
            days = {
                key: self.teller.today + timedelta(days=value)
                for key, value in values.items()
                if isinstance(value, int)
            }
            add(practitioner=one.practitioner, kind=kind, values={**values, **days}, **who)
        complete = "complete" in self.plan.steps
        hear_peers(one, who, all_of_them=complete, doubt=bool(self.plan.facts))
        flags = look(application=one, **who)
        for flag in flags if complete else flags[1:]:
            resolve(flag=flag, resolution=ANSWERED.get(flag.kind, ANSWER), **who)

    def _columns(self, step: str, at: datetime) -> dict[str, object]:
        if step == "submit":
            return {"submitted_at": at}
        if step != "complete":
            return {}
        day = local_day(at, self.teller.zone)
        return {
            "category": self.plan.category,
            "category_why": "Everything is verified and nothing was found to discuss."
            if self.plan.category == "1"
            else "There is something to discuss: see the flags.",
            "complete_on": day,
            "act_by": day + timedelta(days=90),
        }

    def _say(self, outcome: str, day: date, who: dict) -> None:
        station = open_station(self.application)
        words = self.plan.words
        said = Said(
            outcome,
            reason=words if outcome == "deny" else "",
            question=words if outcome == "defer" else "",
            votes=VOTES if is_body(station) else Votes(),
            meeting_on=day if is_body(station) else None,
        )
        speak(station=station, said=said, **who)

    def _coordinator(self):
        people = list(colleagues())
        return people[self.number % len(people)]
