"""Where a piece of open work is done: the page, and the word on the button."""

from dataclasses import dataclass

from django.urls import reverse

from credenza.packs.loader import credential_kinds, requirements


@dataclass(frozen=True, slots=True)
class Remedy:
    """A button: its word and where it leads."""

    label: str
    url: str


def remedy(
    *, practitioner: int, requirement: str, credential: int | None, facility: int | None = None
) -> Remedy:
    """The page on which the requirement is resolved for this file, at this facility."""
    asked = requirements()[requirement]
    if asked.verb == "renew" and credential:
        return Remedy("Renew", reverse("credential-renew", args=[practitioner, credential]))
    if asked.verb == "verify" and credential:
        return Remedy("Verify", reverse("credential-verify", args=[practitioner, credential]))
    if asked.verb == "explain":
        return Remedy("Explain", _new(practitioner, "gap_explanation"))
    kind = credential_kinds()[asked.kinds[0]] if asked.kinds else None
    if kind is None:
        return Remedy("Open", reverse("practitioner", args=[practitioner]))
    if kind.is_check:
        url = reverse("check-record", args=[practitioner, kind.key])
        return Remedy("Record", f"{url}?facility={facility}" if kind.per_facility else url)
    if credential:
        return Remedy("Open", reverse("credential-edit", args=[practitioner, credential]))
    return Remedy("Add", _new(practitioner, kind.key))


def _new(practitioner: int, kind: str) -> str:
    return f"{reverse('credential-new', args=[practitioner])}?kind={kind}"
