"""How many letters a second are set, as PDF and as DOCX, on one core.

    python bench/letters.py [--letters 200]

Each letter differs from the one before. No office is needed.
"""

import argparse
import datetime as dt
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from credenza.core.letters import Items, compose
from credenza.formats.letters import Letter, Letterhead, Signer, as_docx, as_pdf
from credenza.packs.loader import letter_kinds

DAY = dt.date(2026, 11, 24)
KINDS = {"one page": "affiliation_good_standing", "two pages": "denial_notice"}


def main() -> None:
    """Set them, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--letters", type=int, default=200)
    count = parser.parse_args().letters
    print(f"{'letter':22}{'as':6}{'a second of the processor':>28}")
    for title, letter in _letters():
        for make in (as_pdf, as_docx):
            rate = _rate(make, letter, count if make is as_pdf else count // 4)
            print(f"{title:22}{make.__name__[3:]:6}{rate:>28,.0f}")


def _letters() -> Iterator[tuple[str, Letter]]:
    for title, key in KINDS.items():
        yield title, _example(key)
    lines = Items(tuple(f"line {number}" for number in range(10_000)))
    yield "10,000 lines", replace(_example("general"), blocks=(lines,))


def _example(key: str) -> Letter:
    kind = letter_kinds()[key]
    names = {"addressee": "Dr. Okafor", "practitioner": "Ada Okafor, MD", "facility": "North"}
    words = compose(kind, {one.key: one.example for one in kind.fields}, names, DAY)
    return Letter(
        letterhead=Letterhead("North General", ("Medical Staff Office", "1 Example Street")),
        dated="24 November 2026",
        addressee=("Ada Okafor, MD", "12 Elm Street"),
        subject=words.subject,
        salutation=words.salutation,
        blocks=words.blocks,
        closing=words.closing,
        signer=Signer("Maria Lindqvist", "Director"),
        legend=words.legend,
    )


def _rate(make: Callable[[Letter], bytes], letter: Letter, count: int) -> float:
    make(letter)
    count = max(2, count // 50 if len(letter.blocks) == 1 else count)
    began = time.process_time()
    for number in range(count):
        make(replace(letter, subject=f"{letter.subject} {number}"))
    return count / (time.process_time() - began)


if __name__ == "__main__":
    main()
