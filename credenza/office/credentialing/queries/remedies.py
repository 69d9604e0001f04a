"""Where an open item of a checklist is mended."""

from django.urls import NoReverseMatch, reverse

from credenza.core.applications.checklist import Item
from credenza.office.credentialing.models import Application
from credenza.packs.loader import credential_kinds, requirements

PAGES = {
    "references": ("application-references", "References"),
    "signature": ("application-answers", "Answers"),
    "taken": ("application-taking", "Take over"),
    "privileges": ("application-answers", "Answers"),
}
"""The page of a kind's own item, by its key; one that does not exist is left out."""


def remedy_of(item: Item, application: Application) -> tuple[str, str]:
    """The address and the word of what turns an item green; two "" where nothing does here."""
    if item.key in PAGES:
        name, word = PAGES[item.key]
        return _address(name, application.pk), word
    if item.key.startswith("asks:"):
        return _address("application-details", application.pk), "Answer"
    if not item.requirement:
        return "", ""
    requirement, person = requirements()[item.requirement], application.practitioner_id
    checks = [key for key in requirement.kinds if credential_kinds()[key].is_check]
    if requirement.verb == "verify" and item.credential:
        return reverse("credential-verify", args=(person, item.credential)), "Verify"
    if checks:
        return reverse("check-record", args=(person, checks[0])), "Record"
    if item.credential:
        return reverse("credential-edit", args=(person, item.credential)), "Open"
    kind = requirement.kinds[0] if requirement.kinds else ""
    return f"{reverse('credential-new', args=(person,))}?kind={kind}", "Enter"


def _address(name: str, pk: int) -> str:
    try:
        return reverse(name, args=(pk,))
    except NoReverseMatch:
        return ""
