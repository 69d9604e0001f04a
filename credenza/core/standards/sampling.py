"""Which files an audit looks at: how many, and which ones, the same from the same seed.

A file's place in the draw is the SHA-256 of ``seed``, group and the file's number, joined by
line feeds as UTF-8; the files with the lowest digests are drawn. So the order in which the files
are listed does not matter, another file joining changes nobody else's place, and anybody can
draw again with any program that knows SHA-256.
"""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from credenza.core.verdict import ALLOWED, Verdict, refused

INITIAL, REAPPOINTED = "initial", "reappointed"
GROUPS = {INITIAL: "Initial appointments", REAPPOINTED: "Reappointments"}
SHARE, STAGED, ALL = "share", "staged", "all"
KINDS = (SHARE, STAGED, ALL)


@dataclass(frozen=True, slots=True)
class Method:
    """One way of sampling.

    ``share``: the lesser of ``percent`` of all files or ``most``, with ``least`` of each group
    (all, where a group is smaller). ``staged``: ``most`` files of each group, of which the first
    ``first`` are scored, and the others only where one of them failed. ``all``: every file.
    ``alternates`` further files of each group stand by for files that cannot be scored.
    """

    key: str
    title: str
    words: str
    kind: str
    citation: str
    confidence: str
    percent: int = 0
    most: int = 0
    least: int = 0
    first: int = 0
    alternates: int = 0


@dataclass(frozen=True, slots=True)
class Drawn:
    """A file of the sample: its place in its group from 1; alternates follow the others."""

    file: int
    group: str
    place: int
    alternate: bool = False


def may_draw(groups: Mapping[str, Collection[int]]) -> Verdict:
    """Is there anything to draw from?"""
    if any(groups.values()):
        return ALLOWED
    return refused("No file was decided in that time: choose an earlier first day.")


def sizes(method: Method, counts: Mapping[str, int]) -> dict[str, int]:
    """How many files of each group are scored at the most, given how many there are."""
    if method.kind == ALL:
        return dict(counts)
    if method.kind == STAGED:
        return {group: min(method.most, count) for group, count in counts.items()}
    return _shared_out(method, counts)


def draw(method: Method, seed: str, groups: Mapping[str, Collection[int]]) -> tuple[Drawn, ...]:
    """The sample of the files in each group, by group and place, alternates included."""
    wanted = sizes(method, {group: len(files) for group, files in groups.items()})
    return tuple(
        Drawn(file, group, place, place > wanted[group])
        for group, files in groups.items()
        for place, file in enumerate(_ranked(seed, group, files), 1)
        if place <= wanted[group] + method.alternates
    )


def digest(seed: str, group: str, file: int) -> str:
    """What decides a file's place, in hexadecimal: the lowest come first."""
    return hashlib.sha256(f"{seed}\n{group}\n{file}".encode()).hexdigest()


def _ranked(seed: str, group: str, files: Collection[int]) -> list[int]:
    return sorted(set(files), key=lambda file: digest(seed, group, file))


def _shared_out(method: Method, counts: Mapping[str, int]) -> dict[str, int]:
    """The number in all, shared between the groups by their size; nobody below the least."""
    whole = sum(counts.values())
    target = min(-(-whole * method.percent // 100), method.most)
    least = {group: min(method.least, count) for group, count in counts.items()}
    fair = {group: target * count // whole if whole else 0 for group, count in counts.items()}
    given = {group: max(least[group], fair[group]) for group in counts}
    while sum(given.values()) > target and (over := _most_above(given, least)):
        given[over] -= 1
    while sum(given.values()) < target and (under := _most_lacking(given, counts, target)):
        given[under] += 1
    return given


def _most_above(given: Mapping[str, int], least: Mapping[str, int]) -> str:
    above = {group: given[group] - least[group] for group in given}
    group = max(above, key=above.__getitem__)
    return group if above[group] > 0 else ""


def _most_lacking(given: Mapping[str, int], counts: Mapping[str, int], target: int) -> str:
    """The group furthest below its exact share that still has files to give."""
    whole = sum(counts.values())
    room = [group for group in given if given[group] < counts[group]]
    lacking = {group: target * counts[group] - given[group] * whole for group in room}
    return max(lacking, key=lacking.__getitem__) if lacking else ""
