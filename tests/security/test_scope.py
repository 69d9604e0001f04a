"""Nobody learns anything of a file that is out of reach: check 6.

A southern file is full of canaries; people of every role at the northern facility ask every
address for it, by its numbers, by words, through lists, counts and exports.
"""

import re

import pytest
from django.test import Client
from django.urls import reverse

from credenza.core.permissions import PRACTITIONER, ROLES, Grant
from credenza.office.desk.models import Assignment
from credenza.office.exchange.registry import local_path
from credenza.office.monitoring.models import Notice
from credenza.office.practitioners.actions import appointments, credentials
from credenza.office.practitioners.models import Consequence, Practitioner
from credenza.office.team.actions import give_role
from credenza.packs.loader import credential_kinds, requirements
from credenza.sources.catalog.nppes.load import load
from tests.fixtures import signed_in
from tests.house.reference import PUBLIC, addresses
from tests.office.files import NOW, OFFICE
from tests.security.canaries import SEALED, found_in
from tests.security.southern import CANARIES, FORMER, NUMBER, PAPER, WORDS
from tests.sources.nppes.files import person as person_in_registry
from tests.sources.nppes.files import write

pytestmark = pytest.mark.django_db

LISTS = sorted(one.name for one in addresses() if "<" not in one.route and one.verb != PUBLIC)
OBJECTS = sorted(
    one.name for one in addresses() if "<int:pk>/" in one.route or "consequence" in one.name
)
FILES = [
    name
    for name in OBJECTS
    if re.match("practitioner|appointment|credential|check|document|consequence-", name)
]
UNKNOWN = 987_654


def asked(client: Client, url: str, data=None) -> bytes:
    """Everything that an address says: the answer, its headers, and where it leads."""
    answer = client.get(url) if data is None else client.post(url, data, follow=True)
    return answer.content + str(answer.headers).encode()


def leaks(data: bytes) -> list[str]:
    return found_in(data, (*CANARIES, *SEALED))


@pytest.fixture
def coordinator(client_for, southern) -> Client:
    return client_for("coordinator", name="Nora Northern")


@pytest.fixture(params=sorted(ROLES))
def northerner(request, client_for, southern, make_file) -> Client:
    """Somebody of each role in turn, who has a file of their own in the north."""
    own = make_file("Northman", "Own") if request.param == PRACTITIONER else None
    return client_for(request.param, name="Nora Northern", practitioner_id=own and own.pk)


def test_no_list_tells_a_northerner_of_a_southern_file(northerner):
    for name in LISTS:
        for query in ("", "?export=csv", "?window=lapsed"):
            assert leaks(asked(northerner, reverse(name) + query)) == [], name + query


def test_no_words_find_a_southern_file(northerner):
    for word in (*WORDS.values(), NUMBER, PAPER, FORMER):
        for ask in ("find/?q=", "practitioners/?q=", "registry/?npi=", "expirables/?kind="):
            said = asked(northerner, f"/{ask}{word[:6]}")
            assert [one for one in leaks(said) if word[:6] not in one] == [], (ask, word)


def test_no_address_opens_a_southern_object(coordinator, southern):
    for name in FILES:
        url = _address(name, southern.arguments)
        for data in (None, {"reason": "curious", "version": 1}):
            answer = coordinator.get(url) if data is None else coordinator.post(url, data)
            assert answer.status_code in (403, 404, 405), (name, data)
            assert leaks(answer.content) == [], name


def test_a_southern_part_does_not_hang_on_a_northern_file(coordinator, southern, make_file):
    own = make_file("Northman", "Nils")
    parts = [name for name in FILES if len(_names(name)) > 1]
    assert len(parts) >= 8
    for name in parts:
        if {"appointment_id", "credential_id", "document_id"} & set(_names(name)):
            url = _address(name, southern.arguments | {"pk": own.pk})
            assert coordinator.get(url).status_code == 404, name
            assert coordinator.post(url, {"version": 1}).status_code == 404, name


