"""Who may fill in an application, and what of it they see."""

from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet

from credenza.core.applications.kinds import Section
from credenza.core.applications.steps import FILLING, RETURNED, VERIFYING
from credenza.core.permissions import About, Actor, may
from credenza.core.verdict import ALLOWED, Verdict, refused
from credenza.office.credentialing.models import Application, Assistant
from credenza.office.credentialing.queries import scope
from credenza.office.credentialing.queries.kinds import kind_of

FILL = "application:fill"
OWN, HELPER, OFFICE = "own", "assistant", "office"


def assistants_of(practitioner: int) -> QuerySet[Assistant]:
    """Everybody whom a practitioner has asked to fill in, and not ended."""
    return Assistant.objects.filter(practitioner=practitioner, ended_at=None)


def fillable(actor: Actor) -> QuerySet[Application]:
    """Applications that ``actor`` may fill in: one's own, those one was asked for, the office's."""
    rows = scope.visible_applications(actor, FILL)
    if actor.id is None or not actor.scope({"assistant"}):
        return rows
    asked = Assistant.objects.filter(user=actor.id, ended_at=None).values("practitioner")
    return Application.objects.filter(Q(pk__in=rows.values("pk")) | Q(practitioner__in=asked))


def about(application: Application) -> About:
    """What the rights ask about an application, with those who were asked to fill it in."""
    asked = assistants_of(application.practitioner_id).values_list("user", flat=True)
    return replace(scope.about(application), asked=frozenset(asked))


def may_answer(actor: Actor, application: Application) -> Verdict:
    """May ``actor`` change answers now?

    While it lies with the applicant; the office's own kinds, which nobody else fills in, while
    they are verified.
    """
    verdict = may(actor, FILL, about(application))
    if not verdict:
        return verdict
    by_office = not kind_of(application).portal and application.state == VERIFYING
    if application.state in (FILLING, RETURNED) or by_office:
        return ALLOWED
    return refused("It is handed in: ask the office to return it if something must change.")


@dataclass(frozen=True, slots=True)
class Eyes:
    """As who somebody comes to an application ("own", "assistant", "office"), and what they see."""

    hat: str
    private: bool

    def see(self, section: Section) -> bool:
        """Do they see this page?

        An assistant sees private pages where the practitioner allows. What is optional by law is
        never for the office that reviews.
        """
        if not section.private or self.private:
            return True
        return self.hat == OFFICE and not all(one.optional_by_law for one in section.questions)


def eyes_of(actor: Actor, application: Application) -> Eyes:
    """With which eyes a person who may fill in an application comes to it."""
    if actor.practitioner == application.practitioner_id:
        return Eyes(OWN, private=True)
    helper = assistants_of(application.practitioner_id).filter(user=actor.id).first()
    return Eyes(HELPER, helper.sees_private) if helper else Eyes(OFFICE, private=False)
