"""Pages of documents as pictures of a bounded size."""

import datetime as dt
import io

import pikepdf
import pytest
from PIL import Image

from credenza.core.permissions import Actor
from credenza.office.documents.actions import examine, store
from credenza.office.documents.queries import PAGE_HEIGHT, PAGE_WIDTH, page_picture

pytestmark = pytest.mark.django_db
BY = {"by": Actor.system("the tests"), "at": dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)}


def pdf(width: float, height: float):
    """A stored PDF of one empty page of this size, in points."""
    out = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page(page_size=(width, height))
        made.save(out)
    return store(handed=examine(data=out.getvalue(), name="page.pdf", **BY), **BY)


@pytest.mark.parametrize("size", [(612, 792), (792, 612), (3, 14400), (14400, 3), (3, 3)])
def test_a_page_of_whatever_shape_becomes_a_picture_that_fits(size):
    with Image.open(io.BytesIO(page_picture(pdf(*size), 1))) as picture:
        assert 1 <= picture.width <= PAGE_WIDTH
        assert 1 <= picture.height <= PAGE_HEIGHT


def test_a_letter_is_as_wide_as_a_large_screen_reads_it():
    with Image.open(io.BytesIO(page_picture(pdf(612, 792), 1))) as picture:
        assert picture.width == PAGE_WIDTH


@pytest.mark.parametrize("number", [0, 2])
def test_a_page_that_is_not_there_is_said_to_be_missing(number):
    with pytest.raises(IndexError):
        page_picture(pdf(612, 792), number)
