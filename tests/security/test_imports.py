"""Rosters through the page and the command: checks 23 to 25 and 27."""

import csv
import resource
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.test import Client
from django.urls import reverse

from credenza.formats.tables import read_table
from credenza.office.exchange.console import ALL, NONE, import_roster
from credenza.office.practitioners.models import Appointment, Credential, OpenFinding, Practitioner
from tests.office.exchange.conftest import BAD, GOOD, HEADERS, roster_file  # noqa: F401

FACTS = (Practitioner, Appointment, Credential)
ROWS = [HEADERS, *GOOD]
TEXT = "\n".join(",".join(row) for row in ROWS) + "\n"
LINE = TEXT.splitlines()[1]
BROKEN = {
    "a NUL": (TEXT.replace("Ana", "A\0na").encode(), "line 2"),
    "a header twice": (TEXT.replace("Degree", "NPI").encode(), "npi"),
    "a missing column": (
        TEXT.replace("Last Name", "Shoe Size").encode(),
        "no column holds the name",
    ),
    "an open quote at the end": (TEXT.encode() + b'"Cut,off', "line 4"),
    "a ragged line": (TEXT.encode() + (LINE + ",more,and,more\n").encode(), "line 4"),
    "a field of 200 KB": (TEXT.replace("Ana", "A" * 200_000).encode(), "line 2"),
    "nothing": (b"", "empty"),
    "no text": (bytes(range(256)) * 40, ""),
}
HONEST = {
    "UTF-8": TEXT.encode(),
    "UTF-8 with a mark": TEXT.encode("utf-8-sig"),
    "UTF-16": TEXT.encode("utf-16"),
    "Latin-1": TEXT.encode("latin-1"),
    "mixed line ends": TEXT.replace("\n", "\r\n", 1).encode(),
    "no last line end": TEXT.rstrip("\n").encode(),
}


def tables() -> list:
    """All that an import may change; work that is found anew is the same work."""
    facts = [list(model.objects.order_by("id").values()) for model in FACTS]
    return [*facts, list(OpenFinding.objects.order_by("key").values_list("key", "state"))]


@pytest.fixture
def client(client_for) -> Client:
    return client_for("director", at=None)


def by_page(client: Client, data: bytes):
    """Upload, keep the guessed columns, import; the last answer."""
    answer = client.post(
        reverse("imports"), {"file": SimpleUploadedFile("r.csv", data)}, follow=True
    )
    form = answer.context["form"]
    if not answer.redirect_chain:
        return answer
    typed = {name: form[name].value() or "" for name in form.fields}
    return client.post(answer.redirect_chain[-1][0], typed, follow=True)


def by_command(path) -> int:
    return import_roster(path, mapping="", save_mapping=None, refused=None, yes=True)


@pytest.mark.django_db
@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_list_changes_nothing_and_says_where(client, office, tmp_path, case, capfd):
    data, where = BROKEN[case]
    path = tmp_path / "broken.csv"
    path.write_bytes(data)
    before = tables()
    answer = by_page(client, data)
    assert tables() == before
    assert by_command(path) == NONE
    assert tables() == before
    told = " ".join(capfd.readouterr().err.split())
    assert where in told.lower()
    assert where in answer.text.lower()


@pytest.mark.django_db
@pytest.mark.parametrize("case", HONEST)
def test_an_honest_list_comes_in_whole_whatever_wrote_it(client, office, case):
    by_page(client, HONEST[case])
    names = Practitioner.objects.order_by("last_name").values_list("last_name", flat=True)
    assert list(names) == ["García-López", "O'Neill"]


@pytest.mark.django_db
def test_ten_gigabytes_in_one_line_are_refused_at_once(office, tmp_path):
    path = tmp_path / "sparse.csv"
    with path.open("wb") as file:
        file.write(b"Last Name,First Name\n")
        file.truncate(10 * 1024**3)
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    assert by_command(path) == NONE
    assert time.monotonic() - began < 30
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200 * 1024
    assert not Practitioner.objects.exists()


@pytest.mark.django_db
def test_the_same_list_five_times_is_the_list_once(client, office, roster_file):  # noqa: F811
    path = roster_file(*GOOD)
    by_page(client, path.read_bytes())
    once = tables()
    assert len(once[0]) == len(GOOD)
    for _ in range(2):
        by_page(client, path.read_bytes())
        assert by_command(path) == ALL
    assert tables() == once


@pytest.mark.django_db(transaction=True)
def test_the_same_list_twice_at_once_is_the_list_once(office, roster_file):  # noqa: F811
    path = roster_file(*GOOD)

    def bring(_):
        try:
            return by_command(path)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        assert set(pool.map(bring, range(2))) == {ALL}
    assert Practitioner.objects.count() == len(GOOD)
    assert Credential.objects.count() == Appointment.objects.count() == len(GOOD)


FORMULAS = ["=1+1", "+49", "-Smith", "@name", "\t=1", "＝1+1", "'quoted"]


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_names_that_look_like_formulas_leave_as_text_and_come_back(client, make_file, kind):
    for name in FORMULAS:
        make_file(name, "Formula")
    data = client.get(f"{reverse('practitioners')}?export={kind}").content
    table = read_table(data)
    assert sorted(str(row.cells[0]) for row in table.rows) == sorted(FORMULAS)
    if kind == "csv":
        cells = {cell for row in csv.reader(data.decode("utf-8-sig").splitlines()) for cell in row}
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "＝"))]


@pytest.mark.django_db
def test_refused_rows_keep_formulas_as_text(client, office, roster_file):  # noqa: F811
    bad = ("=HYPERLINK(0)", *BAD[0][1:])
    answer = by_page(client, roster_file(bad).read_bytes())
    pk = answer.context["roster"].pk
    workbook = client.post(reverse("import-refused", args=[pk])).content
    (row,) = read_table(workbook).rows
    assert "=HYPERLINK(0)" in row.cells
