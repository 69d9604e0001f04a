"""Numbers that are none, and far too large ones, break no page."""

import pytest
from django.urls import reverse

from credenza.core.permissions import ROLES, Grant
from tests.fixtures import make_person, signed_in
from tests.house.objects import OBJECTS
from tests.house.reference import PUBLIC, addresses

pytestmark = pytest.mark.django_db

NAMES = ("page", "before", "facility", "department", "pick", "to", "month", "as_of", "day", "show")
NAMES += ("window", "kind", "state", "requirement", "standing", "npi", "pack", "q", "mapping")
ODD = ("²", "9" * 30, "-1", "0", "1e9", "٣", "\x00", "2026-02-30", "' OR 1=1 --", "%", "ŝ" * 400)


@pytest.mark.parametrize("value", ODD)
def test_no_page_breaks_on_odd_numbers(client_for, office, value):
    client = client_for("director", at=None)
    for one in addresses():
        if "<" in one.route or one.verb == PUBLIC:
            continue
        answer = client.get(reverse(one.name), dict.fromkeys(NAMES, value))
        assert answer.status_code < 500, one.name


@pytest.mark.parametrize("value", ODD)
def test_no_form_breaks_on_odd_numbers(client_for, office, arranging, value):
    client = client_for("director", at=None)
    with arranging():
        made = {
            name: OBJECTS[name](office)
            for name in ("practitioner-edit", "facility-change", "practitioner-reveal")
        }
    plain = ("work-assign", "notices-remind", "registry-create", "practitioner-new")
    urls = [reverse(name) for name in plain]
    urls += [reverse(name, kwargs=target.arguments) for name, target in made.items()]
    for url in urls:
        sent = dict.fromkeys((*NAMES, "version", "reason", "last_name", "ssn", "born_on"), value)
        assert client.post(url, sent).status_code < 500, url


def test_an_address_with_a_number_beyond_all_is_not_here(office):
    client = signed_in(make_person("Of Every Role", *(Grant(role) for role in ROLES)))
    for one in addresses():
        if "<int:pk>" in one.route and one.route.count("<") == 1 and "passkeys" not in one.route:
            answer = client.get(reverse(one.name, kwargs={"pk": 10**30}))
            # 403: what is for one's own file alone opens to nobody without one. 302: what is for
            # whoever holds a key leads to its door.
            door = {302} if one.verb == PUBLIC else set()
            assert answer.status_code in {403, 404, 405} | door, one.name
