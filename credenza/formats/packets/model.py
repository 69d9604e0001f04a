"""What a packet is made of."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paper:
    """A stored file as it goes into a packet: its title, its kind as MIME, its bytes."""

    title: str
    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Front:
    """The first page: whose meeting, when and where, and how confidential.

    ``lines`` are further facts, such as the place. ``legend`` stands on every page, ``contents``
    over the list of what is in the book.
    """

    office: str
    committee: str
    title: str
    when: str
    lines: tuple[str, ...] = ()
    legend: str = ""
    statute: str = ""
    contents: str = "Agenda"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the agenda.

    ``about`` says what it is and who presents it; ``asks`` what the committee may decide;
    ``heading`` begins a stretch of the agenda, such as the consent agenda. A ``withheld`` one has
    neither title nor papers, but keeps its number.
    """

    number: str
    title: str
    summary: str = ""
    about: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    minutes: int = 0
    heading: str = ""
    withheld: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """What is laid over every page for one reader: name, legend, and which release it is."""

    reader: str
    legend: str
    release: str


@dataclass(frozen=True, slots=True)
class Book:
    """A bound packet, not yet anybody's own. ``places`` are each entry's first page, from 1."""

    pdf: bytes
    pages: int
    places: tuple[int, ...]
