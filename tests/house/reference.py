"""``docs/reference/permissions.md``, made from the table of rights and the addresses.

``python -m tests.house`` writes it anew; a test fails while it differs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.urls import URLPattern, get_resolver

from credenza.core.permissions import ASSISTANT, RIGHTS, ROLES, SURVEYOR, Right
from credenza.office.team.rights import PUBLIC, is_whole_office, verb_of

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "permissions.md"
YES, OWN, NO = "yes", "own", "–"


@dataclass(frozen=True)
class Address:
    """One address of the office and the mark on its view."""

    name: str
    route: str
    verb: str | None
    whole_office: bool


def addresses(patterns=None, before: str = "/") -> Iterator[Address]:
    """Every address that the office answers."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield Address(pattern.name or "", route, *_mark(pattern.callback))
        else:
            yield from addresses(pattern.url_patterns, route)


def _mark(view) -> tuple[str | None, bool]:
    return verb_of(view), is_whole_office(view)


def answer(right: Right, role: str) -> str:
    """What the table of rights says: yes, for one's own file only, or no."""
    if role in right.roles:
        return YES
    assists = right.for_assistants and role == ASSISTANT
    surveys = right.for_surveyors and role == SURVEYOR
    return OWN if assists or surveys or role in right.own_file_only else NO


def page() -> str:
    """The whole reference page."""
    return "\n".join([*_HEAD, *_rights(), *_BETWEEN, *_addresses(), ""])


_HEAD = [
    "# Who may do what",
    "",
    "Written from `credenza/core/permissions.py` and the addresses of the office by",
    "`python -m tests.house`; the tests ask every address as every role and compare.",
    "",
    "## Rights",
    "",
    "A role counts at the facility or department for which it was given. “own” is a person's own",
    "file alone, for assistants the applications of practitioners who asked them, for surveyors",
    "the files that a running survey shows them. Nobody does to their own file what has no “own",
    "file” mark, whatever the role.",
    "",
]
_BETWEEN = [
    "",
    "## Addresses",
    "",
    "“public” opens to everybody, “anyone” to everybody who signed in and is no guest;",
    "“whole office” takes the role in the whole office.",
    "",
]


def _rights() -> Iterator[str]:
    yield _row("right", "verb", *ROLES, "own file")
    yield _row(*["---"] * (len(ROLES) + 3))
    for verb, right in RIGHTS.items():
        answers = (answer(right, role) for role in ROLES)
        yield _row(right.title, f"`{verb}`", *answers, "yes" if right.on_own_file else "–")


def _addresses() -> Iterator[str]:
    yield _row("address", "name", "verb", *ROLES)
    yield _row(*["---"] * (len(ROLES) + 3))
    for address in sorted(addresses(), key=lambda address: (address.route, address.name)):
        yield _row(f"`{address.route}`", address.name, *_answers(address))


def _answers(address: Address) -> list[str]:
    if address.verb == PUBLIC:
        return ["public", *[YES] * len(ROLES)]
    right = RIGHTS[address.verb or ""]
    said = "anyone" if right.anyone else f"`{address.verb}`"
    if address.whole_office:
        said += ", whole office"
    return [said, *(answer(right, role) for role in ROLES)]


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', '&#124;') for cell in cells)} |"


def write() -> None:
    """Write the page anew."""
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
