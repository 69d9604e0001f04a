"""Pages that the office makes itself are stored as those that are handed in."""

import datetime as dt

import pytest

from credenza.core.permissions import Actor
from credenza.office.documents.actions import keep
from credenza.office.documents.queries import place_of, read

AT = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)


@pytest.mark.django_db
def test_a_page_is_kept_sealed_and_read_as_it_was_made():
    data = b"%PDF-1.4 the words of a letter"
    made = keep(
        data=data, name="Letter.pdf", media_type="application/pdf",
        by=Actor.system("letters"), at=AT,
    )  # fmt: skip
    assert read(made) == data
    assert b"words" not in place_of(made.sha256).read_bytes()
    assert (made.size, made.pages, made.added_by) == (len(data), 1, "letters")
