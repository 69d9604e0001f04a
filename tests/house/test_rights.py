"""Every address, asked with every method by every role, beside the reviewed table."""

from itertools import count

import pytest
from django.db import connection
from django.db.transaction import atomic, set_rollback
from django.test import Client
from django.urls import reverse

from credenza.core.permissions import (
    COORDINATOR,
    DIRECTOR,
    MEMBER,
    PRACTITIONER,
    RIGHTS,
    ROLES,
    SURVEYOR,
    Grant,
)
from credenza.office.team.models import Facility
from tests.fixtures import make_person, signed_in
from tests.house.objects import OBJECTS
from tests.house.objects.lists import OF_NO_FACILITY
from tests.house.objects.target import Target
from tests.house.reference import NO, OWN, PAGE, YES, addresses, page

ANSWERED, REFUSED, NOT_HERE, SIGN_IN = "answered", "refused", "not here", "sign in"
OTHER_FILES = count(987_654_321)
# Who sees what is asked of every role on SQLite. On PostgreSQL it is asked whether each page's
# questions can be read there: of those before whom they differ most.
ASKED = ROLES if connection.vendor == "sqlite" else (DIRECTOR, MEMBER, PRACTITIONER, SURVEYOR)


def test_every_address_says_what_it_needs():
    unmarked = [address.route for address in addresses() if address.verb is None]
    assert unmarked == [], "Mark these views with needs(…) or public."


def test_every_address_has_a_name_of_its_own():
    names = [address.name for address in addresses()]
    assert "" not in names
    assert sorted(names) == sorted(set(names))


def test_every_address_about_an_object_has_one_to_be_asked_with():
    lacking = [one.name for one in addresses() if "<" in one.route and one.name not in OBJECTS]
    assert lacking == [], "Add these to tests/house/objects.py."


def test_the_reviewed_table_is_the_table_in_force():
    assert PAGE.read_text(encoding="utf-8") == page(), "Run python -m tests.house."


def reviewed() -> dict[str, dict[str, str]]:
    """The table of addresses as it stands on the page: name -> column -> cell."""
    rows = PAGE.read_text(encoding="utf-8").partition("## Addresses")[2].splitlines()
    cells = [[cell.strip() for cell in row.strip("| ").split("|")] for row in rows if "|" in row]
    head, _, *body = cells
    return {row[1]: dict(zip(head, row, strict=True)) for row in body}


TABLE = reviewed()
SIGNED_IN = sorted(name for name, row in TABLE.items() if row["verb"] != "public")
WHOLE_OFFICE = {name for name, row in TABLE.items() if row["verb"].endswith("whole office")}
OF_OBJECTS = {
    name
    for name in set(SIGNED_IN) & set(OBJECTS) - WHOLE_OFFICE - OF_NO_FACILITY
    if TABLE[name]["verb"] != "anyone"
}
PUBLIC = sorted(name for name, row in TABLE.items() if row["verb"] == "public")


def outcomes(client: Client, name: str, about: Target) -> set[str]:
    """How GET and POST are answered, methods that the page does not know left out.

    Whatever they changed is undone.
    """
    url = reverse(name, kwargs=about.arguments)
    cookies, seen = client.cookies.copy(), set()
    for method in ("GET", "POST"):
        with atomic():
            answer = client.get(url) if method == "GET" else client.post(url, about.data)
            set_rollback(True)
        client.cookies = cookies.copy()
        if answer.status_code != 405:
            seen.add(outcome(answer.status_code, answer.get("Location", "")))
    return seen


def outcome(status: int, location: str) -> str:
    if location.startswith(reverse("account_login")):
        return SIGN_IN
    if status >= 500:
        return "broken"
    return {403: REFUSED, 404: NOT_HERE}.get(status, ANSWERED)


@pytest.fixture
def target(request, office, arranging) -> tuple[str, Target]:
    name = request.param
    with arranging():
        target = OBJECTS[name](office) if name in OBJECTS else Target({})
    return name, target


@pytest.mark.parametrize("target", PUBLIC, indirect=True)
def test_public_addresses_answer_everybody(target, client):
    assert outcomes(client, *target) <= {ANSWERED, SIGN_IN}


@pytest.mark.parametrize("target", SIGNED_IN, indirect=True)
def test_everybody_is_answered_as_the_table_says(target, office, client):
    """One arrangement for all that is asked of an address: arranging takes longest."""
    name, about = target
    assert outcomes(client, name, about) == {SIGN_IN}
    each_role_is_answered(name, about, office.north)
    if name in OF_OBJECTS:
        a_role_elsewhere_finds_nothing(name, about, office.south)
        ones_own_file_opens_only_to_verbs_that_say_so(name, about, office.north)


def each_role_is_answered(name: str, about: Target, here: Facility) -> None:
    for role in ASKED:
        answers = outcomes(browser(role, here), name, about)
        assert answers <= expected(name, about, role), role


def a_role_elsewhere_finds_nothing(name: str, about: Target, elsewhere: Facility) -> None:
    for role in ASKED:
        answers = outcomes(browser(role, elsewhere), name, about)
        allowed = TABLE[name][role] != NO
        assert answers == {NOT_HERE if allowed else REFUSED}, role


@pytest.mark.parametrize("target", sorted(OF_NO_FACILITY), indirect=True)
def test_what_is_of_no_facility_opens_to_the_role_at_any(target, office):
    name, about = target
    for role in ROLES:
        answers = outcomes(browser(role, office.south), name, about)
        assert answers <= expected(name, about, role), role


@pytest.mark.parametrize("target", sorted(WHOLE_OFFICE), indirect=True)
def test_what_concerns_the_whole_office_opens_to_roles_in_the_whole_office(target):
    name, about = target
    for role in ROLES:
        answers = outcomes(browser(role, None), name, about)
        assert answers == {ANSWERED if TABLE[name][role] == YES else REFUSED}, role


def ones_own_file_opens_only_to_verbs_that_say_so(name: str, about: Target, here: Facility) -> None:
    if about.practitioner is None:
        return
    right = RIGHTS[TABLE[name]["verb"].strip("`")]
    for role in (PRACTITIONER, COORDINATOR):
        with atomic():
            client = browser(role, here, file=about.practitioner)
            answers = outcomes(client, name, about)
            set_rollback(True)
        allowed = right.on_own_file and TABLE[name][role] != NO
        assert answers <= ({ANSWERED} if allowed else {REFUSED, NOT_HERE}), role


def browser(role: str, facility: Facility | None, *, file: int | None = None) -> Client:
    """Signed in as somebody of the role, who has a file of their own somewhere."""
    where = getattr(facility, "pk", None)
    name = f"{role} {'with that file' if file else facility or 'everywhere'}"
    file = file or next(OTHER_FILES)
    return signed_in(make_person(name, Grant(role, where), practitioner_id=file))


def expected(name: str, about: Target, role: str) -> set[str]:
    row = TABLE[name]
    if row["verb"] == "anyone":
        return {ANSWERED, NOT_HERE} if row[role] == YES else {REFUSED}
    if row[role] == NO or (name in WHOLE_OFFICE and row[role] == YES):
        return {REFUSED}
    walled = role in about.unless_named or row[role] == OWN
    return {NOT_HERE} if walled and about.arguments else {ANSWERED}
