"""What a reference answered: whether it is whole, what it raises, and whether it counts."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from credenza.core.applications import reference_policy
from credenza.core.applications.references import (
    CANNOT_JUDGE,
    ReferenceForm,
    ReferencePolicy,
    ReferenceQuestion,
    Speaker,
)
from credenza.core.calendar import month_end
from credenza.core.names import name_key
from credenza.core.verdict import ALLOWED, Verdict, refused

LONGEST = 4000
"""Characters that one answer may have."""

QUOTED = 300
"""Characters of an answer's words that a flag repeats."""

Answers = Mapping[str, str]
_MONTH = re.compile(r"(19|20)\d\d-(0[1-9]|1[0-2])")
_TITLES = {
    "health": "A health concern is stated",
    "behaviour": "A concern about behaviour is stated",
    "discipline": "Discipline or an investigation is stated",
    "difference": "The answer differs from what the applicant stated",
}


@dataclass(frozen=True, slots=True)
class Flag:
    """Something in an answer that a person has to look at; ``sentence`` says what and where."""

    key: str
    sentence: str
    question: str = ""


def choices_of(question: ReferenceQuestion, policy: ReferencePolicy) -> tuple[tuple[str, str], ...]:
    """The answers that can be chosen, as (key, words); empty for what is typed."""
    if question.type == "rating":
        return (*((one.key, one.title) for one in policy.ratings), (CANNOT_JUDGE, "Cannot judge"))
    if question.type == "yes_no":
        return (("yes", "Yes"), ("no", "No"))
    return question.choices


def is_asked(question: ReferenceQuestion, answers: Answers) -> bool:
    """Whether its condition holds for these answers."""
    key, _, wanted = question.when.partition("=")
    return not key or answers.get(key, "") == wanted


def must_explain(question: ReferenceQuestion, answer: str, policy: ReferencePolicy) -> bool:
    """Whether this answer has to be put in words."""
    return answer in question.words_on or (question.type == "rating" and answer in policy.below)


def problems(
    form: ReferenceForm, answers: Answers, policy: ReferencePolicy, as_of: date
) -> dict[str, str]:
    """What keeps the answers from being taken, by the key of the field; empty when whole."""
    found = {}
    for question in form.questions():
        if not is_asked(question, answers):
            continue
        said = answers.get(question.key, "")
        if trouble := _trouble(question, said, policy, as_of):
            found[question.key] = trouble
        words = answers.get(question.words_key, "").strip()
        if must_explain(question, said, policy) and not words:
            found[question.words_key] = "A sentence, please: it is what the committee asks first."
        elif len(words) > LONGEST:
            found[question.words_key] = f"At most {LONGEST:,} characters."
    return found


def _trouble(question: ReferenceQuestion, said: str, policy: ReferencePolicy, as_of: date) -> str:
    if not said.strip():
        return "This has no answer yet." if question.required else ""
    known = choices_of(question, policy)
    if known and said not in dict(known):
        return "Choose one of the answers."
    if question.type in ("month", "day"):
        day = read_day(said)
        if day is None:
            return "Write it as year and month, such as 2024-05."
        return "This lies in the future." if day > as_of else ""
    return f"At most {LONGEST:,} characters." if len(said) > LONGEST else ""


def read_day(said: str) -> date | None:
    """The day of "2024-05-17", or the first of the month "2024-05"; None for anything else."""
    text = said.strip()
    try:
        return date.fromisoformat(f"{text}-01" if _MONTH.fullmatch(text) else text)
    except ValueError:
        return None


def flags(
    form: ReferenceForm,
    answers: Answers,
    asked: Speaker,
    applicant: Speaker,
    policy: ReferencePolicy,
    as_of: date,
) -> tuple[Flag, ...]:
    """Everything in the answers that somebody must look at, each with its sentence.

    ``asked`` is what was known of the speaker before; what they say of themselves (``relation``,
    ``known_since``, ``last_worked``, ``name``) goes before it.
    """
    return (
        *_of_recommendation(answers),
        *_of_concerns(form, answers),
        *_of_ratings(form, answers, policy),
        *_of_the_speaker(form, answers, asked, applicant, policy, as_of),
    )


