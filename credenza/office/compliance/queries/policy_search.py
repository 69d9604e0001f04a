"""Finding words in the policies in force."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from credenza.core.committees.searching import Part, excerpt, marked, matches, terms
from credenza.core.permissions import Actor
from credenza.core.policies.text import Block, blocks_of, heading_over
from credenza.office.compliance.models import Policy
from credenza.office.compliance.queries.policies import current_versions, visible_policies

MOST = 60
"""Places that are shown."""
EACH = 5
"""Places that are shown of one policy."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph that has all the words: its policy, the heading above it, its place in the text,
    and the words around.
    """

    policy: Policy
    title: Sequence[Part]
    heading: str
    place: int
    words: Sequence[Part]


def search(actor: Actor, text: str, day: date) -> list[Hit]:
    """Where all the words stand together, in what is in force and within reach; two reads.

    A policy whose title or number has them comes first, by its beginning.
    """
    wanted = terms(text)
    if not wanted:
        return []
    policies = list(visible_policies(actor))
    current = current_versions(policies, day)
    named = [one for one in policies if one.pk in current and matches(wanted, str(one))]
    rest = [one for one in policies if one.pk in current and one not in named]
    hits = (
        hit
        for one in [*named, *rest]
        for hit in _in(one, blocks_of(current[one.pk].blocks), wanted, one in named)
    )
    return [hit for hit, _ in zip(hits, range(MOST), strict=False)]


def _in(policy: Policy, blocks: Sequence[Block], wanted, is_named: bool) -> Iterator[Hit]:
    places = [place for place, one in enumerate(blocks) if matches(wanted, one.whole)]
    if is_named and not places:
        places = [0]
    for place in places[:EACH]:
        block = blocks[place]
        yield Hit(
            policy=policy,
            title=marked(wanted, str(policy)),
            heading=heading_over(blocks, place),
            place=place,
            words=excerpt(wanted, block.whole),
        )
