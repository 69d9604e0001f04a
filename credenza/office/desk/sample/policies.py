"""The sample's policies: approved, amended, given out to be read and signed."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from credenza.core.permissions import Actor
from credenza.core.policies.asking import Audience
from credenza.formats.policies.markdown import read_markdown
from credenza.office.compliance.actions import attestations, campaigns, orientation
from credenza.office.compliance.actions.policies import change_policy, open_policy
from credenza.office.compliance.actions.policy_versions import (
    Said,
    Written,
    carry_out,
    propose,
    write,
)
from credenza.office.compliance.actions.policy_versions import approve as approve_version
from credenza.office.compliance.queries.attesting import statement
from credenza.office.compliance.queries.campaigns import papers_of
from credenza.office.desk.sample.telling import Teller
from credenza.office.team.queries import account_at, actor_of, all_committees, facility
from credenza.sample.places import DOMAIN, MEDICAL_CENTER
from credenza.sample.policies import AMENDED, BYLAWS, CHANGE, CONDUCT, INTEGRITY, TEXTS, Text, words

DIRECTOR = f"director@{DOMAIN}"
OPENED, AMENDED_ON, PASSED, ASKED, EXCUSED = -38, -30, -12, -35, -20
SIGNERS = ("chair", "member", "presiding", "second", "coordinator")
"""Who signed the code of conduct already."""


def moments(teller: Teller) -> Iterator[tuple[datetime, Callable[[], None]]]:
    """The texts are taken in and one is given out; the bylaws' amendment is on its way."""
    told = _Told(teller)
    yield teller.at(OPENED, 9), lambda: told.take_in(teller.at(OPENED, 9))
    yield teller.at(AMENDED_ON, 10), lambda: told.amend(teller.at(AMENDED_ON, 10))
    yield teller.at(PASSED, 18), lambda: told.first_body(teller.at(PASSED, 18))
    yield teller.at(ASKED, 11), lambda: told.ask(teller.at(ASKED, 11))
    for place, who in enumerate(SIGNERS):
        at = teller.at(ASKED + 1 + 3 * place, 7)
        yield at, lambda who=who, at=at: told.sign(who, at)
    yield teller.at(EXCUSED, 9), lambda: told.excuse(teller.at(EXCUSED, 9))


class _Told:
    """What was made so far."""

    def __init__(self, teller: Teller):
        self._teller = teller
        self._policies: dict[Text, object] = {}
        self._bodies: dict[str, int] = {}
        self._amendment = self._campaign = None

    def take_in(self, at: datetime) -> None:
        """The policies with the texts in force, and a pack of them for new members."""
        by, place = self._director, self._place
        rows = all_committees().filter(facility=place.pk)
        self._bodies = dict(rows.values_list("kind", "pk"))
        for text in TEXTS:
            self._policies[text] = self._policy(text, by, at)
        papers = tuple(self._policies[text] for text in (BYLAWS, CONDUCT))
        contents = orientation.Contents("Welcome to the staff", papers, 30, at.date())
        orientation.open_pack(facility=place, contents=contents, by=by, at=at)

    def amend(self, at: datetime) -> None:
        """An amendment of the bylaws goes before their committee."""
        policy, text = self._policies[BYLAWS], Written(read_markdown(words(AMENDED)).blocks)
        draft = write(
            policy=policy, text=text, change=CHANGE, wished_on=None, by=self._director, at=at
        )
        self._amendment = propose(policy_version=draft, by=self._director, at=at)

    def first_body(self, at: datetime) -> None:
        """The first committee approved it."""
        said = Said("Bylaws Committee", at.date(), "6 for, 1 against")
        carry_out(policy_version=self._amendment, said=said, by=self._director, at=at)

    def ask(self, at: datetime) -> None:
        """Who sits in committees, and the office, is asked to sign the code of conduct."""
        audience = Audience(
            roles=("coordinator", "director", "chair", "member", "practitioner"),
            departments=(self._teller.ground.departments[MEDICAL_CENTER, "Surgery"],),
        )
        asking = campaigns.Asking(
            "Code of conduct, yearly",
            [self._policies[CONDUCT], self._policies[INTEGRITY]],
            audience,
            at.date() + timedelta(days=30),
        )
        self._campaign = campaigns.open_campaign(
            facility=self._place, asking=asking, by=self._director, at=at
        )

    def sign(self, who: str, at: datetime) -> None:
        """Somebody signs all that they were given."""
        user = account_at(f"{who}@{DOMAIN}")
        for paper in papers_of(self._campaign).filter(user=user):
            attestations.sign(
                attestation=paper, user=user, name=user.name, meaning=statement(),
                method="password", by=actor_of(user), at=at,
            )  # fmt: skip

    def excuse(self, at: datetime) -> None:
        """Somebody on leave is let off."""
        paper = papers_of(self._campaign).filter(user=None, signed_at=None).first()
        attestations.excuse(
            attestation=paper, reason="On leave until spring.", by=self._director, at=at
        )

    def _policy(self, text: Text, by: Actor, at: datetime):
        values = {
            "kind": text.kind,
            "number": text.number,
            "title": text.title,
            "standards": list(text.standards),
            "owner": account_at(f"{text.owner}@{DOMAIN}"),
        }
        policy = open_policy(facility=self._place, values=values, by=by, at=at)
        blocks = Written(read_markdown(text.words).blocks)
        draft = write(
            policy=policy, text=blocks, change="As taken over.", wished_on=None, by=by, at=at
        )
        said = Said(text.by, self._teller.at(text.approved, 12).date(), "Before this office")
        approve_version(policy_version=draft, said=said, by=by, at=at)
        route = [self._bodies[kind] for kind in text.route]
        return change_policy(
            policy=policy, version=policy.version, values={"route": route}, by=by, at=at
        )

    @property
    def _director(self) -> Actor:
        return self._teller.actors[DIRECTOR]

    @property
    def _place(self):
        return facility(self._teller.ground.facilities[MEDICAL_CENTER])
