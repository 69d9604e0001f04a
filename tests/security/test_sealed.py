"""Birth dates and Social Security numbers show nowhere but where somebody asked: checks 7, 10, 40.

One working day of a director: a file is opened, mistyped, edited by two at once, listed,
exported, written to, imported. Then every place that keeps anything is searched.
"""

import logging
import tempfile
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse

from credenza.formats.tables import read_table
from credenza.office.ledger.models import Act
from credenza.office.practitioners.models import Practitioner
from credenza.vault import Unsealable
from tests.fixtures import signed_in
from tests.house.reference import PUBLIC, addresses
from tests.office.exchange.conftest import HEADERS, roster_file  # noqa: F401
from tests.security.canaries import BORN, SEALED, SSN_GUISES, found_in

PERSON = {"last_name": "Sealed", "first_name": "Sara", "profession": "md", "state": "OH"}
TYPED = PERSON | {"born_on": BORN.isoformat(), "ssn": "512-34-7789"}
IN_ROSTER = ("512437781", "1962-03-17", "512-43-7781", "03/17/1962", "17 Mar 1962")
EVERYTHING = (*SEALED, *IN_ROSTER)
WHY = {"reason": "The board asks for it"}


class Day:
    """A director's browser that keeps every answer."""

    def __init__(self, client: Client):
        self.client, self.answers = client, []

    def __call__(self, url: str, data=None, **files):
        answer = (
            self.client.get(url, follow=True)
            if data is None
            else self.client.post(url, data | files, follow=True)
        )
        said = answer.content + str(answer.headers).encode() + str(answer.redirect_chain).encode()
        self.answers.append((url, said))
        return answer

    @property
    def leaks(self) -> list[tuple[str, list[str]]]:
        found = ((url, found_in(said, EVERYTHING)) for url, said in self.answers)
        return [(url, words) for url, words in found if words]


@pytest.fixture
def day(person) -> Day:
    return Day(signed_in(person("director", at=None, name="Dora Director")))


@pytest.fixture
def sealed(day) -> Practitioner:
    """A file with both, opened by the page."""
    day(reverse("practitioner-new"), TYPED)
    return Practitioner.objects.get(last_name="Sealed")


@pytest.mark.django_db
def test_no_page_and_no_list_shows_a_sealed_value(day, sealed):
    person = reverse("practitioner", args=[sealed.pk])
    for name in (one.name for one in addresses() if "<" not in one.route and one.verb != PUBLIC):
        for query in ("", "?export=csv", "?export=xlsx", f"?q={sealed.last_name}"):
            day(reverse(name) + query)
    for tab in ("", "credentials/", "documents/", "history/", "edit/", "?as_of=2026-11-23"):
        assert day(person + tab).status_code == 200
    assert day.leaks == []


@pytest.mark.django_db
@pytest.mark.parametrize("value", SSN_GUISES)
def test_a_sealed_value_is_not_found_by_typing_it(day, sealed, value):
    for name in ("find", "practitioners"):
        said = day(f"{reverse(name)}?q={value}").content
        assert b"Sealed" not in said


@pytest.mark.django_db
def test_a_form_that_is_not_accepted_does_not_send_the_number_back(day, sealed):
    edit = reverse("practitioner-edit", args=[sealed.pk])
    new = reverse("practitioner-new")
    for url, wrong in (
        (new, {"npi": "1"}),
        (edit, {"npi": "1"}),
        (new, {"ssn": "512-34-77890"}),
        (new, {}),
    ):
        assert not day(url, TYPED | wrong).redirect_chain
    assert day.leaks == []


@pytest.mark.django_db
def test_two_versions_are_compared_without_the_number(day, sealed):
    answer = day(
        reverse("practitioner-edit", args=[sealed.pk]), TYPED | {"version": 99, "city": "Lima"}
    )
    assert answer.status_code == 409
    assert b"Lima" in answer.content
    assert day.leaks == []


@pytest.mark.django_db
@pytest.mark.parametrize(("field", "shown"), [("ssn", "512-34-7789"), ("born", "29 Aug 1961")])
def test_asking_shows_one_value_once_and_writes_one_entry(day, sealed, field, shown):
    before = Act.objects.count()
    url = reverse("practitioner-reveal", args=[sealed.pk, field])
    assert found_in(day(url, WHY).content, EVERYTHING) == [shown]
    entry = Act.objects.order_by("id").last()
    assert Act.objects.count() == before + 1
    assert (entry.verb, entry.practitioner_id) == ("sensitive:reveal", sealed.pk)
    assert (entry.reason, entry.actor) == (WHY["reason"], "Dora Director")
    assert found_in(str(Act.objects.values()).encode(), EVERYTHING) == []


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["ssn", "born"])
def test_without_a_reason_nothing_is_shown(day, sealed, field):
    url = reverse("practitioner-reveal", args=[sealed.pk, field])
    for data in ({}, {"reason": "  "}):
        assert day(url, data).status_code == 400
    assert day.client.get(url).status_code == 405
    assert day.leaks == []


