"""Who may give rights to whom, so that nobody climbs by their own hand."""

from collections.abc import Collection

from credenza.core.permissions import ADMINISTRATOR, RIGHTS, ROLES, About, Actor, Grant
from credenza.core.verdict import ALLOWED, Verdict, refused

_MANAGERS = RIGHTS["people:manage"].roles


def may_manage(actor: Actor, person: Actor) -> Verdict:
    """May ``actor`` change the account or the roles of ``person``?

    Nobody changes their own rights, and an administrator answers to administrators alone.
    """
    if actor.is_system:
        return ALLOWED
    if actor.id == person.id:
        return refused("Nobody changes their own rights: ask a colleague.")
    if person.scope({ADMINISTRATOR}) and not actor.scope({ADMINISTRATOR}):
        return refused("Only an administrator changes the account of an administrator.")
    return ALLOWED


def may_manage_account(actor: Actor, person: Actor) -> Verdict:
    """May ``actor`` close, open or unlock the account of ``person``, wherever it reaches?"""
    verdict = may_manage(actor, person)
    if not verdict:
        return verdict
    if all(may_give(actor, grant) for grant in person.grants):
        return ALLOWED
    return refused("Their roles reach beyond the facilities at which you manage people.")


def may_give(actor: Actor, grant: Grant) -> Verdict:
    """May ``actor`` give or take the role of ``grant``, there where it counts?"""
    if grant.role not in ROLES:
        return refused(f"No role called “{grant.role}” exists.")
    if actor.is_system:
        return ALLOWED
    if grant.role == ADMINISTRATOR and not actor.scope({ADMINISTRATOR}):
        return refused("Only an administrator makes an administrator.")
    scope = actor.scope(_MANAGERS)
    if grant.facility is None:
        return ALLOWED if scope.everywhere else refused(_BEYOND)
    here = scope.reaches(About(frozenset({grant.facility})))
    return ALLOWED if here else refused(_BEYOND)


_BEYOND = "You manage people at your own facilities only, and this role reaches further."


def may_lose_administrator(person: int, administrators: Collection[int]) -> Verdict:
    """May ``person`` stop being an administrator, given the ids of all who can act as one?"""
    if set(administrators) == {person}:
        return refused("The office needs an administrator: make another one first.")
    return ALLOWED
