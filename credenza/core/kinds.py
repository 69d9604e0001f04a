"""What kinds of credential and profession there are, as the packs describe them."""

from dataclasses import dataclass
from typing import Literal

Meaning = Literal["expiry", "completion", "history", "moment"]
Sensitivity = Literal["normal", "health", "peer_review"]

GROUPS = ("everyone", "physicians", "apps", "prescribers")


@dataclass(frozen=True, slots=True)
class Field:
    """One thing a kind asks for beyond number, issuer, state and dates.

    ``type`` is text, long_text, date, number, money, boolean or choice; ``choices`` belong to
    the last alone.
    """

    key: str
    label: str
    type: str = "text"
    required: bool = False
    choices: tuple[str, ...] = ()
    help: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody whose word proves a credential. ``method`` is how they are usually asked."""

    key: str
    name: str
    method: str
    address: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Lapse:
    """What follows by itself when a credential lapses, and where that is written.

    ``reach`` tells where: "state" (facilities in its state), "facility" or "everywhere".
    """

    consequence: str
    title: str
    reach: str
    citation: str


@dataclass(frozen=True, slots=True)
class CredentialKind:
    """One kind of credential.

    ``dates`` says what they mean: "expiry" (good from, good until), "completion" (began,
    completed), "history" (held from, held until) or "moment" (``starts_on`` alone).
    ``must_hold`` names groups or profession keys; ``states`` and ``facilities`` narrow that.
    ``everywhere_when`` is the key of a yes/no field that frees it from its jurisdiction.
    ``notice_days`` is how long ahead a renewal is asked for.
    """

    key: str
    title: str
    short: str
    group: str
    dates: Meaning
    expires: bool = False
    continuous: bool = False
    jurisdiction: bool = False
    per_facility: bool = False
    issuer: str = ""
    number_label: str = ""
    must_hold: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    facilities: tuple[str, ...] = ()
    sensitivity: Sensitivity = "normal"
    notice_days: int = 90
    everywhere_when: str = ""
    fields: tuple[Field, ...] = ()
    sources: tuple[Source, ...] = ()
    lapse: Lapse | None = None

    @property
    def is_check(self) -> bool:
        """Whether it is asked about the person and leaves verifications but no credential."""
        return self.group == "check"

    def source_key(self, source: str) -> str:
        """The key of the listed source that is meant by a key or name; "" when none is."""
        word = source.strip().casefold()
        return next(
            (one.key for one in self.sources if word in (one.key.casefold(), one.name.casefold())),
            "",
        )

    def accepts(self, source: str) -> bool:
        """Whether ``source`` (a key or name) is one whose word counts; any, when none is listed."""
        return not self.sources or bool(self.source_key(source))


@dataclass(frozen=True, slots=True)
class Profession:
    """One profession: how its degree is written in the wild and what its members must hold.

    ``taxonomies`` are prefixes of NUCC codes. ``licences`` and ``education`` are credential
    kinds; ``boards`` are certifying bodies by their usual abbreviation.
    """

    key: str
    title: str
    degrees: tuple[str, ...]
    taxonomies: tuple[str, ...]
    physician: bool = False
    app: bool = False
    prescriber: bool = False
    licences: tuple[str, ...] = ()
    education: tuple[str, ...] = ()
    boards: tuple[str, ...] = ()

    @property
    def groups(self) -> frozenset[str]:
        """The groups it belongs to, and its own key."""
        flags = {"physicians": self.physician, "apps": self.app, "prescribers": self.prescriber}
        return frozenset({"everyone", self.key, *(name for name, true in flags.items() if true)})

    def must_hold(self, kind: CredentialKind) -> bool:
        """Whether its members must hold ``kind`` (in the states and facilities it names)."""
        own = self.licences + self.education
        return kind.key in own or not self.groups.isdisjoint(kind.must_hold)