@pytest.mark.django_db
@pytest.mark.parametrize("column", ["ssn_sealed", "born_sealed"])
def test_a_flipped_byte_is_rejected(day, sealed, arranging, column):
    text = getattr(sealed, column)
    swapped = text[:-6] + ("A" if text[-6] != "A" else "B") + text[-5:]
    with arranging():
        Practitioner.objects.filter(pk=sealed.pk).update(**{column: swapped})
    field = column.removesuffix("_sealed")
    with pytest.raises(Unsealable):
        day(reverse("practitioner-reveal", args=[sealed.pk, field]), WHY)
    assert day.leaks == []


@pytest.mark.django_db
def test_a_value_moved_to_the_other_column_is_rejected(day, sealed, arranging):
    with arranging():
        Practitioner.objects.filter(pk=sealed.pk).update(ssn_sealed=sealed.born_sealed)
    with pytest.raises(Unsealable):
        day(reverse("practitioner-reveal", args=[sealed.pk, "ssn"]), WHY)


@pytest.fixture
def roster(roster_file):  # noqa: F811
    """A list with numbers and birth dates, one row of which is refused."""
    headers = (*HEADERS, "SSN")
    good = ("Roster", "Rita", "MD", "", "03/17/1962", "North", "Surgery", "Active", "", "", "")
    bad = ("Rita", "Roster", "MD", "12", "03/17/1962", "North", "Surgery", "Active", "", "", "")
    path = roster_file()
    rows = (headers, (*good, "512-43-7781"), (*bad, "512-43-7782"))
    path.write_text("\n".join(",".join(row) for row in rows) + "\n")
    return path


def import_by_page(day: Day, roster: Path) -> int:
    with roster.open("rb") as file:
        answer = day(reverse("imports"), {}, file=file)
    pk = int(answer.redirect_chain[-1][0].strip("/").split("/")[-2])
    form = answer.context["form"]
    day(reverse("import-map", args=[pk]), {name: form[name].value() or "" for name in form.fields})
    return pk


@pytest.mark.django_db
def test_an_import_shows_the_numbers_in_the_workbook_of_refused_rows_alone(day, office, roster):
    pk = import_by_page(day, roster)
    day(reverse("import-result", args=[pk]))
    day(reverse("import-mapping", args=[pk]))
    assert Practitioner.objects.get(last_name="Roster").ssn_sealed
    assert day.leaks == []
    before = Act.objects.count()
    workbook = day.client.post(reverse("import-refused", args=[pk])).content
    assert found_in(workbook, ["512-43-7782"])
    assert read_table(workbook).headers
    assert Act.objects.count() == before + 1


@pytest.mark.django_db(transaction=True)
def test_no_place_keeps_a_sealed_value_in_clear(
    day, sealed, office, roster, tmp_path, monkeypatch, caplog, capfd, settings
):
    caplog.set_level(logging.DEBUG)
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100_000
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    person = reverse("practitioner", args=[sealed.pk])
    day(f"{person}edit/", TYPED | {"version": 1, "email": "sara@example.org"})
    for field in ("ssn", "born"):
        day(reverse("practitioner-reveal", args=[sealed.pk, field]), WHY)
    import_by_page(day, roster)
    for name in ("practitioners", "expirables"):
        day(f"{reverse(name)}?export=xlsx")
    assert found_in(database(), ["Sealed", "The board asks for it"]), "the search sees the rows"
    assert found_in(database(), EVERYTHING) == []
    assert found_in(caplog.text.encode(), EVERYTHING) == []
    assert found_in("".join(capfd.readouterr()).encode(), EVERYTHING) == []
    assert found_in(sessions(), EVERYTHING) == []
    assert found_in(str([one.message() for one in mail.outbox]).encode(), EVERYTHING) == []
    kept = [one for one in kept_files(temporary) if found_in(one.read_bytes(), EVERYTHING)]
    assert kept == []


def database() -> bytes:
    """Every byte that the database keeps: its files, or a copy of each of its tables."""
    if connection.vendor == "sqlite":
        connection.close()
        name = Path(connection.settings_dict["NAME"])
        return b"".join(path.read_bytes() for path in name.parent.glob(f"{name.name}*"))
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        return b"".join(_copied(cursor, table) for table in tables)


def _copied(cursor, table: str) -> bytes:
    with cursor.copy(f'COPY "{table}" TO STDOUT') as rows:
        return b"".join(bytes(row) for row in rows)


def sessions() -> bytes:
    return str([one.get_decoded() for one in Session.objects.all()]).encode()


def kept_files(*more: Path) -> list[Path]:
    """Every file of the office, and of further folders; the keys are their own secret."""
    folders = (Path(django_settings.HOME), *more)
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    assert len(files) > 3
    return [path for path in files if "postgresql" not in path.parts]
