"""Scoring a sample: which files still need an answer, and what the answers add up to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from credenza.core.standards.sampling import STAGED, Drawn, Method
from credenza.core.verdict import ALLOWED, Verdict, refused

YES, NO, NA = "yes", "no", "na"
ANSWERS = {YES: "Yes", NO: "No", NA: "Does not apply"}

Answers = Mapping[tuple[int, str], str]
"""Answers by file and element."""


@dataclass(frozen=True, slots=True)
class Element:
    """One line of the score sheet.

    ``kinds`` are the credentials shown beside the question, ``requirements`` the rules whose
    findings are; ``groups`` are the groups of files it is asked of.
    """

    key: str
    title: str
    question: str
    citation: str
    confidence: str
    kinds: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()

    def is_asked_of(self, group: str) -> bool:
        """Is it asked of the files of that group?"""
        return not self.groups or group in self.groups


@dataclass(frozen=True, slots=True)
class Sheet:
    """The score sheet of one kind of audit. ``target`` is the share in percent that passes."""

    key: str
    title: str
    words: str
    target: int
    elements: tuple[Element, ...]

    def element(self, key: str) -> Element | None:
        """The element of that key, None where the sheet has none."""
        return next((one for one in self.elements if one.key == key), None)


@dataclass(frozen=True, slots=True)
class Score:
    """One element over one group. ``waiting`` are files that still need an answer."""

    element: Element
    group: str
    passed: int
    failed: int
    not_applicable: int
    waiting: tuple[int, ...]
    stopped_early: bool = False

    @property
    def counted(self) -> int:
        """The denominator: files to which it applied."""
        return self.passed + self.failed

    @property
    def percent(self) -> int | None:
        """The share that passed, rounded down, so that 100 means every one; None of nothing."""
        return self.passed * 100 // self.counted if self.counted else None

    def meets(self, target: int) -> bool | None:
        """Did it pass? None while answers are waiting or nothing applied."""
        if self.waiting or self.percent is None:
            return None
        return self.percent >= target


def in_play(drawn: Iterable[Drawn], set_aside: Iterable[int]) -> list[Drawn]:
    """The files that are scored: those set aside are replaced by the alternates in order."""
    rows, away = list(drawn), frozenset(set_aside)
    wanted = sum(not one.alternate for one in rows)
    return [one for one in rows if one.file not in away][:wanted]


def score(
    method: Method, element: Element, group: str, files: Sequence[int], answers: Answers
) -> Score:
    """One element over the files of one group, in the order of the draw.

    Staged: once the first files have all passed, no others are asked; a failure that somebody
    found beyond them asks for all the same. A file to which the
    element does not apply counts as neither, and the next one takes its place.
    """
    given = [(file, answers.get((file, element.key), "")) for file in files]
    early = method.kind == STAGED and _first_passed(method.first, [said for _, said in given])
    said = [answer for _, answer in given]
    waiting = () if early else _waiting(method, given)
    return Score(element, group, said.count(YES), said.count(NO), said.count(NA), waiting, early)


def may_close(scores: Iterable[Score]) -> Verdict:
    """May the audit be closed? Each element needs its answers, or to have stopped early."""
    waiting = {file for one in scores for file in one.waiting}
    if not waiting:
        return ALLOWED
    files = "1 file still waits" if len(waiting) == 1 else f"{len(waiting)} files still wait"
    return refused(f"{files} for answers.")


def falls_short(scores: Iterable[Score], target: int) -> list[Score]:
    """The elements below the target: what corrective action is about."""
    return [one for one in scores if one.meets(target) is False]


def _first_passed(first: int, said: Sequence[str]) -> bool:
    return said.count(YES) >= first and NO not in said


def _waiting(method: Method, given: Sequence[tuple[int, str]]) -> tuple[int, ...]:
    open_files = [file for file, answer in given if not answer]
    if method.kind != STAGED:
        return tuple(open_files)
    counted = [answer for _, answer in given if answer in (YES, NO)]
    if NO in counted:
        return tuple(open_files)
    return tuple(open_files[: method.first - len(counted)])
