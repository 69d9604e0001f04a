"""Curricula vitae as files."""

import io
import zipfile
from xml.sax.saxutils import escape

import pikepdf

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(*lines: str) -> bytes:
    """A PDF of one page with the lines as text."""
    document = pikepdf.new()
    document.add_blank_page(page_size=(612, 792))
    page = document.pages[0]
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    shown = "".join(f"({_plain(line)}) Tj T* " for line in lines)
    page.Contents = document.make_stream(
        f"BT /F1 10 Tf 14 TL 40 760 Td {shown} ET".encode("latin1")
    )
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def docx(*lines: str, head: str = "") -> bytes:
    """A Word document with the lines as paragraphs."""
    paragraphs = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)
    body = f'{head}<w:document xmlns:w="{WORD}"><w:body>{paragraphs}</w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", body)
    return out.getvalue()


def _plain(line: str) -> str:
    return line.replace("\\", "").replace("(", "\\(").replace(")", "\\)")
