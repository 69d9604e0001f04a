"""Readers are reminded of what they have to sign, and new members are given what is theirs. Surveys
end with their time. How the standards stand is counted at the end of each day, and for days of the
past when asked. Signs of dishonest documentation are looked for every night.
"""

from datetime import date, timedelta

from django.utils import timezone
from django_tasks import task

from credenza.core.permissions import Actor
from credenza.office.compliance.actions.ballots import close_ended
from credenza.office.compliance.actions.integrity import look
from credenza.office.compliance.actions.orientation import give_due
from credenza.office.compliance.actions.reminders import remind_due
from credenza.office.compliance.actions.surveys import close_over
from credenza.office.compliance.queries.integrity import LOOKED_BACK
from credenza.office.compliance.reading import read_due
from credenza.office.compliance.tallies import count_day, count_past
from credenza.office.ledger.schedule import Scheduled

ORIENTATION = Actor.system("orientation of new members")
SURVEYS = Actor.system("ends of surveys")
BALLOTS = Actor.system("ballots of members")
INTEGRITY = Actor.system("look for signs in the ledger")
READERS = Actor.system("reminders to read and sign")


@task()
def remind_of_texts_to_sign() -> int:
    """Remind the readers whose day has come; how many. Running it twice reminds nobody twice."""
    return remind_due(by=READERS, at=timezone.now())


@task()
def count_ballots() -> int:
    """Count the ballots whose last day is over; how many. Repeating it is harmless."""
    return close_ended(by=BALLOTS, at=timezone.now())


@task()
def give_orientation_packs() -> int:
    """Give new members what is theirs; how many papers. Running it twice gives nothing twice."""
    return give_due(by=ORIENTATION, at=timezone.now())


@task()
def close_surveys() -> int:
    """Close the surveys whose time is over; how many. Running it twice closes none twice."""
    return close_over(by=SURVEYS, at=timezone.now())


@task()
def look_for_signs() -> int:
    """Look through the ledger's last year; how many new signs. Repeating it finds none twice."""
    at = timezone.now()
    return look(since=at - timedelta(days=LOOKED_BACK), until=at, by=INTEGRITY, at=at)


@task()
def read_files_due() -> int:
    """Read the files again whose reading has ended; how many. Running it twice changes nothing."""
    return read_due(at=timezone.now())


@task()
def count_standards() -> None:
    """Count how the standards stand as the day's; counted again, the later count stands."""
    count_day(timezone.now())


@task()
def count_standards_on(facility: int, day: str) -> int:
    """Count a day of the past at a facility from the ledger; how many files."""
    return count_past(facility, date.fromisoformat(day))


SCHEDULE = [
    Scheduled("Read the files by the standards", "20 0,1,6,12,18 * * *", read_files_due),
    Scheduled("Count how the standards stand", "55 23 * * *", count_standards),
    Scheduled("Remind of texts to be signed", "40 7 * * *", remind_of_texts_to_sign),
    Scheduled("End surveys whose time is over", "*/5 * * * *", close_surveys),
    Scheduled("Count ballots of members", "15 * * * *", count_ballots),
    Scheduled("Look for signs in the ledger", "40 2 * * *", look_for_signs),
    Scheduled("Give packs to new members", "20 * * * *", give_orientation_packs),
]
