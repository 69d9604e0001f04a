"""The sample's changes of the rules and of the law, and what was looked for in its ledger."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from importlib.resources import files

from credenza.core.calendar import add_months
from credenza.office.compliance.actions import integrity
from credenza.office.compliance.queries.integrity import visible_signs
from credenza.office.desk.sample.telling import Teller
from credenza.office.team.actions import editions, tighten
from credenza.office.team.queries import account_at, facility
from credenza.sample.places import DOMAIN, MEDICAL_CENTER

LIMITED, RECEIVED, TAUGHT, LOOKED = -37, -9, -30, -1
LOOKED_BACK = 60
COMING = 45  # days until the tighter limit binds
QUERIES = "npdb.queried"
DIRECTOR = f"director@{DOMAIN}"
NCQA = files("credenza.packs") / "standards" / "ncqa" / "ncqa.toml"
BEFORE, AFTER = "{ from = 2025-07-01, limit = 120,", "{ from = 2025-07-01, limit = 90,"
KEEPERS = ("coordinator", "director")


def moments(teller: Teller) -> Iterator[tuple[datetime, Callable[[], None]]]:
    """A limit of the bylaws with its versions, an edition that came in, a look at the ledger."""
    yield teller.at(LIMITED, 15), lambda: _limit(teller, teller.at(LIMITED, 15))
    yield teller.at(TAUGHT, 13), lambda: _teach(teller, teller.at(TAUGHT, 13))
    yield teller.at(RECEIVED, 9), lambda: _receive(teller, teller.at(RECEIVED, 9))
    yield teller.at(LOOKED, 17), lambda: _look(teller, teller.at(LOOKED, 17))


def _limit(teller: Teller, at: datetime) -> None:
    place = facility(teller.ground.facilities[MEDICAL_CENTER])
    for limit, day, citation in (
        (24, add_months(teller.today, -14), "Bylaws 5.4(a), amended last year"),
        (23, teller.today + timedelta(days=COMING), "Bylaws 5.4(a), as amended this year"),
    ):
        fields = {
            "facility": place,
            "requirement": QUERIES,
            "limit": limit,
            "citation": citation,
            "effective_on": day,
        }
        tighten(fields=fields, by=teller.actors[DIRECTOR], at=at, reason="Voted by the staff")


def _receive(teller: Teller, at: datetime) -> None:
    text = NCQA.read_text(encoding="utf-8").replace(BEFORE, AFTER)
    text = text.replace('edition = "2025"', f'edition = "{teller.today.year + 1}, invented"', 1)
    editions.receive(pack="ncqa", text=text, by=teller.actors[DIRECTOR], at=at)


def _teach(teller: Teller, at: datetime) -> None:
    users = [account_at(f"{who}@{DOMAIN}") for who in KEEPERS]
    subject = "Honest documentation: what a reason is"
    integrity.teach(
        users=users, subject=subject, taught_on=at.date(), by=teller.actors[DIRECTOR], at=at
    )


def _look(teller: Teller, at: datetime) -> None:
    by = teller.actors[DIRECTOR]
    integrity.look(since=at - timedelta(days=LOOKED_BACK), until=at, by=by, at=at)
    sign = visible_signs(by).exclude(actor=by.id).order_by("done_at", "id").first()
    if sign is not None:
        reason = "The board's letter was on file the same day; the entry followed it."
        integrity.rule(sign=sign, ruling="justified", reason=reason, by=by, at=at)
