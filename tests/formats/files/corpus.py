"""Small generators of honest and hostile files; nothing here is stored as a blob."""

import io
import struct
import zipfile
import zlib

import pikepdf
from PIL import Image

EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def pdf(pages=1, change=None, **save):
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page()
    if change:
        change(document)
    target = io.BytesIO()
    document.save(target, **save)
    return target.getvalue()


def pdf_action(**action):
    """A PDF whose opening runs an action."""

    def add(document):
        document.Root.OpenAction = pikepdf.Dictionary(**action)

    return pdf(change=add)


def pdf_bomb():
    """A PDF whose object stream unpacks to 768 MB."""
    packed = zlib.compressobj(9)
    stream = b"".join(packed.compress(b"0" * 2**24) for _ in range(48)) + packed.flush()
    body = b"%PDF-1.7\n"
    place = len(body)
    body += b"1 0 obj<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n" % len(
        stream
    )
    body += stream + b"\nendstream endobj\n"
    xref = len(body)
    rows = b"".join(
        struct.pack(">BIB", *row) for row in ((0, 0, 0), (1, place, 0), (2, 1, 0), (1, xref, 0))
    )
    body += b"3 0 obj<</Type/XRef/Size 4/W[1 4 1]/Root 2 0 R/Length %d>>stream\n" % len(rows)
    return body + rows + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF\n" % xref


def attach(document):
    document.attachments["notes.txt"] = pikepdf.AttachedFileSpec(document, b"hello")


def image(kind, size=(40, 30), mode="RGB", frames=1, **save):
    made = [Image.new(mode, size, shade * 80) for shade in range(frames)]
    target = io.BytesIO()
    more = {"save_all": True, "append_images": made[1:]} if frames > 1 else {}
    made[0].save(target, kind, **more, **save)
    return target.getvalue()


def noisy_jpeg():
    noise = bytes((n * n * 31) % 251 for n in range(120 * 120 * 3))
    target = io.BytesIO()
    Image.frombytes("RGB", (120, 120), noise).save(target, "JPEG")
    return target.getvalue()


def png_claiming(width, height):
    """A PNG of a few bytes whose header claims a size."""

    def chunk(name, data):
        checksum = struct.pack(">I", zlib.crc32(name + data))
        return struct.pack(">I", len(data)) + name + data + checksum

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (chunk(b"IHDR", header), chunk(b"IDAT", pixels), chunk(b"IEND", b""))
    )


def docx(parts=None, links="", types="", main=MAIN, drop=()):
    content = {
        "[Content_Types].xml": (
            '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
            f'content-types"><Override PartName="/word/document.xml" ContentType="{main}"/>'
            f"{types}</Types>"
        ),
        "_rels/.rels": relationships(""),
        "word/document.xml": '<?xml version="1.0"?><w:document xmlns:w="w"><w:body/></w:document>',
        "word/_rels/document.xml.rels": relationships(links),
    } | (parts or {})
    return zipped({name: data for name, data in content.items() if name not in drop})


def relationships(links):
    return (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/'
        f'2006/relationships">{links}</Relationships>'
    )


def link(kind, target="https://example.org/x", mode="External"):
    return f'<Relationship Id="r1" Type="{LINKS}/{kind}" Target="{target}" TargetMode="{mode}"/>'


def zipped(parts):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def docx_with(info):
    """A DOCX with one more member described by a ZipInfo."""
    target = io.BytesIO(docx())
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr(info, "/etc/passwd")
    return target.getvalue()


def symlink():
    info = zipfile.ZipInfo("word/media/link.png")
    info.create_system = 3
    info.external_attr = 0o120777 << 16
    return docx_with(info)


def docx_bomb(megabytes=300):
    target = io.BytesIO(docx())
    with (
        zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/media/big.bmp", "w") as member,
    ):
        for _ in range(megabytes):
            member.write(b"\0" * 2**20)
    return target.getvalue()


def many_entries(count, claimed=None):
    """A container whose directory names a great many empty members, and claims a number."""
    entry = struct.Struct("<4s6H3L5H2L")
    nothing = entry.pack(b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0)
    directory = b"".join(nothing + struct.pack("<L", n) for n in range(count))
    head = b"PK\x03\x04" + b"\0" * 26
    claimed = count & 0xFFFF if claimed is None else claimed
    sizes = (0, 0, claimed, claimed, len(directory), len(head), 0)
    return head + directory + struct.pack("<4s4H2LH", b"PK\x05\x06", *sizes)


def encrypted_flag(data):
    """A container whose members all claim to be encrypted."""
    changed = bytearray(data)
    at = -1
    while (at := changed.find(b"PK\x01\x02", at + 1)) >= 0:
        changed[at + 8] |= 1
    return bytes(changed)
