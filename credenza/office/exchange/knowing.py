"""What the NPI registry knows of an applicant, offered beside the questions of an application."""

from credenza.core.applications.offering import Known
from credenza.core.applications.taking import Held
from credenza.office.exchange.registry import arrival, opened
from credenza.sources.base import SourceError

SOURCE = "NPI registry, as you reported it there"
PERSON = ("first_name", "middle_name", "last_name", "suffix", "degrees", "phone")


def from_registry(practitioner) -> tuple[str, Known] | None:
    """Everything the registry says of that NPI; None without one, an entry or a registry."""
    if not practitioner.npi:
        return None
    try:
        with opened() as registry:
            entry = registry.by_npi(practitioner.npi)
    except SourceError:
        return None
    if entry is None:
        return None
    told = arrival(entry)
    person = {name: str(told.values.get(name) or "") for name in PERSON}
    licences = [Held(**one) for one in told.credentials]
    return SOURCE, Known(person, told.other_names, licences)
