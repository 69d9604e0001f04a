"""Affiliations: what another office says of ours, and what ours says of its own.

What may be said of a member is policy: dates, category, department, and standing in neutral
words. Anything unusual is never told by itself: it waits for a person.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from credenza.core.applications.reference_answers import read_day
from credenza.core.calendar import long_date, month_key
from credenza.core.facts import Standing
from credenza.core.names import family_key, name_key

NEW, CHOOSING, HELD = "new", "choosing", "held"
ANSWERED, NO_RECORD, CLOSED = "answered", "no_record", "closed"
STATES = {
    NEW: "New",
    CHOOSING: "Whom is meant?",
    HELD: "Waits for the director",
    ANSWERED: "Answered",
    NO_RECORD: "Answered: no record",
    CLOSED: "Closed without an answer",
}
OPEN = (NEW, CHOOSING, HELD)
GOOD_STANDING, PLAIN = "affiliation_good_standing", "affiliation_plain"
"""Keys of the letters that answer."""

SAYABLE = ("dates", "category", "department", "standing")
RELEASES = ("always", "never")


@dataclass(frozen=True, slots=True)
class AffiliationPolicy:
    """What may be said of a member, as the packs give it.

    ``says`` are among ``SAYABLE``. ``release``: whether a release must be on file. ``standings``
    are the neutral words by standing that may be told without a person; a standing that is not
    among them is held. ``held`` are the interim words while the director decides.
    """

    says: tuple[str, ...]
    release: str
    standings: Mapping[str, str]
    held: str
    no_record: str
    citation: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom a request means. ``born`` is a birth date or a part of one, as it was typed."""

    last_name: str
    first_name: str = ""
    npi: str = ""
    born: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """One of our files as a request is compared with it; ``names`` are all family names."""

    id: int
    names: tuple[str, ...]
    first_names: tuple[str, ...]
    npi: str = ""
    born_on: date | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The outcome of looking: the files that fit, and why.

    ``certain``: the one file is meant. Else a person chooses among them, or says that none is.
    """

    ids: tuple[int, ...]
    reason: str
    certain: bool = False


@dataclass(frozen=True, slots=True)
class Membership:
    """Somebody's appointment at the facility that is asked, as of the day of the answer.

    ``concerns`` are what is unusual, in words for the director.
    """

    standing: Standing
    category: str = ""
    department: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    concerns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reply:
    """What may go out: the letter's key and the facts it tells; or why it is held back."""

    letter: str
    facts: tuple[tuple[str, str], ...] = ()
    standing: str = ""
    held: str = ""


def find(asked: Asked, files: Iterable[Known]) -> Found:
    """Which of ``files`` a request means.

    The NPI is decisive where the name does not contradict it; else family name, given name and
    birth date must agree. A name alone never decides: who fits by name is offered to a person.
    """
    files = list(files)
    for one in files:
        if asked.npi and one.npi == asked.npi:
            return _by_number(asked, one)
    named = [one for one in files if _same_name(asked, one) and not _other_number(asked, one)]
    born = [one for one in named if agrees_with(asked.born, one.born_on)]
    if len(born) == 1 and is_whole_day(asked.born):
        return Found((born[0].id,), "Name and birth date agree.", certain=True)
    fitting = [one for one in named if one in born or not asked.born or one.born_on is None]
    if not fitting:
        return Found((), "Nobody of that name, number and birth date is on file.")
    return Found(tuple(one.id for one in fitting), "The name fits, and nothing else decides.")


def _by_number(asked: Asked, one: Known) -> Found:
    if _same_family(asked, one):
        return Found((one.id,), f"NPI {asked.npi} and the family name agree.", certain=True)
    return Found((one.id,), f"NPI {asked.npi} is on file under another name: {one.names[0]}.")


def agrees_with(typed: str, born_on: date | None) -> bool:
    """Whether a birth date, or the part of one that was typed, agrees with the one on file.

    Read are "1975-03-14", "1975-03", "1975", "03/14/1975", "03/14" and "xx/xx/1975".
    """
    if born_on is None:
        return False
    parts = _parts_of(typed)
    real = (born_on.year, born_on.month, born_on.day)
    said = [(part, true) for part, true in zip(parts, real, strict=True) if part is not None]
    return bool(said) and all(part == true for part, true in said)


def is_whole_day(typed: str) -> bool:
    """Whether year, month and day were typed."""
    return all(_parts_of(typed))


