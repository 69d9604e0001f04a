"""Documents of the sample: certificates drawn in a few lines, each marked as a specimen."""

import io
import unicodedata
from collections.abc import Iterator
from datetime import date

from PIL import Image, ImageDraw, ImageFont

from credenza.core.calendar import long_date
from credenza.core.facts import CredentialFact
from credenza.packs.loader import credential_kinds
from credenza.sample.shapes import File, Paper, Person

SHOWN = ("state_licence", "dea", "malpractice_coverage", "board_certification")
CARDS = ("bls", "acls")
MARK = "SPECIMEN"
NOTE = "Invented for the sample office Cedar Valley Health. Certifies nothing about anybody."
WIDTH, HEIGHT = 612, 792  # points: US letter


def papers(file: File) -> Iterator[Paper]:
    """The documents of one file: what it holds as certificates, its cards as photographs."""
    for kind in (*SHOWN, *CARDS):
        if file.has(kind) and file.first(kind).number:
            yield paper(file.person, file.first(kind), picture=kind in CARDS)


def paper(
    person: Person,
    credential: CredentialFact,
    *,
    ends_on: date | None = None,
    picture: bool = False,
) -> Paper:
    """A certificate of a credential; ``ends_on`` in place of its own end, for a renewal."""
    kind = credential_kinds()[credential.kind]
    end = ends_on or credential.ends_on
    lines = (
        person.name,
        f"{kind.number_label or 'Number'}: {credential.number}",
        f"Issued: {long_date(credential.starts_on)}" if credential.starts_on else "",
        f"Expires: {long_date(end)}" if end else "Continuous; no end date",
        f"NPI: {person.npi}",
        *_details(credential),
    )
    year = end.year if end else "continuous"
    name = f"{kind.short} {credential.jurisdiction} {year} {person.last_name}"
    return Paper(
        practitioner=person.number,
        kind=credential.kind,
        name=f"{' '.join(name.split())}.{'jpg' if picture else 'pdf'}",
        title=f"{credential.issuer}: {kind.title}",
        lines=tuple(filter(None, lines)),
        picture=picture,
    )


def drawn(sheet: Paper) -> bytes:
    """The document's bytes; the same paper always gives the same bytes."""
    return _picture(sheet) if sheet.picture else _pdf(sheet)


def _details(credential: CredentialFact) -> list[str]:
    labels = {one.key: one.label for one in credential_kinds()[credential.kind].fields}
    return [f"{labels.get(key, key)}: {value}" for key, value in credential.details.items()]


def _pdf(sheet: Paper) -> bytes:
    page = _page(sheet)
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {WIDTH} {HEIGHT}]/Contents 4 0 R"
        "/Resources<</Font<</F 5 0 R>>>>>>".encode(),
        b"<</Length %d>>stream\n%s\nendstream" % (len(page), page),
        b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>",
    )
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\n" % table
    return bytes(out) + b"startxref\n%d\n%%%%EOF\n" % (out.index(b"xref\n0 6"))


def _page(sheet: Paper) -> bytes:
    border = (
        f"2 w 36 36 {WIDTH - 72} {HEIGHT - 72} re S 0.5 w 44 44 {WIDTH - 88} {HEIGHT - 88} re S"
    )
    mark = f"0.88 g BT /F 90 Tf 0.7 0.7 -0.7 0.7 130 190 Tm ({MARK}) Tj ET 0 g"
    rows = [(660, 17, sheet.title), *((600 - 32 * n, 14, row) for n, row in enumerate(sheet.lines))]
    text = [f"BT /F {size} Tf 72 {y} Td ({_escaped(row)}) Tj ET" for y, size, row in rows]
    foot = f"BT /F 9 Tf 72 60 Td ({NOTE}) Tj ET"
    return "\n".join((border, mark, *text, foot)).encode("cp1252")


def _escaped(text: str) -> str:
    """Text for a PDF string; letters outside Western Europe lose their marks."""
    plain = "".join(one if _is_western(one) else _without_mark(one) for one in text)
    return plain.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _is_western(char: str) -> bool:
    return char.encode("cp1252", "ignore") != b""


def _without_mark(char: str) -> str:
    return unicodedata.normalize("NFKD", char)[0].encode("cp1252", "replace").decode("cp1252")


def _picture(sheet: Paper) -> bytes:
    card = Image.new("RGB", (860, 540), "#f7f4ec")
    draw = ImageDraw.Draw(card)
    draw.rounded_rectangle((10, 10, 850, 530), radius=28, outline="#7a2230", width=6)
    draw.text((150, 380), MARK, font=ImageFont.load_default(110), fill="#e3ddcd")
    rows = (sheet.title, *sheet.lines, NOTE)
    for n, row in enumerate(rows):
        size = 22 if 0 < n < len(rows) - 1 else 16
        draw.text(
            (44, 40 + n * 48), _escaped(row), font=ImageFont.load_default(size), fill="#222222"
        )
    out = io.BytesIO()
    card.save(out, "JPEG", quality=82)
    return out.getvalue()
