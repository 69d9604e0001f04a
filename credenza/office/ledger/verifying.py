"""Verifying: does the ledger still say what was sealed, and is it still the whole of it?

Without a checkpoint this finds what was altered, removed, slipped in or put in another order
behind the seals. With a checkpoint from another machine it also finds a cut tail, a ledger that
was emptied or put back from an older copy, and a chain that was sealed anew from the start.
Acts newer than the checkpoint are beyond its sight until the next one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from django.db.models import Exists, OuterRef

from credenza.office.ledger.models import Act, Change, Seal
from credenza.office.ledger.sealing import (
    ACT_COLUMNS,
    BATCH,
    awaiting,
    batched,
    digests,
    floor_now,
    last_seal,
    next_head,
    unsealed,
)

MOST = 100


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, in a sentence; the seal and the act it is about, where that can be told."""

    kind: str
    text: str
    seal: int | None = None
    act: int | None = None


def verify(checkpoint: dict | None = None) -> list[Problem]:
    """Everything that is wrong with the ledger, in order; at most the first hundred things.

    ``checkpoint`` is what ``sealing.checkpoint`` returned earlier. Raises ValueError where it
    is not one.
    """
    return list(islice(_problems(checkpoint), MOST))


def _problems(checkpoint: dict | None) -> Iterator[Problem]:
    if checkpoint is not None:
        yield from _against(checkpoint)
    yield from _chain()
    yield from _slipped_in()
    yield from _ownerless()


def _against(checkpoint: dict) -> Iterator[Problem]:
    try:
        office, number, head = (checkpoint[key] for key in ("office", "seal", "head"))
    except (KeyError, TypeError) as error:
        raise ValueError("This is no checkpoint: it lacks “office”, “seal” or “head”.") from error
    heads = dict(Seal.objects.filter(number__in=(0, number)).values_list("number", "head"))
    last = last_seal()
    if last is None:
        yield Problem("emptied", f"The ledger holds no seal; there were {number} before.")
    elif heads.get(0) != office:
        yield Problem("foreign", "This is another ledger than the checkpoint's.", 0)
    elif last.number < number:
        yield Problem(
            "cut",
            f"The ledger ends with seal {last.number} but reached {number}: "
            "its end was cut off, or an older copy was put back.",
            last.number + 1,
        )
    elif heads.get(number) != head:
        yield Problem(
            "rewritten",
            f"Seal {number} is not the one of the checkpoint: what lies before it was sealed anew, "
            "or an older copy was put back and written on.",
            number,
        )


def _chain() -> Iterator[Problem]:
    head, expected = "", 0
    seals = Seal.objects.order_by("number").values_list("number", "act_id", "head", "floor")
    for batch in batched(seals.iterator(chunk_size=BATCH), BATCH):
        acts = Act.objects.filter(id__in=[act for _, act, *_ in batch if act is not None])
        fingerprints = digests(acts.values_list(*ACT_COLUMNS))
        for number, act, stored, floor in batch:
            if number != expected:
                yield _gap(expected, number)
            elif number:
                digest = fingerprints.get(act)
                if digest is None:
                    yield _removed(number, act)
                elif next_head(head, digest, floor) != stored:
                    yield _altered(number, act)
            head, expected = stored, number + 1


def _gap(expected: int, found: int) -> Problem:
    missing = (
        f"Seal {expected} is" if found == expected + 1 else f"Seals {expected}–{found - 1} are"
    )
    return Problem("seal missing", f"{missing} missing.", expected)


def _removed(number: int, act: int) -> Problem:
    return Problem("removed", f"Entry {act}, sealed as {number}, is gone.", number, act)


def _altered(number: int, act: int) -> Problem:
    text = f"Entry {act}, sealed as {number}, was altered or put in another place."
    return Problem("altered", text, number, act)


def _slipped_in() -> Iterator[Problem]:
    last = last_seal()
    if last is None:
        return
    awaited = awaiting(last, floor_now()).values("id")
    for act in (
        unsealed().exclude(id__in=awaited).order_by("id").values_list("id", flat=True)[:MOST]
    ):
        yield Problem("slipped in", f"Entry {act} was put in behind the seals.", act=act)


def _ownerless() -> Iterator[Problem]:
    lost = Change.objects.filter(~Exists(Act.objects.filter(id=OuterRef("act_id"))))
    for act in lost.order_by("act_id").values_list("act_id", flat=True).distinct()[:MOST]:
        yield Problem("ownerless", f"Row changes name entry {act}, which does not exist.", act=act)
