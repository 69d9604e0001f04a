import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from credenza.formats.files import clean_name


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("Ohio licence.pdf", "Ohio licence.pdf"),
        ("Ohio licence", "Ohio licence.pdf"),
        ("Dr. Smith", "Dr. Smith.pdf"),
        ("Dr.Smith.PDF", "Dr.Smith.pdf"),
        ("scan.pdf.exe", "scan.pdf"),
        ("scan.tar.xyz", "scan.tar.xyz.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\jo\\scan.docx", "scan.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.pdf"),
        ("a\u200bb\ufeffc.pdf", "abc.pdf"),
        ("a\0b.pdf", "ab.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "a Set-Cookie- x.pdf"),
        ('a<b>:"c|d?*.pdf', "a-b-c-d.pdf"),
        (".htaccess", "htaccess.pdf"),
        ("", "document.pdf"),
        ("...", "document.pdf"),
        ("/", "document.pdf"),
        ("con.pdf", "document con.pdf"),
        ("CON.x.pdf", "document CON.x.pdf"),
        ("Nun\u0303ez.pdf", "Nuñez.pdf"),
        ("\ud800.pdf", "document.pdf"),
        ("履歴書.pdf", "履歴書.pdf"),
    ],
)
def test_a_name_is_made_safe_and_stays_recognizable(name, clean):
    assert clean_name(name, ".pdf")[0] == clean


def test_ten_thousand_characters_become_a_name_a_disk_can_hold():
    name, notes = clean_name("ö" * 10_000 + ".pdf", ".pdf")
    assert len(name.encode()) <= 255
    assert notes == ("The name was shortened or freed of characters that could mislead.",)


def test_an_honest_name_is_not_remarked_upon():
    assert clean_name("Ohio licence 2026.jpeg", ".jpg") == ("Ohio licence 2026.jpg", ())


@settings(deadline=None)
@given(st.text(st.characters(), max_size=300), st.sampled_from([".pdf", ".docx"]))
def test_no_name_whatever_is_dangerous(name, extension):
    clean, _ = clean_name(name, extension)
    assert clean.endswith(extension) and len(clean) > len(extension)
    assert not set(clean) & set('/\\<>:"|?*\0\r\n')
    assert not clean.startswith((".", " ", "-"))
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs") for char in clean)
    assert len(clean.encode()) <= 255
    assert clean_name(clean, extension)[0] == clean
