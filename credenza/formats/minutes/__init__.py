"""Minutes of meetings as PDF and DOCX."""

from credenza.formats.minutes.docx import as_docx, template_trouble
from credenza.formats.minutes.house import minutes_template
from credenza.formats.minutes.pdf import addendum_pdf, as_pdf, paragraphs_of

__all__ = [
    "addendum_pdf",
    "as_docx",
    "as_pdf",
    "minutes_template",
    "paragraphs_of",
    "template_trouble",
]
