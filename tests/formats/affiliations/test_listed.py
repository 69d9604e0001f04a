"""Lists of requests, as other hospitals send them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credenza.formats.affiliations import Unreadable, read_requests
from credenza.formats.affiliations.listed import MOST
from credenza.formats.tables import csv_bytes, xlsx_bytes
from credenza.packs.loader import affiliation_columns

COLUMNS = affiliation_columns()
HEAD = ("Last Name", "First Name", "NPI", "DOB", "Requesting Facility", "E-mail", "Release on file")
ROW = ("Okafor", "Adaeze", "1234567893", "1975-03-14", "Elsewhere General", "MSO@x.example", "Yes")


def read(*rows, head=HEAD):
    return read_requests(csv_bytes(head, rows), COLUMNS)


def problems(*rows, head=HEAD) -> list[str]:
    with pytest.raises(Unreadable) as caught:
        read(*rows, head=head)
    return caught.value.problems


def test_a_list_is_read_row_by_row():
    [one] = read(ROW)
    assert one.line == 2
    assert one.values == {
        "last_name": "Okafor",
        "first_name": "Adaeze",
        "npi": "1234567893",
        "born": "1975-03-14",
        "requester": "Elsewhere General",
        "email": "mso@x.example",
        "released": True,
    }


def test_a_workbook_is_read_like_a_text_file():
    assert read_requests(xlsx_bytes(HEAD, [ROW]), COLUMNS) == read(ROW)


def test_names_in_one_column_are_taken_apart():
    [one] = read(("van der Berg III, Anna-Lise, MD", "X"), head=("Provider", "Requester"))
    assert (one.values["last_name"], one.values["first_name"]) == ("van der Berg", "Anna-Lise")


def test_a_release_that_is_not_said_to_be_there_is_not():
    for said in ("", "no", "pending"):
        [one] = read((*ROW[:6], said))
        assert one.values["released"] is False


@pytest.mark.parametrize(
    ("change", "because"),
    [
        ({0: ""}, "Row 2: “Last name” is empty. Write whom the request is about."),
        ({4: ""}, "Row 2: “Requester” is empty."),
        ({2: "1234567890"}, "Row 2: “NPI” 1234567890:"),
        ({5: "no address"}, "Row 2: “E-mail” no address is no address."),
        ({0: "x" * 101}, "longer than 100 characters. Shorten it."),
    ],
)
def test_what_cannot_be_read_names_row_column_and_remedy(change, because):
    row = [change.get(n, cell) for n, cell in enumerate(ROW)]
    [problem] = problems(row)
    assert because in problem


def test_every_row_that_is_wrong_is_told_and_none_is_taken():
    wrong = ("", *ROW[1:])
    assert [text[:6] for text in problems(ROW, wrong, ROW, wrong)] == ["Row 3:", "Row 5:"]


@pytest.mark.parametrize(
    ("head", "because"),
    [
        (("NPI", "Requester"), "no column “Last name” (or “Name”)"),
        (("Last name", "NPI"), "no column “Requester”"),
        (("A", "B"), "“Last name” (or “Name”) and “Requester”"),
    ],
)
def test_a_list_without_a_needed_column_says_which(head, because):
    [problem] = problems(("Okafor", "1234567893"), head=head)
    assert because in problem


def test_an_empty_list_and_one_too_long_are_refused():
    [problem] = problems(head=HEAD)
    assert "no rows" in problem
    [problem] = problems(*[ROW] * (MOST + 1))
    assert "Split it" in problem


@given(st.binary(max_size=200))
def test_whatever_is_uploaded_is_read_or_refused(data):
    try:
        read_requests(data, COLUMNS)
    except Unreadable as refusal:
        assert refusal.problems
