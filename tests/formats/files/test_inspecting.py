import hashlib
import json
import subprocess
import sys
import time
from pathlib import Path

import pikepdf
import pytest

from credenza.formats.files import FileFacts, FileLimits, Refusal, inspect
from credenza.formats.files.refusals import CODES

from . import corpus as made

Name, Dictionary, String = pikepdf.Name, pikepdf.Dictionary, pikepdf.String
PDF, PNG, JPEG, DOCX = made.pdf(), made.image("PNG"), made.image("JPEG"), made.docx()
WEBP, TIFF = made.image("WEBP"), made.image("TIFF")
HTML = b"<html><script>alert(1)</script></html>"
ZIP = made.zipped({"a.txt": "hello"})
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
FIELD = '<w:document xmlns:w="w"><w:instrText> {} </w:instrText></w:document>'

ACCEPTED = {
    "a PDF": (PDF, "pdf", 1),
    "a PDF of three pages": (made.pdf(3), "pdf", 3),
    "a linearized PDF": (made.pdf(2, linearize=True), "pdf", 2),
    "a PDF with object streams": (
        made.pdf(2, object_stream_mode=pikepdf.ObjectStreamMode.generate), "pdf", 2,
    ),
    "a PDF with a link to a web page": (
        made.pdf_action(S=Name.URI, URI=String("https://example.org")), "pdf", 1,
    ),
    "a PDF that opens at a page": (made.pdf_action(S=Name.GoTo, D=String("top")), "pdf", 1),
    "a PDF with a line break after its end": (PDF + b"\r\n\r\n", "pdf", 1),
    "a PNG": (PNG, "png", 1),
    "a grey PNG": (made.image("PNG", mode="L"), "png", 1),
    "a PNG with transparency": (made.image("PNG", mode="RGBA"), "png", 1),
    "a JPEG": (JPEG, "jpg", 1),
    "a grey JPEG": (made.image("JPEG", mode="L"), "jpg", 1),
    "a progressive JPEG": (made.image("JPEG", progressive=True), "jpg", 1),
    "a noisy JPEG": (made.noisy_jpeg(), "jpg", 1),
    "a JPEG with a second view, as telephones make": (made.image("MPO", frames=2), "jpg", 1),
    "a TIFF": (TIFF, "tif", 1),
    "a TIFF of four pages": (made.image("TIFF", frames=4), "tif", 4),
    "a fax TIFF": (made.image("TIFF", mode="1", compression="group4"), "tif", 1),
    "a WEBP": (WEBP, "webp", 1),
    "a lossless WEBP": (made.image("WEBP", lossless=True), "webp", 1),
    "a DOCX": (DOCX, "docx", None),
    "a DOCX with a picture": (made.docx({"word/media/a.png": PNG}), "docx", None),
    "a DOCX with a web link": (made.docx(links=made.link("hyperlink")), "docx", None),
    "a DOCX with a page field": (
        made.docx({"word/document.xml": FIELD.format("PAGE")}), "docx", None,
    ),
    "a DOCX that speaks of DDE": (
        made.docx({"word/document.xml": "<w:t xmlns:w='w'>DDE exposure</w:t>"}), "docx", None,
    ),
    "a DOCX with a folder entry": (made.docx({"word/media/": ""}), "docx", None),
}  # fmt: skip

