"""Papers that people hand in: pictures of licences, and rosters."""

import csv
import io

from PIL import Image, ImageDraw

ROSTER = [
    "Last Name", "First Name", "Degree", "NPI", "DOB", "Facility", "Department", "Status",
    "License Number", "License State", "License Expiration",
]  # fmt: skip
GOOD = [
    ["Abernathy-Cole", "Ruth", "MD", "1234567893", "02/29/1984", "Medical Center", "Surgery",
     "Active", "35.111111", "OH", "12/31/2027"],
    ["O'Neill", "Brian", "DO", "1000098768", "1/5/1971", "Riverside", "Radiology",
     "Active", "34.222222", "OH", "2028-03-01"],
]  # fmt: skip
BAD = [
    ["Short", "Nina", "MD", "12345", "03/03/1970", "Medical Center", "Surgery",
     "Active", "", "", ""],
    ["Thirtieth", "Feb", "MD", "", "02/30/1980", "Medical Center", "Surgery",
     "Active", "", "", ""],
    ["Elsewhere", "Ella", "MD", "", "03/03/1970", "St. Nowhere", "", "Active", "", "", ""],
]  # fmt: skip


def picture(words: str) -> dict:
    """A photographed paper that says ``words``, as a file input takes it."""
    paper = Image.new("RGB", (850, 1100), "white")
    ImageDraw.Draw(paper).text((100, 100), words, fill="black", font_size=36)
    written = io.BytesIO()
    paper.save(written, "PNG")
    return {"name": "licence.png", "mimeType": "image/png", "buffer": written.getvalue()}


def roster(*rows: list[str], name: str = "roster.csv") -> dict:
    """A roster of those rows, as a file input takes it."""
    written = io.StringIO()
    csv.writer(written).writerows([ROSTER, *rows])
    return {"name": name, "mimeType": "text/csv", "buffer": written.getvalue().encode()}
