"""What the office knows of an applicant, and what was offered to them.

Rooms above can know more, such as a registry: they register here at start-up with ``knows``.
"""

from collections.abc import Callable, Iterator, Mapping

from django.conf import settings

from credenza.core.applications.kinds import Section
from credenza.core.applications.offering import Known
from credenza.core.applications.taking import Held
from credenza.office.credentialing.models import Application, Suggestion
from credenza.office.credentialing.queries.answers import MASK, sealed_keys
from credenza.office.practitioners.queries.facts import birth_date
from credenza.packs.loader import credential_kinds

PLACE = "credentialing_suggestion"
FILE, REGISTRY, CV = "file", "registry", "cv"
PERSON = (
    "last_name",
    "first_name",
    "middle_name",
    "suffix",
    "preferred_name",
    "degrees",
    "npi",
    "caqh",
    "email",
    "mobile",
    "phone",
    "street",
    "city",
    "state",
    "postal_code",
)
COLUMNS = (
    "kind",
    "number",
    "issuer",
    "jurisdiction",
    "starts_on",
    "ends_on",
    "precision",
    "details",
    "id",
)
Source = Callable[[object], tuple[str, Known] | None]
_sources: dict[str, Source] = {}


def knows(origin: str, source: Source) -> None:
    """Register who else knows something: given a practitioner, their words and what they know."""
    _sources[origin] = source


def known_of(practitioner) -> Iterator[tuple[str, str, Known]]:
    """Who knows what of a practitioner: origin, its words, and the knowledge."""
    yield FILE, "Your file at this office", of_file(practitioner)
    for origin, ask in _sources.items():
        if told := ask(practitioner):
            yield origin, *told


def of_file(practitioner) -> Known:
    """What the file holds, less what others said of the person under peer review."""
    person = {name: getattr(practitioner, name) or "" for name in PERSON}
    born = birth_date(practitioner.uid, practitioner.born_sealed)
    person["born_on"] = born.isoformat() if born else ""
    names = practitioner.other_names.values("last_name", "first_name", "middle_name")
    return Known(person, list(names), held_in_file(practitioner))


def held_in_file(practitioner) -> list[Held]:
    """Rows of the file that the practitioner may be shown."""
    shown = [key for key, kind in credential_kinds().items() if kind.sensitivity != "peer_review"]
    rows = practitioner.credentials.filter(kind__in=shown, withdrawn_on=None).order_by("id")
    return [Held(*row) for row in rows.values_list(*COLUMNS)]


def offered(application: Application, section: str) -> list[Suggestion]:
    """What is offered on one page and not decided yet."""
    rows = application.suggestions.filter(section=section, state="offered").order_by("id")
    return list(rows)


def seal(row: Suggestion, key: str, text: str) -> str:
    """A sealed value in the form in which it is kept."""
    return settings.VAULT.seal(text, PLACE, str(row.uid), key)


def values_of(row: Suggestion, section: Section) -> dict[str, str]:
    """The answers that a suggestion makes, opened."""
    sealed = sealed_keys(section)
    opened = lambda key, text: settings.VAULT.unseal(text, PLACE, str(row.uid), key)  # noqa: E731
    return {key: opened(key, text) if key in sealed else text for key, text in row.values.items()}


def shown_values(row: Suggestion, section: Section) -> Mapping[str, str]:
    """The same for a page: sealed ones by their last four characters."""
    sealed = sealed_keys(section)
    return {
        key: f"{MASK}{text[-4:]}" if key in sealed else text
        for key, text in values_of(row, section).items()
    }