def test_forbidden_and_unknown_are_answered_alike(northerner, southern):
    unknown = dict.fromkeys(("pk", "consequence_id"), UNKNOWN)
    for name in FILES:
        answers = []
        for arguments in (southern.arguments, southern.arguments | unknown):
            url = _address(name, arguments)
            for data in (None, {"reason": "curious"}):
                answer = northerner.get(url) if data is None else northerner.post(url, data)
                answers.append((answer.status_code, _plain(answer, url)))
        assert answers[:2] == answers[2:], name


def test_picked_southern_work_is_not_handed_out(coordinator, southern):
    before = list(Assignment.objects.order_by("key").values())
    coordinator.post(reverse("work-assign"), {"pick": southern.findings, "to": "me"})
    assert list(Assignment.objects.order_by("key").values()) == before


def test_picked_southern_expirables_remind_nobody(coordinator, southern):
    before = Notice.objects.count()
    picked = [southern.licence.pk, southern.lapsed.pk]
    assert leaks(asked(coordinator, reverse("notices-remind"), {"pick": picked})) == []
    assert Notice.objects.count() == before


def test_a_southern_consequence_stays_undecided(coordinator, southern):
    for decision in ("execute", "dismiss", "restore"):
        url = reverse("consequence-decide", args=[southern.consequence.pk, decision])
        assert coordinator.post(url, {"reason": "because"}).status_code == 404
    assert Consequence.objects.get().state == "proposed"


COUNTED = ("today", "expirables", "expirables-calendar", "practitioners", "notices", "consequences")


@pytest.mark.parametrize("name", COUNTED)
def test_counts_do_not_count_a_southern_file(client_for, office, make_file, name, request):
    make_file("Northman", "Nils")
    client = client_for("coordinator", name="Nora Northern")
    before = _plain(client.get(reverse(name)), "")
    request.getfixturevalue("southern")
    after = _plain(client.get(reverse(name)), "")
    assert after.replace(b"<option >Sue Southern</option>", b"") == before


NEW = {"last_name": "Someone", "first_name": "New", "profession": "md"}


@pytest.mark.parametrize(
    "twin",
    [
        {"last_name": WORDS["last_name"].lower(), "first_name": WORDS["first_name"].lower()},
        {"npi": WORDS["npi"]},
        {"ssn": "512-34-7789"},
        {"npi": WORDS["npi"], "anyway": "yes"},
        {"ssn": "512-34-7789", "anyway": "yes"},
    ],
)
def test_a_twin_out_of_reach_is_not_named(coordinator, twin):
    said = coordinator.post(reverse("practitioner-new"), NEW | twin, follow=True).content
    typed = list(twin.values())
    assert [one for one in leaks(said) if one not in typed] == []


def test_a_registry_entry_does_not_fill_a_namesake_out_of_reach(
    coordinator, office, make_file, tmp_path, settings
):
    southerner = make_file("Whitaker", "Margaret", office.south)
    settings.REGISTRY = tmp_path
    row = person_in_registry(1)
    load(write(tmp_path, [row]), into=local_path())
    data = {"npi": row["NPI"], "facility": office.north.pk}
    assert b"outside your reach" in asked(coordinator, reverse("registry-create"), data)
    southerner.refresh_from_db()
    assert (southerner.npi, southerner.appointments.count()) == (None, 1)


def test_editing_a_file_does_not_name_a_twin_out_of_reach(coordinator, make_file):
    own = make_file("Northman", "Nils")
    values = NEW | {"npi": WORDS["npi"], "version": 1}
    said = coordinator.post(reverse("practitioner-edit", args=[own.pk]), values).content
    assert [one for one in leaks(said) if one != WORDS["npi"]] == []
    assert Practitioner.objects.get(pk=own.pk).npi is None


@pytest.fixture
def shared(office, make_file) -> Practitioner:
    """On both staffs; suspended in the south, where the licence is missing too."""
    both = make_file("Northman", "Both")
    values = {"facility": office.south, "category": "Honorary", "standing": "suspended"}
    appointments.add(practitioner=both, values=values, by=OFFICE, at=NOW)
    return both


