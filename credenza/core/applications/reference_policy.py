"""Who may be asked for a reference, whether they are enough, and when to remind them."""

from collections.abc import Iterable, Sequence
from datetime import date

from credenza.core.applications.references import OTHER, ReferencePolicy, Speaker
from credenza.core.calendar import add_days, add_months, is_business_day, long_date
from credenza.core.names import name_key
from credenza.core.verdict import ALLOWED, Verdict, refused

ANSWER_DAYS = 14
"""The office's own time for an answer, as its letters ask for it."""


def may_be_asked(
    speaker: Speaker,
    applicant: Speaker,
    others: Iterable[Speaker],
    policy: ReferencePolicy,
    as_of: date,
) -> tuple[Verdict, ...]:
    """Everything that speaks against asking ``speaker`` about ``applicant``; empty when nothing.

    ``others`` were asked already. Only peers are held to the discipline: leave ``profession``
    empty for a program director or another office.
    """
    verdicts = (
        _is_another(speaker, applicant),
        _is_new(speaker, others),
        close_relation(speaker.relation, policy),
        same_discipline(speaker.profession, applicant.profession, policy),
        is_recent(speaker.last_worked_on, policy, as_of),
        is_known_long_enough(speaker.known_since, policy, as_of),
    )
    return tuple(one for one in verdicts if not one)


def close_relation(relation: str, policy: ReferencePolicy) -> Verdict:
    """Whether the word of such a relation can count at all."""
    known = policy.relations.get(relation)
    if known is None or known.close != "never":
        return ALLOWED
    return refused(f"“{known.title}” is too close to count as a peer.", policy.citation)


def same_discipline(theirs: str, applicants: str, policy: ReferencePolicy) -> Verdict:
    """Whether two professions are peers, or may speak beside a peer.

    Unknown is let pass, and so is "other" about an applicant whose profession is in no discipline
    of the policy.
    """
    discipline, other = policy.discipline_of(applicants), policy.discipline_of(theirs)
    if not theirs or (theirs == OTHER and discipline not in policy.disciplines):
        return ALLOWED
    if other.key in (discipline.key, *discipline.also):
        return ALLOWED
    return refused(
        f"They belong to another discipline ({other.title}); "
        f"the applicant's is {discipline.title}.",
        policy.citation,
    )


def is_recent(last_worked_on: date | None, policy: ReferencePolicy, as_of: date) -> Verdict:
    """Whether they worked together within the policy's months. None: they still do."""
    if last_worked_on is None or add_months(last_worked_on, policy.recent_months) >= as_of:
        return ALLOWED
    return refused(
        f"They last worked together on {long_date(last_worked_on)}, "
        f"more than {policy.recent_months} months ago.",
        policy.citation,
    )


def is_known_long_enough(known_since: date | None, policy: ReferencePolicy, as_of: date) -> Verdict:
    """Whether they have known each other for the policy's months. None: not said."""
    if known_since is None or add_months(known_since, policy.known_months) <= as_of:
        return ALLOWED
    return refused(
        f"They have known each other since {long_date(known_since)}, "
        f"less than {policy.known_months} months.",
        policy.citation,
    )


def are_enough(
    speakers: Sequence[Speaker], applicant: Speaker, needed: int, policy: ReferencePolicy
) -> Verdict:
    """Whether peers are enough in number and kind: one of the own discipline, and not only those
    whose relation must not stand alone.
    """
    if len(speakers) < needed:
        return refused(
            f"{len(speakers)} of {needed} peers are named: {needed - len(speakers)} more.",
            policy.citation,
        )
    if not needed:
        return ALLOWED
    own = policy.discipline_of(applicant.profession)
    said = [one.profession for one in speakers if one.profession]
    if said and not any(policy.discipline_of(one).key == own.key for one in said):
        return refused(f"None of the peers is of the discipline {own.title}.", policy.citation)
    if all(_must_not_stand_alone(one, policy) for one in speakers):
        return refused("All of the peers share a practice with the applicant.", policy.citation)
    return ALLOWED


def next_reminder(asked_on: date, sent: int, policy: ReferencePolicy) -> date | None:
    """The day of the next reminder once ``sent`` went out, never on a weekend; None after the
    last.
    """
    if sent >= len(policy.reminder_days):
        return None
    day = add_days(asked_on, policy.reminder_days[sent])
    while not is_business_day(day):
        day = add_days(day, 1)
    return day


def answer_by(asked_on: date) -> date:
    """The last day on which an answer to a question of ``asked_on`` comes in time."""
    return add_days(asked_on, ANSWER_DAYS)


def _must_not_stand_alone(speaker: Speaker, policy: ReferencePolicy) -> bool:
    relation = policy.relations.get(speaker.relation)
    return relation is not None and relation.close != ""


def _is_another(speaker: Speaker, applicant: Speaker) -> Verdict:
    same_address = bool(speaker.email) and speaker.email.lower() == applicant.email.lower()
    if same_address or name_key(speaker.name) == name_key(applicant.name):
        return refused("Nobody is a reference for themselves.")
    return ALLOWED


def _is_new(speaker: Speaker, others: Iterable[Speaker]) -> Verdict:
    for other in others:
        if speaker.email and speaker.email.lower() == other.email.lower():
            return refused(f"{speaker.email} is the address of {other.name}, who is named already.")
    return ALLOWED
