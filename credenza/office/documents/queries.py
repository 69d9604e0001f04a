"""Reading stored files."""

import io
from collections.abc import Iterable
from pathlib import Path

import pypdfium2
from django.conf import settings
from PIL import Image

from credenza.office.documents.models import Document

PAGE_WIDTH = 1400  # pixels: readable on a large screen, some 200 kB a page
PAGE_HEIGHT = 2 * PAGE_WIDTH


def place_of(sha256: str) -> Path:
    """Where the sealed bytes of a fingerprint lie."""
    return Path(settings.DOCUMENTS) / sha256[:2] / f"{sha256}.sealed"


def documents(ids: Iterable[int]) -> dict[int, Document]:
    """Stored files by their id; one read."""
    return Document.objects.order_by("id").in_bulk(set(ids))


def read(document: Document) -> bytes:
    """The file as it was handed in. Raises Unsealable when its bytes were altered."""
    sealed = place_of(document.sha256).read_bytes()
    return settings.VAULT.unseal_bytes(sealed, document.key, "document", document.sha256)


def is_viewable(document: Document) -> bool:
    """Whether pages can be shown as pictures beside a form."""
    return document.media_type == "application/pdf" or document.media_type.startswith("image/")


def page_picture(document: Document, number: int) -> bytes:
    """Page ``number`` (from 1) as a PNG: looked at without running anything inside the file.

    Raises IndexError when there is no such page, as in a kind that has none.
    """
    if not is_viewable(document):
        raise IndexError(number)
    data = read(document)
    if document.media_type == "application/pdf":
        return pdf_picture(data, number)
    return _png(_image_page(data, number))


def pdf_picture(pdf: bytes, number: int) -> bytes:
    """Page ``number`` (from 1) of a PDF as a PNG. Raises IndexError when there is no such page."""
    return _png(_pdf_page(pdf, number))


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _pdf_page(data: bytes, number: int) -> Image.Image:
    with pypdfium2.PdfDocument(data) as pdf:
        if not 1 <= number <= len(pdf):
            raise IndexError(number)
        page = pdf[number - 1]
        scale = min(PAGE_WIDTH / page.get_width(), PAGE_HEIGHT / page.get_height())
        return page.render(scale=scale).to_pil()


def _image_page(data: bytes, number: int) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    if not 1 <= number <= getattr(image, "n_frames", 1):
        raise IndexError(number)
    image.seek(number - 1)
    picture = image.convert("RGB")
    picture.thumbnail((PAGE_WIDTH, PAGE_HEIGHT))
    return picture
