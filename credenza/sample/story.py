"""What happened in the last hundred days: renewals, answers, corrections, decisions.

Each event is one act of one person. Whoever opens the sample does them one after the other, so
that the history of a file and its look on an earlier day have something to tell.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from credenza.core.facts import Result
from credenza.sample.places import COMMONS, DOMAIN, HOSPITALS, OFFICE
from credenza.sample.practitioners import SEED, is_applicant, plan
from credenza.sample.professions import LEADERS, ROUND
from credenza.sample.troubles import REAPPOINTED

COORDINATOR, SECOND, DIRECTOR = (
    f"{name}@{DOMAIN}" for name in ("coordinator", "riverside", "director")
)


EVERYWHERE = (*HOSPITALS, COMMONS, OFFICE)


@dataclass(frozen=True, slots=True)
class Event:
    """``who`` (an address) did ``verb`` about a practitioner, ``on`` so many days from opening.

    ``verb``: renew, verify, correct, edit, reappoint, execute or dismiss. ``kind`` is that of the
    credential it is about. ``values`` are those of the act; for a renewal, ``ends`` is the new end
    in days from the opening day.
    """

    on: int
    hour: int
    who: str
    verb: str
    practitioner: int
    kind: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """One source asked about everybody but ``skipping`` on a day; ``month`` counts months back.

    It is asked about who belongs to one of ``places``.
    """

    kind: str
    source: str
    on: int | None = None
    month: int | None = None
    places: tuple[int, ...] = EVERYWHERE
    skipping: frozenset[int] = frozenset()


DAYS = (-75, -47, -33, REAPPOINTED, -9, -2, -1)
"""The days on which something happened: few, since the rules of each are worked out once."""
SCREENED = (
    ("oig_leie", "oig_file", EVERYWHERE),
    ("sam", "sam_file", EVERYWHERE),
    ("medicaid_exclusion", "state_file", EVERYWHERE),
    ("licence_monitor", "fsmb", (OFFICE,)),
)
CHANGES = (
    ({"mobile": "614-555-0142"}, "The practitioner wrote that the old number is gone."),
    ({"street": "418 Foundry Way", "city": "Mill Run"}, "Moved; told us at the portal."),
    ({"preferred_name": "Sandy"}, "Asked to be listed so."),
    ({"languages": ["English", "American Sign Language"]}, "Certificate of the course seen."),
    ({"phone": "740-555-0117"}, "The practice has a new switchboard."),
    ({"city": "Ashgrove"}, "Mail came back; confirmed by phone."),
)


def rounds(seed: int = SEED) -> Iterator[Round]:
    """The screenings of two months and the chairs' reviews, the oldest first."""
    late = frozenset(_with("OPPE late", seed))
    yield Round("oppe_review", "chair", on=-98, places=HOSPITALS, skipping=late)
    for month in (1, 0):
        for kind, source, places in SCREENED:
            yield Round(kind, source, month=month, places=places)
    skipping = late | frozenset(_with("OPPE due", seed))
    yield Round("oppe_review", "chair", on=-40, places=HOSPITALS, skipping=skipping)


def story(seed: int = SEED) -> list[Event]:
    """The events, the oldest first."""
    events = [
        *_renewed_and_verified(seed),
        *_renewed(seed),
        *_changed(seed),
        *_asked_again(seed),
        *_reappointed(seed),
        *_decided(seed),
    ]
    return sorted(events, key=lambda event: (event.on, event.hour, event.practitioner))


def _with(trouble: str, seed: int) -> list[int]:
    return sorted(n for n, one in plan(seed)[1].items() if one.name == trouble)


def _in_order(seed: int) -> list[int]:
    """Practitioners without a trouble, those told by name left out."""
    return [
        n
        for n in range(len(LEADERS), ROUND)
        if n not in plan(seed)[1] and not is_applicant(n, seed)
    ]


def _renewed_and_verified(seed: int) -> Iterator[Event]:
    """Renewals of some weeks ago, checked with the source some weeks later."""
    for trouble, kind, source, lasts in (
        ("licence renewed in time", "state_licence", "state_board", 660),
        ("coverage renewed in time", "malpractice_coverage", "carrier", 300),
    ):
        for n, number in enumerate(_with(trouble, seed)):
            on, later = DAYS[n % 3], DAYS[n % 3 + 1]
            yield Event(on, 10, COORDINATOR, "renew", number, kind, {"ends": lasts})
            yield Event(later, 14, SECOND, "verify", number, kind, {"source": source})


def _renewed(seed: int) -> Iterator[Event]:
    """Renewals handed in these days, their documents waiting to be checked."""
    for trouble, kind, lasts in (
        ("licence renewed", "state_licence", 700),
        ("coverage renewed", "malpractice_coverage", 355),
    ):
        for n, number in enumerate(_with(trouble, seed)):
            who = f"practitioner@{DOMAIN}" if number == 0 else COORDINATOR
            on = (-2, -9)[n % 2]
            yield Event(on, 9 + n, who, "renew", number, kind, {"ends": lasts - 30 * n})


def _changed(seed: int) -> Iterator[Event]:
    for n, number in enumerate(_in_order(seed)[: 2 * len(CHANGES)]):
        values, why = CHANGES[n % len(CHANGES)]
        yield Event(DAYS[n % 4], 11, COORDINATOR, "edit", number, "", values, why)
    for number in _in_order(seed)[12:16]:
        values = {"details": {"per_claim": "1000000", "aggregate": "4000000", "form": "Occurrence"}}
        why = "The carrier raised the aggregate; endorsement on file."
        yield Event(-33, 15, SECOND, "correct", number, "malpractice_coverage", values, why)


def _asked_again(seed: int) -> Iterator[Event]:
    for number in _in_order(seed)[20:32]:
        yield Event(DAYS[number % 3], 13, SECOND, "verify", number,
                    "malpractice_coverage", {"source": "carrier"})  # fmt: skip
    for number in _with("affiliation silent", seed):
        values = {"source": "hospital", "result": Result.PENDING, "note": "Second request sent."}
        yield Event(-9, 16, COORDINATOR, "verify", number, "hospital_affiliation", values)


def _reappointed(seed: int) -> Iterator[Event]:
    for number in _with("reappointed", seed):
        why = "Board of Trustees, consent agenda: reappointment for three years."
        yield Event(REAPPOINTED, 17, DIRECTOR, "reappoint", number, reason=why)


def _decided(seed: int) -> Iterator[Event]:
    """A suspension for lapsed coverage, and a lapse that had no consequence."""
    [out] = _with("coverage out", seed)
    refused = {"source": "carrier", "result": Result.NOT_FOUND, "note": "Not renewed."}
    why = (
        "Coverage ended and the carrier confirms that it was not renewed; told by phone and letter."
    )
    yield Event(-33, 10, COORDINATOR, "verify", out, "malpractice_coverage", refused)
    yield Event(-33, 12, DIRECTOR, "execute", out, "malpractice_coverage", reason=why)
    late = _with("DEA lapsed", seed)[0]
    asked = {"source": "dea_lookup", "result": Result.PENDING, "note": "Renewal shows as filed."}
    why = "The renewal was filed before the end; prescribing goes on while the DEA decides."
    yield Event(-1, 10, COORDINATOR, "verify", late, "dea", asked)
    yield Event(-1, 11, DIRECTOR, "dismiss", late, "dea", reason=why)
