"""What kinds of application there are, and what each asks, needs and grants, as the packs say."""

from collections.abc import Mapping
from dataclasses import dataclass

QUESTION_TYPES = (
    "text", "long_text", "date", "month", "number", "money", "boolean", "choice", "choices",
    "email", "phone", "address", "state", "document",
)  # fmt: skip
PROVIDERS = ("", "privileging", "signing")
KIND = "kind"


@dataclass(frozen=True, slots=True)
class Question:
    """One thing a section asks.

    ``when`` names another question of the section and the answers on which this one is asked
    ("kind=residency", "outcome=Settled|Open"). ``explain_on`` is the answer that needs words,
    ``document_on`` the one that needs a document. ``optional_by_law``: shown as voluntary, never
    counted as missing, never shown to reviewers. ``sealed``: kept encrypted, shown masked.
    ``once``: required of those who come, not again of those who are on the staff.
    ``column`` is where the answer lies in the file: a column of the person ("person.last_name")
    or of the section's credential ("number", "starts_on", "details.role").
    """

    key: str
    label: str
    type: str = "text"
    required: bool = False
    help: str = ""
    choices: tuple[str, ...] = ()
    when: str = ""
    explain_on: str = ""
    document_on: str = ""
    optional_by_law: bool = False
    sealed: bool = False
    once: bool = False
    column: str = ""

    def asked_for(self, answers: Mapping[str, str]) -> bool:
        """Whether it is asked, given the other answers of its entry."""
        if not self.when:
            return True
        key, _, wanted = self.when.partition("=")
        return answers.get(key, "") in wanted.split("|")


@dataclass(frozen=True, slots=True)
class Section:
    """A page of the portal. ``repeats`` sections hold any number of entries.

    ``credentials`` are the kinds of credential one of which an entry becomes in the file once the
    office takes it over; where there are several, the entry's answer to ``KIND`` tells which.
    ``at_least`` entries are needed, unless ``none_allowed`` and the applicant says there are
    none (``none_words``). ``private``: an assistant sees it only where the practitioner allows.
    ``within``: shown at the foot of another section's page. ``provided_by``: another room shows
    it and answers for it. ``minutes`` is how long it usually takes.
    """

    key: str
    title: str
    intro: str
    questions: tuple[Question, ...]
    repeats: bool = False
    at_least: int = 0
    noun: str = ""
    credentials: tuple[str, ...] = ()
    professions: tuple[str, ...] = ("everyone",)
    none_allowed: bool = False
    none_words: str = ""
    private: bool = False
    within: str = ""
    provided_by: str = ""
    minutes: int = 2

    def question(self, key: str) -> Question:
        """The question of that key. Raises KeyError for one that it does not ask."""
        for question in self.questions:
            if question.key == key:
                return question
        raise KeyError(key)


@dataclass(frozen=True, slots=True)
class Statement:
    """What an applicant signs, in paragraphs; ``agree`` stands beside the box that is ticked."""

    key: str
    title: str
    edition: str
    agree: str
    text: tuple[str, ...]

    @property
    def meaning(self) -> str:
        """The whole statement, as it is kept with a signature."""
        return "\n\n".join(self.text)


@dataclass(frozen=True, slots=True)
class Stop:
    """One station of a route. ``who``: "chair" (of the department), "committee", "board",
    "executive" (the chief executive or who stands in) or "office".

    ``question`` is what the station is asked, in words at the top of its page. ``days`` is its
    target. ``decides``: the last word is here. ``adverse``: a denial here is the adverse
    recommendation that opens the right to a hearing.
    """

    key: str
    title: str
    who: str
    question: str
    committee: str = ""
    days: int = 14
    decides: bool = False
    adverse: bool = False


@dataclass(frozen=True, slots=True)
class Route:
    """The stations in order, and the shorter way for category 1 where the law permits one."""

    key: str
    title: str
    stops: tuple[Stop, ...]
    expedited: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ApplicationKind:
    """One kind of application: its forms, checklist, route and clocks.

    ``portal``: the practitioner fills it in; else the office does. ``staff`` is how the person must
    stand at the facility to apply so: "none" (not on the staff), "member", "leave", or "" (either
    way). ``blocks`` are the severities of requirements that must not be open ("law",
    "condition_of_participation", …), or, where ``requirements`` is filled, only those are looked
    at. ``days_to_fill``, ``days_to_act`` (from complete to decision), ``days_to_tell`` (from
    decision to letter) and ``references`` are the office's own numbers, which bylaws may tighten.
    ``months`` is the longest term; ``max_days`` the longest of a temporary one. ``by_member``:
    practitioners may open it themselves, unasked.
    """

    key: str
    title: str
    purpose: str
    sections: tuple[str, ...]
    route: str
    professions: tuple[str, ...] = ("everyone",)
    portal: bool = True
    staff: str = ""
    appoints: bool = False
    privileges: bool = False
    ends: bool = False
    requirements: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()
    references: int = 0
    expedited: bool = False
    days_to_fill: int = 60
    days_to_act: int = 90
    days_to_tell: int = 30
    months: int = 0
    max_days: int = 0
    citation: str = ""
    asks: tuple[Question, ...] = ()
    asked_of: str = "office"
    by_member: bool = False
