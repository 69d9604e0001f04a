"""Where a practitioner's file and the NPI registry disagree.

The registry repeats what practitioners told it, often years ago, and proves nothing: a
difference is a reason to ask, never a finding about a licence. Only the NPI's own standing is
the registry's to say (45 CFR 162.408), and only that is of consequence.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from credenza.core.identifiers import licence_key, licence_numbers_agree
from credenza.core.names import Name, family_key, name_key
from credenza.sources.catalog.nppes.entry import Address, RegistryEntry, RegistryName


@dataclass(frozen=True, slots=True)
class StateLicence:
    """A licence as the file has it: two letters of a state, and the number as written."""

    state: str
    number: str


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a practitioner's file says of the things that the registry also knows.

    ``name.degrees`` are compared with the registry's credential text, ``taxonomies`` are NUCC
    codes, ``addresses`` those of practice. What is empty is not compared.
    """

    npi: str
    name: Name
    former_families: tuple[str, ...] = ()
    taxonomies: tuple[str, ...] = ()
    licences: tuple[StateLicence, ...] = ()
    addresses: tuple[Address, ...] = ()


@dataclass(frozen=True, slots=True)
class Difference:
    """One disagreement. ``subject`` is "npi", "name", "credential", "taxonomy", "licence",
    "address" or "entry"; ``of_consequence`` asks somebody to act, the others to look."""

    subject: str
    ours: str
    registry: str
    sentence: str
    of_consequence: bool = False


def differences(entry: RegistryEntry, facts: FileFacts) -> list[Difference]:
    """Every disagreement between the entry and the file, those of consequence first.

    Raises ValueError when the two are not about one NPI.
    """
    if entry.npi != facts.npi:
        raise ValueError(f"the entry is of NPI {entry.npi}, the file of {facts.npi}")
    standing = list(_standing(entry))
    if not entry.name.family:  # a deactivated NPI is published without anything else
        return standing
    rest = (_name, _credential, _taxonomies, _licences, _addresses)
    found = [difference for compare in rest for difference in compare(entry, facts)]
    unread = [
        Difference("entry", "", value, f"The registry's value could not be read ({value}).")
        for value in entry.unreadable
    ]
    return standing + found + unread


def _standing(entry: RegistryEntry) -> Iterator[Difference]:
    if not entry.is_active:
        since = _written(entry.deactivated_on)
        yield Difference(
            "npi", entry.npi, f"deactivated {since}", f"The NPI was deactivated on {since}.", True
        )
    if entry.replacement_npi:
        yield Difference(
            "npi",
            entry.npi,
            entry.replacement_npi,
            f"The registry replaced this NPI by {entry.replacement_npi}.",
            True,
        )


def _written(day: date | None) -> str:
    return day.isoformat() if day else "an unknown date"


def _name(entry: RegistryEntry, facts: FileFacts) -> Iterator[Difference]:
    names = (entry.name, *entry.other_names)
    ours = f"{facts.name.given} {facts.name.family}".strip()
    theirs = f"{entry.name.given} {entry.name.family}".strip()
    families = {family_key(family) for family in (facts.name.family, *facts.former_families)}
    if family_key(facts.name.family) not in {family_key(name.family) for name in names}:
        known = family_key(entry.name.family) in families
        why = " under a former name" if known else " under another last name"
        yield Difference("name", ours, theirs, f"The registry has the practitioner{why}.")
    given = {name_key(name.given) for name in names if name.given}
    if facts.name.given and not any(_begins(name_key(facts.name.given), one) for one in given):
        yield Difference("name", ours, theirs, "The registry has another first name.")
    if _middle_differs(facts.name.middle, entry.name):
        ours, theirs = facts.name.middle, entry.name.middle
        yield Difference("name", ours, theirs, "The registry has another middle name.")


def _begins(one: str, other: str) -> bool:
    """Whether one is the other or its beginning (an initial, a short form)."""
    return one.startswith(other) or other.startswith(one)


def _middle_differs(ours: str, name: RegistryName) -> bool:
    one, other = name_key(ours), name_key(name.middle)
    return bool(one and other) and not _begins(one, other)


def _credential(entry: RegistryEntry, facts: FileFacts) -> Iterator[Difference]:
    """Degrees of ours that the registry's text lacks, when it lacks them all."""
    ours = {licence_key(degree) for degree in facts.name.degrees} - {""}
    texts = (name.credential for name in (entry.name, *entry.other_names))
    theirs = {licence_key(part) for text in texts for part in _parts(text)} - {""}
    if ours and theirs and not ours & theirs:
        yield Difference(
            "credential",
            ", ".join(facts.name.degrees),
            entry.name.credential,
            "The registry has another degree or title.",
        )


def _parts(text: str) -> list[str]:
    """The degrees in a credential text: commas, semicolons and slashes part them, and spaces."""
    commas = text.translate(str.maketrans(";/&", ",,,")).split(",")
    return commas + [word for part in commas for word in part.split()]


def _taxonomies(entry: RegistryEntry, facts: FileFacts) -> Iterator[Difference]:
    theirs = dict.fromkeys(taxonomy.code for taxonomy in entry.taxonomies if taxonomy.code)
    if not facts.taxonomies or not theirs:
        return
    for code in facts.taxonomies:
        if code not in theirs:
            yield Difference("taxonomy", code, "", f"The registry does not have specialty {code}.")
    for code in theirs:
        if code not in facts.taxonomies:
            yield Difference("taxonomy", "", code, f"The registry has specialty {code} as well.")


def _licences(entry: RegistryEntry, facts: FileFacts) -> Iterator[Difference]:
    """Licences by state: one that neither agrees with any of the other side, in a state where
    both sides name one; and states that only the registry names."""
    states = dict.fromkeys(each.state for each in entry.taxonomies if each.licence and each.state)
    for state in states:
        theirs = dict.fromkeys(
            each.licence for each in entry.taxonomies if each.state == state and each.licence
        )
        ours = [each.number for each in facts.licences if each.state == state and each.number]
        if any(licence_numbers_agree(one, other) for one in ours for other in theirs):
            continue
        written = ", ".join(theirs)
        sentence = (
            f"The registry has another licence number in {state}."
            if ours
            else f"The registry has a licence in {state} that the file lacks."
        )
        yield Difference("licence", ", ".join(ours), written, f"{sentence} It is self-reported.")


def _addresses(entry: RegistryEntry, facts: FileFacts) -> Iterator[Difference]:
    if not facts.addresses or entry.practice is None:
        return
    theirs = (entry.practice, *entry.other_practices)
    ours = {_address_key(address) for address in facts.addresses}
    if not ours & {_address_key(address) for address in theirs}:
        yield Difference(
            "address",
            _one_line(facts.addresses[0]),
            _one_line(entry.practice),
            "The registry has another practice address.",
        )


def _address_key(address: Address) -> tuple[str, str]:
    """Street and five digits of the postal code: suites and spellings of towns differ freely."""
    return licence_key(address.line1), licence_key(address.postal_code)[:5]


def _one_line(address: Address) -> str:
    place = f"{address.city} {address.state} {address.postal_code}".strip()
    return ", ".join(filter(None, (address.line1, address.line2, place)))
