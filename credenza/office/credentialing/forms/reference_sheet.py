"""A reference form as it stands on a page: each question, its answer, and what is wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from credenza.core.applications.reference_answers import (
    LONGEST,
    choices_of,
    is_asked,
    must_explain,
)
from credenza.core.applications.references import (
    Block,
    ReferenceForm,
    ReferencePolicy,
    ReferenceQuestion,
)

FEW = 5
"""Choices up to which all are shown side by side."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose; ``explain`` where it has to be put in words."""

    key: str
    title: str
    chosen: bool
    explain: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """One question on the page. ``shown`` is the answer as a person reads it."""

    question: ReferenceQuestion
    value: str
    words: str
    choices: tuple[Choice, ...]
    wrong: str
    words_wrong: str
    applies: bool

    @property
    def is_few(self) -> bool:
        """Whether the choices fit side by side."""
        return 0 < len(self.choices) <= FEW

    @property
    def explains(self) -> bool:
        """Whether any answer has to be put in words."""
        return any(choice.explain for choice in self.choices)

    @property
    def shown(self) -> str:
        """The answer as a person reads it; "" where there is none."""
        titles = (choice.title for choice in self.choices if choice.chosen)
        return next(titles, "" if self.choices else self.value)


@dataclass(frozen=True, slots=True)
class Part:
    """One block of the page."""

    block: Block
    asked: tuple[Asked, ...]


def read_answers(form: ReferenceForm, typed: Mapping[str, str]) -> dict[str, str]:
    """The answers in what was sent: known keys alone, without NULs, no longer than can be kept."""
    keys = [key for one in form.questions() for key in (one.key, one.words_key)]
    texts = {key: (typed.get(key) or "").replace("\0", "").strip() for key in keys}
    return {key: text[: LONGEST + 1] for key, text in texts.items() if text}


def parts(
    form: ReferenceForm,
    answers: Mapping[str, str],
    policy: ReferencePolicy,
    wrong: Mapping[str, str] | None = None,
) -> Iterator[Part]:
    """The form with these answers, and what is ``wrong`` with them by key."""
    for block in form.blocks:
        rows = (_asked(one, answers, policy, wrong or {}) for one in block.questions)
        yield Part(block, tuple(rows))


def _asked(
    question: ReferenceQuestion,
    answers: Mapping[str, str],
    policy: ReferencePolicy,
    wrong: Mapping[str, str],
) -> Asked:
    value = answers.get(question.key, "")
    choices = (
        Choice(key, title, key == value, must_explain(question, key, policy))
        for key, title in choices_of(question, policy)
    )
    return Asked(
        question=question,
        value=value,
        words=answers.get(question.words_key, ""),
        choices=tuple(choices),
        wrong=wrong.get(question.key, ""),
        words_wrong=wrong.get(question.words_key, ""),
        applies=is_asked(question, answers),
    )
