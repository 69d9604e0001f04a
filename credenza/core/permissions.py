"""Who may do what: one table of rights, one question.

``may`` answers for a page, a button and a menu alike, so that the three never differ. What
is not in the table is refused. Nobody acts on their own file, except through the verbs that
say so.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from credenza.core.verdict import ALLOWED, Verdict, refused

COORDINATOR = "coordinator"
DIRECTOR = "director"
CHAIR = "chair"
MEMBER = "member"
PRACTITIONER = "practitioner"
VIEWER = "viewer"
ASSISTANT = "assistant"
ADMINISTRATOR = "administrator"
SURVEYOR = "surveyor"

ROLES = {
    COORDINATOR: "Keeps the files, verifies, runs the day's work",
    DIRECTOR: "Leads the office: all that coordinators do, and decides what needs a second hand",
    CHAIR: "Reads the files of the department and recommends",
    MEMBER: "Sits on committees and reads what comes before them",
    PRACTITIONER: "Sees and renews their own file",
    ASSISTANT: "Fills in applications for the practitioners who asked for it; signs nothing",
    VIEWER: "Looks up who is on the staff; changes nothing",
    ADMINISTRATOR: "Keeps people, rights, facilities and the machine; reads no files by that right",
    SURVEYOR: "Reads the files of a survey until it ends; sees nothing else",
}


@dataclass(frozen=True, slots=True)
class Grant:
    """A role held everywhere, at one facility, or in one department of that facility."""

    role: str
    facility: int | None = None
    department: int | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a right reaches: everywhere, or whole facilities and single departments.

    Lists are filtered by it, as ``may`` judges single rows. False when it reaches nothing.
    """

    everywhere: bool = False
    facilities: frozenset[int] = frozenset()
    departments: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return self.everywhere or bool(self.facilities or self.departments)

    def reaches(self, about: "About") -> bool:
        """Does one of the facilities or departments of ``about`` lie within?

        What belongs to no facility yet lies within every scope.
        """
        if self.everywhere:
            return True
        if about.whole_office:
            return False
        if not (about.facilities or about.departments):
            return bool(self)
        return bool(self.facilities & about.facilities or self.departments & about.departments)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a signed-in person, or the system itself for its own jobs."""

    id: int | None
    name: str
    grants: tuple[Grant, ...] = ()
    practitioner: int | None = None
    is_system: bool = False

    @classmethod
    def system(cls, name: str) -> "Actor":
        """The house itself, for work that no person started."""
        return cls(None, name, is_system=True)

    def scope(self, roles: Iterable[str]) -> Scope:
        """Where one of ``roles`` is held."""
        held = [grant for grant in self.grants if grant.role in roles]
        return Scope(
            everywhere=any(grant.facility is None for grant in held),
            facilities=frozenset(grant.facility for grant in held if _is_whole(grant)),
            departments=frozenset(grant.department for grant in held if grant.department),
        )

    def facilities(self, roles: Iterable[str]) -> frozenset[int] | None:
        """Whole facilities at which one of ``roles`` is held; None means every facility.

        A role held in one department alone does not count: ask ``scope`` for those.
        """
        scope = self.scope(roles)
        return None if scope.everywhere else scope.facilities


def _is_whole(grant: Grant) -> bool:
    return grant.facility is not None and grant.department is None


@dataclass(frozen=True, slots=True)
class Right:
    """A verb's row in the table.

    ``on_own_file``: may also be done to the actor's own file, then by ``own_file_only`` roles
    too. ``for_assistants``: also to the files of practitioners who asked the actor for it.
    ``for_surveyors``: also to what a running survey shows to the actor. ``anyone``: open to every
    person of these roles, wherever they are held; where they are all roles, to those without one.
    """

    roles: frozenset[str]
    title: str
    on_own_file: bool = False
    own_file_only: frozenset[str] = field(default_factory=frozenset)
    for_assistants: bool = False
    for_surveyors: bool = False
    anyone: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """What the act is about: the facilities and departments it touches, and whose file it is.

    ``departments`` matters for people whose role is limited to one, such as a chair.
    ``asked`` are the people whom that practitioner asked to fill in applications, ``shown``
    those to whom a running survey shows the file.
    ``whole_office`` is what no single facility may decide, such as the office's settings.
    """

    facilities: frozenset[int] = frozenset()
    practitioner: int | None = None
    departments: frozenset[int] = frozenset()
    asked: frozenset[int] = frozenset()
    shown: frozenset[int] = frozenset()
    whole_office: bool = False


def _right(
    title: str,
    *roles: str,
    own: bool = False,
    own_only: tuple[str, ...] = (),
    assistants: bool = False,
    surveyors: bool = False,
) -> Right:
    return Right(frozenset(roles), title, own, frozenset(own_only), assistants, surveyors)


OFFICE = (COORDINATOR, DIRECTOR)
GUESTS = frozenset({SURVEYOR})
"""Roles of people who are in the office for a time, and for one thing alone."""
STAYING = frozenset(ROLES) - GUESTS

RIGHTS: dict[str, Right] = {
    "account:keep": Right(frozenset(ROLES), "Keep one's own account", anyone=True),
    "today:see": _right("See the day's work", *OFFICE),
    "work:assign": _right("Assign work", *OFFICE),
    "find:use": _right(
        "Find across the office",
        *(*OFFICE, CHAIR, VIEWER, MEMBER),
        own=True,
        own_only=(PRACTITIONER,),
    ),
    "practitioner:list": _right("See the list of practitioners", *OFFICE, CHAIR, MEMBER, VIEWER),
    "practitioner:see": _right(
        "Open a practitioner's file", *OFFICE, CHAIR, own=True, own_only=(PRACTITIONER,)
    ),
    "practitioner:create": _right("Open a new file", *OFFICE),
    "practitioner:edit": _right("Change a file", *OFFICE),
    "practitioner:export": _right("Take lists out of the office", *OFFICE),
    "practitioner:history": _right("See every change of a file", *OFFICE),
    "sensitive:reveal": _right("See masked numbers and dates", *OFFICE),
    "appointment:edit": _right("Change an appointment", *OFFICE),
    "credential:edit": _right("Change a credential", *OFFICE),
    "credential:verify": _right("Record a verification", *OFFICE),
    "credential:renew": _right("Hand in a renewal", *OFFICE, own=True, own_only=(PRACTITIONER,)),
    "document:see": _right("Open a document", *OFFICE, CHAIR, own=True, own_only=(PRACTITIONER,)),
    "document:add": _right("Add a document", *OFFICE, own=True, own_only=(PRACTITIONER,)),
    "expirables:see": _right("See what lapses when", *OFFICE),
    "consequence:decide": _right("Execute or dismiss a consequence of a lapse", *OFFICE),
    "notice:send": _right("Send notices", *OFFICE),
    "roster:import": _right("Import a roster", *OFFICE),
    "registry:see": _right("Look up the NPI registry", *OFFICE),
    "registry:load": _right("Load the NPI registry", DIRECTOR, ADMINISTRATOR),
    "letter:see": _right("Read letters", *OFFICE, own=True, own_only=(PRACTITIONER,)),
    "letter:write": _right("Write and send letters", *OFFICE),
    "letter:templates": _right("Keep the letters' templates", DIRECTOR),
    "post:see": _right("See what was mailed", *OFFICE),
    "privilege:see": _right(
        "See a practitioner's privileges",
        *(*OFFICE, CHAIR, MEMBER, VIEWER),
        own=True,
        own_only=(PRACTITIONER,),
    ),
    "privilege:lookup": _right("Ask “may they?”", *(*OFFICE, CHAIR, MEMBER, VIEWER, PRACTITIONER)),
    "privilege:request": _right("Request privileges", *OFFICE, own=True, own_only=(PRACTITIONER,)),
    "privilege:requests": _right(
        "See requests for privileges", *OFFICE, CHAIR, own=True, own_only=(PRACTITIONER,)
    ),
    "privilege:recommend": _right("Recommend on privileges", CHAIR, DIRECTOR),
    "privilege:keep": _right("Record, suspend and end privileges", *OFFICE),
    "privilege:forms": _right("Read the privilege forms", *OFFICE, CHAIR, MEMBER),
    "privilege:forms-keep": _right("Change the privilege forms", DIRECTOR),
    "evaluation:see": _right("See focused evaluations", *OFFICE, CHAIR),
    "evaluation:keep": _right("Record and conclude focused evaluations", *OFFICE, CHAIR),
    "oncall:see": _right("See the on-call list", *(*OFFICE, CHAIR, MEMBER, VIEWER, PRACTITIONER)),
    "oncall:keep": _right("Keep the on-call list", *OFFICE, CHAIR),
    "application:list": _right("See the applications", *OFFICE),
    "application:see": _right("Open an application", *OFFICE),
    "application:open": _right("Invite to apply", *OFFICE),
    "application:fill": _right(
        "Fill in an application", *OFFICE, own=True, own_only=(PRACTITIONER,), assistants=True
    ),
    "application:sign": _right(
        "Sign and hand in one's application", own=True, own_only=(PRACTITIONER,)
    ),
    "application:ask": _right(
        "Ask for leave, come back from it, or resign", own=True, own_only=(PRACTITIONER,)
    ),
    "assistant:ask": _right(
        "Let somebody fill in one's applications", own=True, own_only=(PRACTITIONER,)
    ),
    "correction:ask": _right(
        "See what sources said of oneself, and say what is wrong",
        own=True,
        own_only=(PRACTITIONER,),
    ),
    "correction:answer": _right("Answer what practitioners say is wrong", *OFFICE),
    "application:withdraw": _right(
        "Withdraw an application", *OFFICE, own=True, own_only=(PRACTITIONER,)
    ),
    "application:work": _right("Work on an application", *OFFICE),
    "application:override": _right("Go on in spite of an open requirement", DIRECTOR),
    "application:recommend": _right("Recommend on an application", CHAIR, MEMBER),
    "application:decide": _right("Decide on an application", MEMBER),
    "application:minute": _right("Record what minutes show of an application", *OFFICE),
    "application:measure": _right("See how long applications take", *OFFICE),
    "reference:keep": _right("Ask for references", *OFFICE),
    "reference:read": _right("Read what references answered", *OFFICE, CHAIR, MEMBER),
    "affiliation:answer": _right("Answer affiliation requests", *OFFICE),
    "affiliation:decide": _right("Answer what is held back of affiliation requests", DIRECTOR),
    "hearing:keep": _right("Keep notices and hearings", DIRECTOR),
    "committee:see": _right("See committees and who sits in them", *OFFICE, MEMBER),
    "committee:keep": _right("Keep committees, their rules and seats", *OFFICE),
    "meeting:see": _right("See meetings of one's committees", *OFFICE, MEMBER),
    "meeting:keep": _right("Plan meetings, agendas, packets and minutes", *OFFICE),
    "meeting:run": _right("Run a meeting", *OFFICE, MEMBER),
    "meeting:vote": _right("Move, second and vote", MEMBER),
    "followup:see": _right("See what follows from meetings", *OFFICE, MEMBER),
    "followup:keep": _right("Keep what follows from meetings", *OFFICE, MEMBER),
    "concern:report": Right(STAYING, "Report a concern", anyone=True),
    "concern:see": _right(
        "Read cases that one must know", *(*OFFICE, CHAIR, MEMBER, PRACTITIONER, VIEWER)
    ),
    "concern:note": _right(
        "Write into cases that one must know", *(*OFFICE, CHAIR, MEMBER, PRACTITIONER, VIEWER)
    ),
    "concern:work": _right("Work on a case", *OFFICE),
    "concern:decide": _right("Decide what follows from a case", DIRECTOR),
    "concern:name": _right("Let somebody into a case by name", DIRECTOR),
    "concern:clocks": _right("Tighten the clocks of cases", DIRECTOR),
    "concern:letters": _right("Write and send the letters of a case", *OFFICE),
    "concern:doors": _right("Open the front door to concerns, and say who is told", DIRECTOR),
    "concern:service": _right("See how well those who tell concerns are served", *OFFICE),
    "concern:answer": _right(
        "Answer what one was asked about one's own conduct", own=True, own_only=(PRACTITIONER,)
    ),
    "concern:trends": _right("See trends of concerns", *OFFICE, CHAIR, MEMBER),
    "concern:exposures": _right("Keep how much was done", *OFFICE),
    "concern:weigh": _right("Record that the history of complaints was weighed", DIRECTOR),
    "concern:oppe": _right("See one practitioner's concerns beside peers", DIRECTOR, CHAIR),
    "concern:feed": _right("See what concerns say to an application", DIRECTOR, CHAIR, MEMBER),
    "concern:policy": _right("Choose which concerns count where", DIRECTOR),
    "concern:refer": _right("Lay a case before a committee", DIRECTOR),
    "action:see": _right("See investigations, suspensions and reports", DIRECTOR),
    "action:keep": _right("Keep investigations, suspensions and reports", DIRECTOR),
    "screening:see": _right("See screenings and what they found", *OFFICE),
    "screening:run": _right("Screen against the lists now", *OFFICE),
    "screening:rule": _right("Rule whether a practitioner is the one listed", *OFFICE),
    "list:see": _right("See the lists and their copies", *OFFICE, ADMINISTRATOR),
    "list:load": _right("Load a list", *OFFICE, ADMINISTRATOR),
    "standard:see": _right("See how the office stands by its standards", *OFFICE, ADMINISTRATOR),
    "standard:files": _right("See which files fall short of a standard", *OFFICE),
    "standard:prove": _right("Show how a standard is met", *OFFICE),
    "standard:adopt": _right("Adopt a change of the law or the bylaws", DIRECTOR),
    "audit:see": _right("See audits and findings", *OFFICE),
    "audit:keep": _right("Draw and score audits", *OFFICE),
    "integrity:audit": _right("Audit the integrity of the files", DIRECTOR),
    "survey:open": _right("Let a surveyor in", DIRECTOR),
    "survey:see": _right("See surveys and what they were shown", *OFFICE),
    "survey:attend": _right("Come in as a surveyor", surveyors=True),
    "survey:read": _right("Read what a survey shows", *OFFICE, surveyors=True),
    "policy:see": _right("Read policies and bylaws", *OFFICE, CHAIR, MEMBER, PRACTITIONER, VIEWER),
    "policy:keep": _right("Keep policies and bylaws", *OFFICE),
    "policy:approve": _right("Put a policy into force", DIRECTOR),
    "policy:sign": Right(STAYING, "Read and sign what one is given", anyone=True),
    "rules:see": _right("Read the rules in force", *OFFICE, CHAIR, ADMINISTRATOR),
    "rules:tighten": _right("Tighten a rule by the bylaws", DIRECTOR),
    "office:see": _right("See the office's settings", DIRECTOR, ADMINISTRATOR),
    "office:edit": _right("Change facilities, departments and settings", DIRECTOR, ADMINISTRATOR),
    "people:manage": _right("Invite people and give roles", DIRECTOR, ADMINISTRATOR),
    "ledger:see": _right("Read and verify the ledger", DIRECTOR, ADMINISTRATOR),
    "jobs:see": _right("See the jobs", DIRECTOR, ADMINISTRATOR),
}

NOBODY = About()
WHOLE_OFFICE = About(whole_office=True)


def may(actor: Actor, verb: str, about: About = NOBODY) -> Verdict:
    """May ``actor`` do ``verb`` to what ``about`` describes?

    The system may do its own jobs. A role counts at the facilities for which it was given;
    a file at no facility is open to every holder of the role.
    """
    if actor.is_system:
        return ALLOWED
    right = RIGHTS.get(verb)
    if right is None:
        return refused(f"No right called “{verb}” exists.")
    if right.anyone:
        return _may_as_anyone(actor, right)
    if about.practitioner is not None and about.practitioner == actor.practitioner:
        return _may_on_own_file(actor, right)
    if _assists(actor, right) and actor.id in about.asked:
        return ALLOWED
    if _surveys(actor, right) and actor.id in about.shown:
        return ALLOWED
    return _may_within(actor.scope(right.roles), right, about)


def may_somewhere(actor: Actor, verb: str) -> Verdict:
    """May ``actor`` do ``verb`` to anything at all? Opens pages and menus, never an object."""
    verdict = may(actor, verb)
    right = RIGHTS.get(verb)
    if verdict or right is None:
        return verdict
    if _assists(actor, right) or _surveys(actor, right):
        return ALLOWED
    own = actor.practitioner is not None and actor.scope(right.own_file_only)
    return ALLOWED if own else verdict


def _may_as_anyone(actor: Actor, right: Right) -> Verdict:
    if actor.id is None:
        return refused("Sign in first.")
    if right.roles == frozenset(ROLES) or actor.scope(right.roles):
        return ALLOWED
    return refused(_needs(right))


def _assists(actor: Actor, right: Right) -> bool:
    return right.for_assistants and bool(actor.scope({ASSISTANT}))


def _surveys(actor: Actor, right: Right) -> bool:
    return right.for_surveyors and bool(actor.scope({SURVEYOR}))


def _may_on_own_file(actor: Actor, right: Right) -> Verdict:
    if not right.on_own_file:
        return refused("Nobody acts on their own file: ask a colleague.")
    if actor.scope(right.roles | right.own_file_only):
        return ALLOWED
    return refused(_needs(right))


def _may_within(scope: Scope, right: Right, about: About) -> Verdict:
    if not scope:
        return refused(_needs(right))
    if about.whole_office and not scope.everywhere:
        return refused("This concerns the whole office, and your role is for a part of it.")
    if not scope.reaches(about):
        return refused("You hold this right at another facility or department, not here.")
    return ALLOWED


def _needs(right: Right) -> str:
    guests = GUESTS if right.for_surveyors else frozenset()
    roles = [role for role in ROLES if role in right.roles | right.own_file_only | guests]
    return f"“{right.title}” takes the role of {_one_of(roles)}."


def _one_of(roles: list[str]) -> str:
    return " or ".join(filter(None, [", ".join(roles[:-1]), roles[-1]]))
