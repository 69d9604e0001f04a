"""Letters as PDF and DOCX: bytes from words, whoever typed them."""

from credenza.formats.letters.docx import as_docx, template_trouble, words_of
from credenza.formats.letters.house import house_template
from credenza.formats.letters.model import Letter, Letterhead, LetterTrouble, Signer, cleaned
from credenza.formats.letters.pdf import as_pdf

__all__ = [
    "Letter",
    "LetterTrouble",
    "Letterhead",
    "Signer",
    "as_docx",
    "as_pdf",
    "cleaned",
    "house_template",
    "template_trouble",
    "words_of",
]
