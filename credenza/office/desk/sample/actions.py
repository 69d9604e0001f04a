"""The sample's conduct and corrective action: a response that was answered, an investigation that
has begun, and a precautionary suspension on its day 26.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial

from credenza.core.concerns.corrective import CARE
from credenza.office.concerns.actions import corrective, responses
from credenza.office.concerns.queries.responses import subjects_of
from credenza.office.concerns.queries.scope import visible_cases
from credenza.office.desk.sample.telling import Teller
from credenza.office.privileging.queries.grants import grants_of, running
from credenza.office.team.queries import facility
from credenza.sample.places import DOMAIN

DIRECTOR = f"director@{DOMAIN}"
SUSPENDED, INVESTIGATED = (40, 90), (90, 140)
"""Where among the sample's people somebody is looked for who holds privileges."""
TOLD = (
    "A colleague reports that you raised your voice at the nurses' station while a patient waited. "
    "Please tell us how you saw it, and what you would wish for."
)
ANSWER = (
    "I did raise my voice. Two pages had gone unanswered and I was worried for the patient. I have "
    "spoken with the nurse since and apologised."
)


def moments(teller: Teller) -> Iterator[tuple[datetime, Callable[[], None]]]:
    """A suspension, an investigation, and a response to conduct, each at its moment."""
    yield teller.at(-25, 16), partial(_suspend, teller)
    yield teller.at(-12, 10), partial(_investigate, teller)
    yield teller.at(-2, 11), partial(_respond, teller)


def _suspend(teller: Teller) -> Iterator[datetime]:
    who = _who(teller, -25, 16)
    person, place = _holder(teller, SUSPENDED, who["at"].date())
    of = corrective.About(
        person,
        place,
        "Three returns to theatre in a month; a review of charts is asked for.",
        basis=CARE,
    )
    on, chiefs = who["at"].date(), "Chief of staff and chief executive officer"
    one = corrective.suspend(of=of, on=on, ordered_by=chiefs, **who)
    yield teller.at(-16, 17)
    corrective.resolve(
        action=one,
        verb="continue",
        resolved=corrective.Resolved(
            on=on + timedelta(days=9),
            words="Continued until the external review of ten charts is before the committee.",
            yes=8,
            no=1,
            heard="Spoke for twenty minutes with counsel present, and left before the vote.",
        ),
        **_who(teller, -16, 17),
    )
    yield teller.at(-12, 9)
    corrective.open_hearing(action=one, **_who(teller, -12, 9))


def _investigate(teller: Teller) -> None:
    who = _who(teller, -12, 10)
    person, place = _holder(teller, INVESTIGATED, who["at"].date())
    grounds = "Discrepancies between operative notes and nursing records in four cases."
    one = corrective.ask_investigation(of=corrective.About(person, place, grounds), **who)
    resolved = corrective.Resolved(
        on=who["at"].date(), words="To investigate; a panel of three reports in 30 days.", yes=9
    )
    corrective.resolve(action=one, verb="begin", resolved=resolved, **who)


def _respond(teller: Teller) -> Iterator[datetime]:
    """The oldest conduct report with a practitioner is answered by an informal conversation."""
    who = _who(teller, -2, 11)
    reports = visible_cases(who["by"]).filter(kind="conduct", closed_at=None)
    for case in reports.order_by("received_at", "id"):
        for person in subjects_of(case):
            one = responses.decide(
                case=case,
                practitioner=person.pk,
                tier="informal",
                told=TOLD,
                why="A single report by a colleague, without harm.",
                **who,
            )
            responses.ask(response=one, **who)
            yield teller.at(-1, 9)
            responses.answer(response=one, words=ANSWER, how=responses.PAPER, **_who(teller, -1, 9))
            return


def _holder(teller: Teller, among: tuple[int, int], on) -> tuple[int, object]:
    """Somebody who holds privileges that day at the first facility, with that facility."""
    place = facility(next(iter(teller.ground.facilities.values())))
    for number in range(*among):
        person = teller.written[number].practitioner
        held = running(grants_of(person, place), on)
        if held.exists() and not held.filter(suspensions__isnull=False).exists():
            return person.pk, place
    raise LookupError("Nobody of the sample holds privileges there.")


def _who(teller: Teller, days: int, hour: int) -> dict:
    return {"by": teller.actors[DIRECTOR], "at": teller.at(days, hour)}