def _parts_of(typed: str) -> tuple[int | None, int | None, int | None]:
    """Year, month and day of what was typed; None for a part that is not told."""
    words = [word for word in typed.strip().replace("/", "-").split("-") if word]
    numbers = [int(word) if word.isascii() and word.isdigit() else None for word in words]
    if not 1 <= len(words) <= 3:
        return None, None, None
    if len(words[0]) == 4:
        year, month, day = (*numbers, None, None)[:3]
    elif len(words) == 3:
        month, day, year = numbers
    elif len(words) == 2:
        month, day, year = (*numbers, None)
    else:
        return None, None, None
    return year, month, day


def _same_family(asked: Asked, one: Known) -> bool:
    return family_key(asked.last_name) in {family_key(name) for name in one.names}


def _same_name(asked: Asked, one: Known) -> bool:
    given = name_key(asked.first_name)
    known = {name_key(name) for name in one.first_names}
    fits = not given or given in known or (len(given) == 1 and any(k[:1] == given for k in known))
    return _same_family(asked, one) and fits


def _other_number(asked: Asked, one: Known) -> bool:
    return bool(asked.npi and one.npi and asked.npi != one.npi)


def reply(
    memberships: Iterable[Membership], policy: AffiliationPolicy, released: bool, as_of: date
) -> Reply:
    """What may be told about somebody with these appointments at the facility.

    Good standing is told of a running appointment without concern; dates, category and department
    of one that ended without concern. Everything else is held for the director, and so is an
    answer without the release that the policy asks for.
    """
    told = [one for one in memberships if one.standing is not Standing.APPLICANT]
    if not told:
        return Reply("")
    if policy.release == "always" and not released:
        return Reply("", held="No release signed by the practitioner is on file.")
    concerns = [words for one in told for words in one.concerns]
    unusual = [one for one in told if one.standing.value not in policy.standings]
    if concerns or unusual:
        words = concerns or [f"The appointment is “{one.standing.value}”." for one in unusual]
        return Reply("", held=" ".join(words))
    running = next((one for one in told if one.standing is not Standing.ENDED), None)
    facts = facts_alone(told, policy, as_of)
    if running is None or "standing" not in policy.says:
        return Reply(PLAIN, facts)
    return Reply(GOOD_STANDING, facts, policy.standings[running.standing.value])


def facts_alone(
    memberships: Iterable[Membership], policy: AffiliationPolicy, as_of: date
) -> tuple[tuple[str, str], ...]:
    """What the policy lets be told of appointments, without a word on standing: what a person
    may send where the answer was held.
    """
    told = (one for one in memberships if one.standing is not Standing.APPLICANT)
    return tuple(fact for one in told for fact in _facts(one, policy, as_of))


def _facts(one: Membership, policy: AffiliationPolicy, as_of: date) -> Iterable[tuple[str, str]]:
    if "category" in policy.says and one.category:
        yield "Category", one.category
    if "department" in policy.says and one.department:
        yield "Department", one.department
    if "dates" in policy.says:
        yield "Appointed", _term(one, as_of)


def _term(one: Membership, as_of: date) -> str:
    since = long_date(one.starts_on) if one.starts_on else "a day our file does not hold"
    if one.standing is not Standing.ENDED:
        return f"{since} to the present ({long_date(as_of)})"
    until = long_date(one.ends_on) if one.ends_on else "a day our file does not hold"
    return f"{since} to {until}"


def membership_differences(
    answers: Mapping[str, str], starts_on: date | None, ends_on: date | None
) -> list[str]:
    """On what another office's answer and our file differ, in sentences; months are compared."""
    if answers.get("held") != "yes":
        return ["They have no record of the practitioner on their staff."]
    found = []
    since = read_day(answers.get("from", ""))
    if since and starts_on and month_key(since) != month_key(starts_on):
        found.append(f"They say since {month_key(since)}, the file {month_key(starts_on)}.")
    if answers.get("still") == "yes" and ends_on is not None:
        found.append(f"They say still on their staff, the file until {month_key(ends_on)}.")
    until = read_day(answers.get("until", ""))
    if answers.get("still") == "no" and until and ends_on is None:
        found.append(f"They say until {month_key(until)}, the file says it goes on.")
    elif answers.get("still") == "no" and until and month_key(until) != month_key(ends_on):
        found.append(f"They say until {month_key(until)}, the file {month_key(ends_on)}.")
    return found