@pytest.mark.parametrize("query", ["standing=suspended", "category=Honorary", "facility={south}"])
def test_a_list_is_not_narrowed_by_what_is_so_elsewhere(client_for, office, shared, query):
    url = f"{reverse('practitioners')}?{query.format(south=office.south.pk)}"
    assert b"Northman" not in client_for("coordinator").get(url).content
    assert b"Northman" in client_for("coordinator", at=office.south).get(url).content


def test_a_role_of_another_sort_elsewhere_does_not_show_how_a_file_stands_there(
    office, person, shared
):
    nora = person("coordinator", name="Nora Northern")
    give_role(user=nora, grant=Grant("administrator", None), by=OFFICE, at=NOW)
    client = signed_in(nora)
    listed = client.get(f"{reverse('practitioners')}?export=csv").content
    assert b"Northman" in listed and b"South" not in listed
    shown = client.get(reverse("practitioner", args=[shared.pk])).content
    assert b"Northman" in shown and b"Honorary" not in shown


def test_lists_are_not_narrowed_by_what_is_confidential(client_for, make_file):
    make_file("Northman", "Nils")
    hidden = [one.key for one in requirements().values() if _is_health(one)]
    assert hidden
    for role, tells in (("coordinator", True), ("chair", False), ("viewer", False)):
        client = client_for(role)
        url = f"{reverse('practitioners')}?requirement={{}}&state={{}}"
        asked = [url.format(key, state) for key in hidden for state in ("missing", "late")]
        found = {b"Northman" in client.get(one).content for one in asked}
        assert (len(found) > 1) == tells, role


def test_who_coordinates_here_and_chairs_there_reads_there_as_a_chair(office, person, make_file):
    nora = person("coordinator", name="Nora Northern")
    give_role(user=nora, grant=Grant("chair", office.south.pk), by=OFFICE, at=NOW)
    kind = next(kind for kind in credential_kinds().values() if kind.sensitivity == "health")
    shown = []
    for place in (office.north, office.south):
        one = make_file("Both", place.name, place)
        values = {"issuer": "Employee Health 77", "starts_on": NOW.date()}
        credentials.add(practitioner=one, kind=kind.key, values=values, by=OFFICE, at=NOW)
        answer = signed_in(nora).get(reverse("practitioner-credentials", args=[one.pk]))
        assert answer.status_code == 200
        shown.append("Employee Health 77" in answer.text)
    assert shown == [True, False]


def _is_health(one) -> bool:
    return any(credential_kinds()[kind].sensitivity == "health" for kind in one.kinds)


def test_a_registry_entry_does_not_open_a_file_out_of_reach(
    coordinator, southern, office, tmp_path, settings
):
    settings.REGISTRY = tmp_path
    load(write(tmp_path, [person_in_registry(1, NPI=WORDS["npi"])]), into=local_path())
    data = {"npi": WORDS["npi"], "facility": office.north.pk}
    said = asked(coordinator, reverse("registry-create"), data)
    assert b"outside your reach" in said
    assert [one for one in leaks(said) if one != WORDS["npi"]] == []
    assert southern.person.appointments.get() == southern.appointment


def _names(name: str) -> list[str]:
    route = next(one.route for one in addresses() if one.name == name)
    return re.findall(r"<\w+:(\w+)>", route)


def _address(name: str, arguments: dict) -> str:
    return reverse(name, kwargs={key: arguments[key] for key in _names(name)})


def _plain(answer, url: str) -> bytes:
    """An answer without what is new in each: the nonce, the form's token, its own address."""
    text = re.sub(rb'(nonce|value|data-\w+|hx-headers)=("[^"]*"|\'[^\']*\')', b"", answer.content)
    return re.sub(rb"/practitioners/\d+|/consequences/\d+", b"", text).replace(url.encode(), b"")
