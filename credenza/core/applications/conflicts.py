"""Answers that contradict each other, or what the file holds: each to be mended or explained."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from credenza.core.applications.answers import NO, YES, Entry
from credenza.core.applications.kinds import Section
from credenza.core.applications.taking import Held, held
from credenza.core.calendar import add_months, long_date
from credenza.core.identifiers import dea_matches_surname, licence_numbers_agree
from credenza.core.names import family_key

LICENCES = ("state_licence", "rn_licence", "aprn_licence")
YOUNGEST = 15 * 12  # months of age at the beginning of a professional school


@dataclass(frozen=True, slots=True)
class Conflict:
    """One contradiction, as a sentence. ``blocks``: it must be mended before signing."""

    section: str
    words: str
    entry: str = ""
    blocks: bool = False


@dataclass(frozen=True, slots=True)
class FileSays:
    """What the office knows already, to be compared with the answers."""

    family: str = ""
    former: Sequence[str] = ()
    born_on: date | None = None
    licences: Sequence[Held] = ()
    state: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """All answers of one application, with what each entry says is held."""

    sections: Mapping[str, Section]
    entries: Sequence[Entry]
    file: FileSays
    as_of: date

    def of(self, section: str) -> list[Entry]:
        """The entries of one section that say something."""
        return [one for one in self.entries if one.section == section and not one.none]

    def answer(self, section: str, key: str) -> str:
        """One answer of a section that does not repeat."""
        return next((one.answers.get(key, "") for one in self.of(section)), "")

    def held(self, section: str) -> list[tuple[Entry, Held]]:
        """The entries of one section with what they say is held."""
        known = self.sections.get(section)
        pairs = ((one, held(known, one)) for one in self.of(section)) if known else ()
        return [(one, found) for one, found in pairs if found]


def conflicts(told: Told) -> tuple[Conflict, ...]:
    """Every contradiction, in the order of the rules below."""
    return tuple(one for rule in _RULES for one in rule(told))


def _reversed(told: Told) -> Iterator[Conflict]:
    for key, section in told.sections.items():
        for entry, one in told.held(key):
            if one.starts_on and one.ends_on and one.ends_on < one.starts_on:
                words = f"A {section.noun or 'date'} ends on {long_date(one.ends_on)}, before it"
                yield Conflict(
                    key, f"{words} begins ({long_date(one.starts_on)}).", entry.uid, True
                )


def _ahead(told: Told) -> Iterator[Conflict]:
    for key in ("education", "training", "work", "affiliations"):
        for entry, one in told.held(key):
            if one.starts_on and one.starts_on > told.as_of:
                words = f"{one.issuer or 'An entry'} begins in the future"
                yield Conflict(key, f"{words} ({long_date(one.starts_on)}).", entry.uid)


def _relatives(told: Told) -> Iterator[Conflict]:
    for entry in told.of("references"):
        if entry.answers.get("relative") == YES:
            name = entry.answers.get("issuer", "This peer")
            yield Conflict("references", f"{name} is a relative: name another.", entry.uid, True)


def _references_twice(told: Told) -> Iterator[Conflict]:
    own = told.answer("contact", "email").strip().casefold()
    seen: set[str] = set()
    for entry in told.of("references"):
        email = entry.answers.get("email", "").strip().casefold()
        name = entry.answers.get("issuer", "A peer")
        if email and email == own:
            words = f"{name} is given your own e-mail address."
            yield Conflict("references", words, entry.uid, True)
        elif email and email in seen:
            words = f"{name} has the address of another peer."
            yield Conflict("references", words, entry.uid, True)
        seen.add(email)


def _restricted(told: Told) -> Iterator[Conflict]:
    if told.answer("disclosures", "licence_action") != NO:
        return
    for entry in told.of("licences"):
        if entry.answers.get("restricted") == YES:
            words = "A licence is said to be or have been restricted, and the disclosures say no."
            yield Conflict("disclosures", words, entry.uid, True)


def _unfinished(told: Told) -> Iterator[Conflict]:
    if told.answer("disclosures", "training_action") != NO:
        return
    for entry in told.of("training"):
        if entry.answers.get("completed") == NO:
            words = "A program was not finished, and the disclosures say that each was."
            yield Conflict("disclosures", words, entry.uid, True)


def _paid(told: Told) -> Iterator[Conflict]:
    if told.answer("disclosures", "reported") != NO:
        return
    for entry in told.of("claims"):
        if entry.answers.get("paid", "").strip("$0., "):
            words = "A claim was paid: payments are reported to the Data Bank (45 CFR 60.7)."
            yield Conflict("disclosures", words, entry.uid)


def _name(told: Told) -> Iterator[Conflict]:
    family = told.answer("identity", "last_name")
    known = {family_key(one) for one in (told.file.family, *told.file.former) if one}
    others = {family_key(one.answers.get("last_name", "")) for one in told.of("other_names")}
    missing = known - others - {family_key(family)}
    if family and told.file.family and missing:
        words = f"The office knows you as {told.file.family}; list it under other names."
        yield Conflict("other_names", words)


def _young(told: Told) -> Iterator[Conflict]:
    born = told.file.born_on
    for entry, one in told.held("education"):
        if born and one.starts_on and one.starts_on < add_months(born, YOUNGEST):
            words = f"{one.issuer} begins before your fifteenth birthday."
            yield Conflict("education", words, entry.uid)


def _unlisted(told: Told) -> Iterator[Conflict]:
    listed = [one for _, one in told.held("licences")]
    for filed in told.file.licences if "licences" in told.sections else ():
        same = any(
            one.jurisdiction == filed.jurisdiction
            and licence_numbers_agree(one.number, filed.number)
            for one in listed
        )
        if not same:
            words = f"Your file holds a licence of {filed.jurisdiction}, {filed.number}: list it."
            yield Conflict("licences", words)


def _no_licence_here(told: Told) -> Iterator[Conflict]:
    rows = [one for _, one in told.held("licences") if one.jurisdiction]
    state = told.file.state
    current = [one for one in rows if one.ends_on is None or one.ends_on >= told.as_of]
    if rows and state and state not in {one.jurisdiction for one in current}:
        yield Conflict("licences", f"No licence of {state} that is current is listed.")


def _uncovered(told: Told) -> Iterator[Conflict]:
    rows = [one for _, one in told.held("coverage")]
    if rows and not any(_runs(one, told.as_of) for one in rows):
        yield Conflict("coverage", "No coverage that is in force today is listed.")


def _dea_name(told: Told) -> Iterator[Conflict]:
    names = [told.answer("identity", "last_name")]
    names += [one.answers.get("last_name", "") for one in told.of("other_names")]
    for entry, one in told.held("registrations"):
        if one.kind == "dea" and one.number and names[0]:
            verdicts = [dea_matches_surname(one.number, name) for name in names if name]
            if not any(verdicts):
                yield Conflict("registrations", verdicts[0].reason, entry.uid)


def _runs(one: Held, as_of: date) -> bool:
    return (one.starts_on or date.min) <= as_of <= (one.ends_on or date.max)


_RULES: tuple[Callable[[Told], Iterator[Conflict]], ...] = (
    _reversed,
    _ahead,
    _relatives,
    _references_twice,
    _restricted,
    _unfinished,
    _paid,
    _name,
    _young,
    _unlisted,
    _no_licence_here,
    _uncovered,
    _dea_name,
)