REFUSED = {
    # nothing, or nothing known
    "nothing": (b"", "empty"),
    "zeros": (b"\0" * 100, "unknown"),
    "noise": (bytes(range(1, 256)), "unknown"),
    "a note": (b"Dear Dr. Roe,\nplease find", "text"),
    "a CSV": (b"NPI,Name\n1,Roe\n", "text"),
    "a note in UTF-16": ("Dear Dr. Roe".encode("utf-16"), "text"),
    "an e-mail": (b"From: a@b.org\nSubject: x\n", "text"),
    # markup
    "HTML": (HTML, "markup"),
    "HTML after white space": (b" \r\n\t" + HTML, "markup"),
    "HTML after a byte order mark": (b"\xef\xbb\xbf" + HTML, "markup"),
    "HTML in UTF-16": (HTML.decode().encode("utf-16"), "markup"),
    "HTML in capitals": (HTML.upper(), "markup"),
    "HTML with a doctype": (b"<!DOCTYPE html><p>", "markup"),
    "HTML behind a comment": (b"<!-- x -->" + HTML, "markup"),
    "SVG": (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "markup"),
    "SVG with an XML head": (b"<?xml version='1.0'?><svg/>", "markup"),
    "XML": (b"<?xml version='1.0'?><a/>", "markup"),
    "XML with entities": (b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "markup"),
    "an HTML application": (b"<hta:application/>", "markup"),
    "PHP": (b"<?php system('id'); ?>", "markup"),
    "ASP": (b"<%eval request('x')%>", "markup"),
    # programs and scripts
    "a Windows program": (b"MZ\x90\0" + b"\0" * 100, "program"),
    "a Linux program": (b"\x7fELF\x02\x01\x01" + b"\0" * 100, "program"),
    "a Mac program": (b"\xcf\xfa\xed\xfe" + b"\0" * 100, "program"),
    "a Java class": (b"\xca\xfe\xba\xbe\0\0\0\x34", "program"),
    "WebAssembly": (b"\0asm\x01\0\0\0", "program"),
    "a shortcut": (b"L\0\0\0\x01\x14\x02\0" + b"\0" * 60, "program"),
    "a shell script": (b"#!/bin/sh\nrm -rf /\n", "program"),
    "a batch file": (b"@echo off\r\ndel *\r\n", "program"),
    "JavaScript": (b"function a(){}", "program"),
    "a comment that begins a script": (b"/* x */ alert(1)", "program"),
    "PowerShell": (b"powershell -enc AAAA", "program"),
    "VBScript": (b'CreateObject("WScript.Shell")', "program"),
    "PostScript": (b"%!PS-Adobe-3.0\n", "program"),
    "the EICAR string": (made.EICAR.encode(), "virus"),
    "the EICAR string in a PDF": (PDF + made.EICAR.encode(), "virus"),
    "the EICAR string in a PNG": (
        made.image("PNG") + b"\0" * 5000 + made.EICAR.encode(), "virus",
    ),
    # archives
    "a ZIP": (ZIP, "archive"),
    "an empty ZIP": (b"PK\x05\x06" + b"\0" * 18, "archive"),
    "a ZIP in a ZIP": (made.zipped({"a.zip": ZIP}), "archive"),
    "a Java archive": (made.zipped({"META-INF/MANIFEST.MF": ""}), "archive"),
    "RAR": (b"Rar!\x1a\x07\x01\0", "archive"),
    "7z": (b"7z\xbc\xaf\x27\x1c\0\4", "archive"),
    "gzip": (b"\x1f\x8b\x08" + b"\0" * 20, "archive"),
    "bzip2": (b"BZh91AY&SY", "archive"),
    "xz": (b"\xfd7zXZ\0\0\4", "archive"),
    "zstd": (b"\x28\xb5\x2f\xfd\0", "archive"),
    "a cabinet": (b"MSCF\0\0\0\0", "archive"),
    "tar": (b"a.txt".ljust(257, b"\0") + b"ustar\x0000".ljust(255, b"\0"), "archive"),
    "a ZIP with a million members": (made.many_entries(1_000_000), "bomb"),
    "a ZIP with 50,000 members that claims one": (made.many_entries(50_000, 1), "bomb"),
    # other kinds
    "GIF": (made.image("GIF"), "other_image"),
    "GIF that is JavaScript": (b"GIF89a/*" + b"\0" * 9 + b"*/=1;alert(1)", "other_image"),
    "BMP": (made.image("BMP"), "other_image"),
    "an icon": (made.image("ICO"), "other_image"),
    "JPEG 2000": (b"\0\0\0\x0cjP  \r\n\x87\n", "other_image"),
    "Photoshop": (b"8BPS\0\1" + b"\0" * 20, "other_image"),
    "HEIC": (b"\0\0\0\x18ftypheic\0\0\0\0", "heic"),
    "HEIF": (b"\0\0\0\x18ftypmif1\0\0\0\0", "heic"),
    "AVIF": (b"\0\0\0\x18ftypavif\0\0\0\0", "heic"),
    "MP4": (b"\0\0\0\x18ftypisom\0\0\0\0", "media"),
    "WAV": (b"RIFF\x24\0\0\0WAVEfmt ", "media"),
    "MP3": (b"ID3\x04" + b"\0" * 20, "media"),
    "RTF": (b"{\\rtf1 hello}", "other_office"),
    "an old Word file": (OLE, "old_office"),
    "a spreadsheet": (
        made.docx(
            {"xl/workbook.xml": "<a/>"}, drop=["word/document.xml"],
            main="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        ), "other_office",
    ),
    "an OpenDocument text": (
        made.zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "archive",
    ),
    # PDF
    "a PDF with a password": (
        made.pdf(encryption=pikepdf.Encryption(user="a", owner="b")), "encrypted",
    ),
    "a PDF that may not be printed": (
        made.pdf(encryption=pikepdf.Encryption(user="", owner="b")), "encrypted",
    ),
    "the first half of a PDF": (PDF[: len(PDF) // 2], "damaged"),
    "a PDF without its last bytes": (PDF[:-20], "damaged"),
    "only the first line of a PDF": (b"%PDF-1.7\n", "damaged"),
    "a PDF of noise": (b"%PDF-1.7\n" + bytes(range(256)) * 20 + b"%%EOF", "damaged"),
    "a PDF without pages": (made.pdf(0), "pages"),
    "a PDF with JavaScript": (
        made.pdf_action(S=Name.JavaScript, JS=String("app.alert(1)")), "script",
    ),
    "a PDF with JavaScript in its names": (
        made.pdf(change=lambda d: setattr(
            d.Root, "Names", Dictionary(JavaScript=Dictionary(Names=pikepdf.Array(
                [String("a"), Dictionary(S=Name.JavaScript, JS=String("1"))]))))), "script",
    ),
    "a PDF that starts a program": (
        made.pdf_action(S=Name.Launch, F=String("cmd.exe")), "script",
    ),
    "a PDF that sends a form": (
        made.pdf_action(S=Name.SubmitForm, F=String("https://example.org")), "script",
    ),
    "a PDF whose page runs a script when shown": (
        made.pdf(change=lambda d: setattr(
            d.pages[0].obj, "AA", Dictionary(O=Dictionary(S=Name.JavaScript, JS=String("1"))))),
        "script",
    ),
    "a PDF with an XFA form": (
        made.pdf(change=lambda d: setattr(d.Root, "AcroForm", Dictionary(XFA=String("x")))),
        "script",
    ),
    "a PDF with an attachment": (made.pdf(change=made.attach), "embedded"),
    "a PDF that goes to an embedded file": (made.pdf_action(S=Name.GoToE), "embedded"),
    "a PDF bomb": (made.pdf_bomb(), "damaged"),
    "a PDF and HTML": (PDF + HTML, "polyglot"),
    "HTML in the first lines of a PDF": (
        PDF.replace(b"\n", b"\n%" + HTML + b"\n", 1), "polyglot",
    ),
    "HTML and a PDF": (HTML + PDF, "polyglot"),
    "a PDF that begins late": (b"\0" * 50 + PDF, "polyglot"),
    "a PDF and a ZIP": (PDF + ZIP, "polyglot"),
    "a PDF with a ZIP inside": (PDF.replace(b"\n", b"\n%" + ZIP + b"\n", 1), "polyglot"),
    "a PDF and a RAR": (PDF + b"Rar!\x1a\x07\0", "polyglot"),
    # images
    "a PNG of 20,000 by 20,000": (made.png_claiming(20_000, 20_000), "pixels"),
    "a PNG of two thousand million by one": (made.png_claiming(2**31 - 1, 1), "pixels"),
    "a PNG that lacks its pixels": (made.png_claiming(2_000, 2_000), "damaged"),
    "a cut PNG": (PNG[:-15], "damaged"),
    "only the head of a PNG": (PNG[:20], "damaged"),
    "a PNG with a false checksum": (PNG.replace(b"IDAT", b"IDAX", 1), "damaged"),
    "a moving PNG": (made.image("PNG", frames=3), "moving"),
    "a PNG and HTML": (PNG + HTML, "polyglot"),
    "a PNG and a ZIP": (PNG + ZIP, "polyglot"),
    "a PNG and a few bytes": (PNG + b"xyz", "polyglot"),
    "a PNG and a PDF": (PNG + PDF, "polyglot"),
    "a cut JPEG": (made.noisy_jpeg()[:2000], "damaged"),
    "only the head of a JPEG": (JPEG[:30], "damaged"),
    "a JPEG and a ZIP": (JPEG + ZIP, "polyglot"),
    "a JPEG and a script": (JPEG + b"<script>alert(1)</script>", "polyglot"),
    "a JPEG with PHP in its comment": (
        made.image("JPEG", comment=b"<?php system('id') ?>"), "polyglot",
    ),
    "a JPEG that is JavaScript": (b"\xff\xd8\xff\xe0/*" + JPEG[6:], "polyglot"),
    "a JPEG and a 7z": (JPEG + b"7z\xbc\xaf\x27\x1c", "polyglot"),
    "a cut TIFF": (TIFF[:100], "damaged"),
    "a TIFF of noise": (b"II*\0" + bytes(range(256)) * 4, "damaged"),
    "a TIFF with a script": (TIFF + b"<script>", "polyglot"),
    "a BigTIFF": (b"II+\0\x08\0\0\0" + b"\0" * 20, "other_image"),
    "a moving WEBP": (made.image("WEBP", frames=3), "moving"),
    "a cut WEBP": (WEBP[:-20], "damaged"),
    "a WEBP and more": (WEBP + b"x" * 40, "polyglot"),
    # DOCX
    "a DOCX with macros": (made.docx({"word/vbaProject.bin": OLE}), "macro"),
    "a DOCX with macros under another name": (
        made.docx(types='<Default ContentType="application/vnd.ms-office.vbaProject"/>'),
        "macro",
    ),
    "a DOCM": (made.docx(main=MACRO_TYPE), "macro"),
    "a DOCX with ActiveX": (made.docx({"word/activeX/activeX1.xml": "<a/>"}), "macro"),
    "a DOCX with an OLE object": (made.docx({"word/embeddings/o.bin": OLE}), "embedded"),
    "a DOCX with an OLE object called a picture": (
        made.docx({"word/media/a.png": OLE}), "embedded",
    ),
    "a DOCX with a program called a picture": (
        made.docx({"word/media/a.png": b"MZ\x90\0"}), "embedded",
    ),
    "a DOCX in a DOCX": (made.docx({"word/embeddings/a.docx": DOCX}), "embedded"),
    "a DOCX with a ZIP called a picture": (made.docx({"word/media/a.png": ZIP}), "embedded"),
    "a DOCX with HTML in it": (made.docx({"word/a.html": HTML}), "embedded"),
    "a DOCX with a link to such HTML": (
        made.docx(links=made.link("aFChunk", "a.xml", "Internal")), "embedded",
    ),
    "a DOCX with a remote template": (
        made.docx(links=made.link("attachedTemplate")), "remote",
    ),
    "a DOCX with a remote template spelt in entities": (
        made.docx(links=made.link("attachedTemplate", mode="&#x45;xternal")), "remote",
    ),
    "a DOCX with a remote picture": (made.docx(links=made.link("image")), "remote"),
    "a DOCX with a DDE field": (
        made.docx({"word/document.xml": FIELD.format("DDEAUTO c:\\\\cmd.exe")}), "remote",
    ),
    "a DOCX with entities": (
        made.docx({"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "damaged",
    ),
    "a DOCX whose XML is in UTF-16": (
        made.docx({"word/document.xml": "<a/>".encode("utf-16")}), "damaged",
    ),
    "a DOCX with broken links": (
        made.docx({"word/_rels/document.xml.rels": "<Relationships>"}), "damaged",
    ),
    "a cut DOCX": (DOCX[:-30], "damaged"),
    "a DOCX and HTML": (DOCX + HTML, "damaged"),
    "a DOCX before which something stands": (
        DOCX[:4] + b"\0" * 40 + DOCX[4:], "polyglot",
    ),
    "a DOCX with a password": (made.encrypted_flag(DOCX), "encrypted"),
    "a DOCX that climbs out": (made.docx({"../../etc/cron.d/a.xml": "<a/>"}), "path"),
    "a DOCX with an absolute part": (made.docx({"/etc/a.xml": "<a/>"}), "path"),
    "a DOCX with a Windows path": (made.docx({"word\\..\\a.xml": "<a/>"}), "path"),
    "a DOCX with a drive": (made.docx({"C:/a.xml": "<a/>"}), "path"),
    "a DOCX with a symbolic link": (made.symlink(), "path"),
    "a DOCX bomb": (made.docx_bomb(), "bomb"),
    "a DOCX of 3,000 parts": (
        made.docx({f"word/p{n}.xml": "<a/>" for n in range(3_000)}), "bomb",
    ),
    "a DOCX without a document": (made.docx(drop=["word/document.xml"]), "other_office"),
}  # fmt: skip


@pytest.mark.parametrize("case", ACCEPTED)
def test_an_honest_file_is_taken_by_its_true_type(case):
    data, extension, pages = ACCEPTED[case]
    facts = inspect(data, "letter")
    assert isinstance(facts, FileFacts), facts
    assert (facts.name, facts.pages) == (f"letter.{extension}", pages)
    assert (facts.size, facts.sha256) == (len(data), hashlib.sha256(data).hexdigest())


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_may_not_come_in_is_refused_with_its_cause(case):
    data, code = REFUSED[case]
    found = inspect(data, "letter.pdf")
    assert isinstance(found, Refusal), found
    assert found.code == code
    assert found.reason.endswith(".") and found.remedy.endswith(".")


def test_the_corpus_is_large_and_reaches_every_cause():
    assert len(ACCEPTED) + len(REFUSED) >= 120
    assert {code for _, code in REFUSED.values()} | {"too_large", "too_complex"} == CODES


def test_a_path_gives_the_same_verdict_as_bytes(tmp_path):
    for data in (PDF, DOCX, TIFF, HTML, b"", made.EICAR.encode()):
        path = tmp_path / "upload"
        path.write_bytes(data)
        assert inspect(path, "a.pdf") == inspect(data, "a.pdf")


def test_a_false_extension_is_replaced_and_said():
    facts = inspect(PDF, "licence.exe")
    assert facts.name == "licence.pdf"
    assert facts.notes == ("The name now ends in .pdf, as the content does.",)
    assert inspect(JPEG, "photo.JPEG").notes == ()


def test_two_gigabytes_are_refused_by_their_size_alone(tmp_path):
    path = tmp_path / "huge.pdf"
    with path.open("wb") as file:
        file.truncate(2**31)
    started = time.monotonic()
    assert inspect(path, "huge.pdf").code == "too_large"
    assert time.monotonic() - started < 1


def test_more_pages_than_allowed_are_refused():
    limits = FileLimits(pages=2)
    assert inspect(made.pdf(3), "a", limits).code == "pages"
    assert inspect(made.image("TIFF", frames=3), "a", limits).code == "pages"


def test_the_pixels_of_all_pages_count():
    assert inspect(made.image("TIFF", frames=3), "a", FileLimits(pixels=3_000)).code == "pixels"


def test_a_file_that_takes_too_long_is_refused():
    assert inspect(PDF, "a", FileLimits(seconds=0.001)).code == "too_complex"


def test_a_process_with_too_little_memory_refuses_instead_of_failing():
    assert inspect(PDF, "a", FileLimits(probe_bytes=2**20)).code == "too_complex"


@pytest.mark.parametrize(
    "case",
    ["a PDF bomb", "a DOCX bomb", "a ZIP with a million members", "a PNG of 20,000 by 20,000"],
)
def test_bombs_are_refused_within_ten_seconds_and_200_megabytes(case, tmp_path):
    path = tmp_path / "bomb"
    path.write_bytes(REFUSED[case][0])
    script = (
        "import json, resource, sys, time; from pathlib import Path;"
        "from credenza.formats.files import inspect;"
        "peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss;"
        "child = lambda: resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss;"
        "before, started = peak(), time.monotonic();"
        "found = inspect(Path(sys.argv[1]), 'a');"
        "print(json.dumps([found.code, time.monotonic() - started,"
        " peak() - before, child()]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )
    code, seconds, kilobytes, in_child = json.loads(done.stdout)
    assert code == REFUSED[case][1]
    assert seconds < 10
    assert max(kilobytes, in_child) < 200 * 1024


def test_nothing_is_left_behind(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    inspect(PDF, "../../a.pdf")
    inspect(made.symlink(), "a.docx")
    assert list(tmp_path.iterdir()) == []