def counts(form: ReferenceForm, raised: tuple[Flag, ...], policy: ReferencePolicy) -> Verdict:
    """Whether the answer counts among the references that are needed.

    A bad word counts as much as a good one; what does not count is the word of a relative, of
    another discipline, or of somebody who cannot know.
    """
    if form.proves != "peer_reference":
        return ALLOWED
    for flag in raised:
        if flag.key in policy.discounts:
            return refused(flag.sentence, policy.citation)
    return ALLOWED


def _of_recommendation(answers: Answers) -> Iterator[Flag]:
    said, words = answers.get("recommend", ""), answers.get("recommend_words", "")
    if said == "no":
        sentence = _in_words("Does not recommend the applicant", words)
        yield Flag("not_recommended", sentence, "recommend")
    elif said == "reservations":
        yield Flag("reservations", _in_words("Recommends with reservations", words), "recommend")


def _of_concerns(form: ReferenceForm, answers: Answers) -> Iterator[Flag]:
    for question in form.questions():
        said = answers.get(question.key, "")
        if question.concern and said in question.words_on and is_asked(question, answers):
            head = f"{_TITLES[question.concern]}: {question.label.rstrip('?')}"
            sentence = _in_words(head, answers.get(question.words_key, ""))
            yield Flag(f"{question.concern}_concern", sentence, question.key)


def _of_ratings(form: ReferenceForm, answers: Answers, policy: ReferencePolicy) -> Iterator[Flag]:
    titles = {one.key: one.title for one in policy.ratings}
    asked = [one for one in form.questions() if one.type == "rating"]
    for question in asked:
        said = answers.get(question.key, "")
        if said in policy.below:
            head = f"{question.label}, {titles[said].lower()}"
            sentence = _in_words(head, answers.get(question.words_key, ""))
            yield Flag("below_standard", sentence, question.key)
    unjudged = sum(answers.get(one.key) == CANNOT_JUDGE for one in asked)
    if asked and unjudged >= min(policy.cannot_judge, len(asked)):
        yield Flag("cannot_judge", f"Could not judge {unjudged} of {len(asked)} points.")


def _of_the_speaker(
    form: ReferenceForm,
    answers: Answers,
    asked: Speaker,
    applicant: Speaker,
    policy: ReferencePolicy,
    as_of: date,
) -> Iterator[Flag]:
    if form.speaker == "office":
        return
    rules = {
        "relation_close": reference_policy.close_relation(
            answers.get("relation") or asked.relation, policy
        ),
        "long_ago": reference_policy.is_recent(
            _last_worked(answers, asked.last_worked_on), policy, as_of
        ),
        "known_short": reference_policy.is_known_long_enough(
            read_day(answers.get("known_since", "")) or asked.known_since, policy, as_of
        ),
    }
    if form.speaker == "peer":
        profession = answers.get("profession") or asked.profession
        rules["discipline_differs"] = reference_policy.same_discipline(
            profession, applicant.profession, policy
        )
    yield from (Flag(key, rule.reason) for key, rule in rules.items() if not rule)
    signed = answers.get("name", "")
    if signed and not _same_name(signed, asked.name):
        yield Flag("name_differs", f"{asked.name} was asked; the answer is signed “{signed}”.")
    domain = asked.email.rpartition("@")[2].lower()
    if domain in policy.private_mail:
        sentence = f"Was asked at a private address ({domain}), not one of a hospital or practice."
        yield Flag("private_mail", sentence)


def _last_worked(answers: Answers, known: date | None) -> date | None:
    """The last day they may have worked together; None while they do."""
    if answers.get("still") == "yes":
        return None
    said = read_day(answers.get("last_worked", ""))
    return month_end(said) if said else known


def _same_name(one: str, other: str) -> bool:
    """Whether the shorter name's words are all in the longer: "Ann Lee" and "Dr. Ann B. Lee"."""
    words = [{name_key(word) for word in re.split(r"[\s,]+", name)} - {""} for name in (one, other)]
    shorter, longer = sorted(words, key=len)
    return bool(shorter) and shorter <= longer


def _in_words(head: str, words: str) -> str:
    """A sentence, with the words of the answer behind it where there are some."""
    text = " ".join(words.split())
    return f"{head}: “{_cut(text)}”" if text else f"{head}."


def _cut(text: str) -> str:
    return text if len(text) <= QUOTED else f"{text[: QUOTED - 1]}…"
