"""The rooms and acts that Find leads to, each only to those who may enter."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import NoReverseMatch, resolve, reverse

from credenza.core.permissions import Actor, may_somewhere
from credenza.office.desk.queries.spelling import allowed_slips, likeness, words
from credenza.office.team.rights import verb_of

# Title, URL name, icon, and other words that people use for it.
PAGES = (
    ("Today", "today", "today", "work queue tasks"),
    ("Practitioners", "practitioners", "people", "list providers files roster"),
    ("Open a new file", "practitioner-new", "person-plus", "add create practitioner provider"),
    ("Expirables", "expirables", "calendar", "expiring lapsed renewals due"),
    ("Expirables by month", "expirables-calendar", "calendar-event", "calendar"),
    ("Consequences of lapses", "consequences", "exclamation-triangle", "suspension lapse"),
    ("Requests for privileges", "privileges", "privileges", "privilege delineation dop requests"),
    ("Focused evaluations", "evaluations", "clipboard-check", "fppe proctoring proctor due"),
    ("Privileges running out", "privileges-ending", "hourglass-split", "expiring suspended"),
    ("Privilege forms", "privilege-forms", "journal-text", "delineation dop core criteria"),
    ("My file", "my-file", "file", "own"),
    ("NPI registry", "registry", "registry", "nppes look up"),
    ("Import a roster", "imports", "import", "upload spreadsheet excel csv rosters"),
    ("Rules in force", "rules", "rules", "requirements standards packs"),
    ("People and roles", "people", "team", "users accounts colleagues rights"),
    ("Invite a colleague", "person-invite", "person-plus", "add user account"),
    ("Office", "office", "office", "facilities departments settings bylaws"),
    ("Office choices", "choices", "sliders", "settings notices second factor"),
    ("Add a facility", "facility-add", "hospital", "new hospital"),
    ("Ledger", "ledger", "ledger", "audit trail history log"),
    ("Jobs", "jobs", "jobs", "nightly schedule"),
    ("Your account", "account", "person-circle", "password profile"),
    ("Signing in and security", "mfa_index", "shield-lock", "second factor passkey password"),
)
MOST = 5


@dataclass(frozen=True, slots=True)
class Page:
    """A room or act that answers what was typed."""

    title: str
    url: str
    icon: str
    score: float


def pages(actor: Actor, typed: Sequence[str]) -> list[Page]:
    """Pages of which every word typed is a word, the best first; without touching the database."""
    found = []
    for title, name, icon, also in PAGES:
        score = _score(typed, words(title), words(also))
        if score and (url := _open_to(actor, name)):
            found.append(Page(title, url, icon, score))
    return sorted(found, key=lambda page: -page.score)[:MOST]


def _score(typed: Sequence[str], title: list[str], also: list[str]) -> float:
    """The mean likeness of the words; words of the title count for more. 0 if one fits none."""
    scores = [
        max(
            max(likeness(word, title, allowed_slips(word)).values(), default=0),
            max(likeness(word, also, allowed_slips(word)).values(), default=0) - 10,
        )
        for word in typed
    ]
    return sum(scores) / len(scores) if scores and min(scores) > 0 else 0


def _open_to(actor: Actor, name: str) -> str:
    try:
        url = reverse(name)
    except NoReverseMatch:
        return ""
    return url if may_somewhere(actor, verb_of(resolve(url).func) or "") else ""
