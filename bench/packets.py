"""How long a meeting's packets take: 100 files of 500 pages, a fifth of them scans, on one core.

    python bench/packets.py [--files 100] [--pages 5] [--readers 12]

Parts are made once for each item; the book once for each set of items; a reader's copy each time
it is taken out. No office is needed.
"""

import argparse
import io
import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import pikepdf
from PIL import Image

from credenza.core.letters import Paragraph
from credenza.formats.letters import Letter, Letterhead, Signer, as_pdf
from credenza.formats.packets import Entry, Front, Mark, Paper, bind, part, stamped, stamped_page

FRONT = Front(
    "North General", "Credentials Committee", "Regular meeting", "Tuesday, 1 December 2026",
    ("Board room",), "Confidential peer review document",
)  # fmt: skip


def main() -> None:
    """Make the papers, then the packets; print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=100)
    parser.add_argument("--pages", type=int, default=5)
    parser.add_argument("--readers", type=int, default=12)
    given = parser.parse_args()
    papers = [_paper(number, given.pages) for number in range(given.files)]
    print(f"{given.files} files, {sum(len(one.data) for one in papers) / 1e6:.0f} MB")
    items = [papers[at : at + 4] for at in range(0, len(papers), 4)]
    entries = [
        Entry(str(number), f"Reappointment {number}", "Nothing open.")
        for number, _ in enumerate(items, 1)
    ]
    parts = _timed("parts, all anew", lambda: list(map(part, entries, items)))
    book = _timed("one item changed, and bound", lambda: _changed(entries, items, parts))
    print(f"{book.pages} pages, {len(book.pdf) / 1e6:.0f} MB")
    mark = Mark("Lena Ortiz, MD", FRONT.legend, "release 1 of 24 November 2026")
    _timed("one reader's copy", lambda: stamped(book.pdf, mark))
    _timed("one page of it on a tablet", lambda: stamped_page(parts[0], mark, 2, 3, book.pages))
    _timed(
        f"{given.readers} readers, all anew",
        lambda: _everybody(entries, items, given.readers),
    )


def _changed(entries: list[Entry], items: list[list[Paper]], parts: list[bytes]):
    parts[-1] = part(entries[-1], items[-1])
    return bind(FRONT, entries, parts)


def _everybody(entries: list[Entry], items: list[list[Paper]], readers: int) -> None:
    book = bind(FRONT, entries, list(map(part, entries, items)))
    for number in range(readers):
        stamped(book.pdf, Mark(f"Reader {number}", FRONT.legend, "release 1"))


def _timed(title: str, work: Callable):
    began = time.perf_counter()
    made = work()
    print(f"{title:32}{time.perf_counter() - began:8.2f} s")
    return made


def _paper(number: int, pages: int) -> Paper:
    if number % 5 == 4:
        return Paper(f"Scan {number}", "application/pdf", _scan(number, pages))
    words = tuple(Paragraph(f"Paragraph {n} of file {number}. " * 14) for n in range(10 * pages))
    letter = Letter(
        Letterhead("North General"), "24 November 2026", (), f"File {number}", "", words, "",
        Signer(""),
    )  # fmt: skip
    with pikepdf.open(io.BytesIO(as_pdf(letter))) as pdf:
        del pdf.pages[pages:]
        return Paper(f"File {number}", "application/pdf", _saved(pdf))


def _scan(seed: int, pages: int) -> bytes:
    noise = Image.frombytes("L", (170, 220), random.Random(seed).randbytes(170 * 220))
    page, out = noise.resize((1700, 2200)), io.BytesIO()
    page.save(out, "PDF", save_all=True, append_images=[page] * (pages - 1), quality=75)
    return out.getvalue()


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


if __name__ == "__main__":
    main()
