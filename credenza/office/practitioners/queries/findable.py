"""What a file can be found by: its names, its numbers and the names of its documents."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from credenza.core.names import Name, filing_name
from credenza.office.practitioners.models import (
    Attachment,
    Credential,
    OtherName,
    Practitioner,
    Verification,
)

NAME, PREFERRED, OTHER_NAME = "name", "preferred", "other_name"
NPI, CAQH, NUMBER, DOCUMENT = "npi", "caqh", "number", "document"
NAMES = (NAME, PREFERRED, OTHER_NAME)
LONGEST = 400  # characters by which one thing is found
TABLES = tuple(model._meta.db_table for model in (Practitioner, OtherName, Credential, Attachment))
"""Tables in which a change can change what a file is found by."""
ANSWERS = Verification._meta.db_table
"""The table of answers, which change it only by the documents that show them."""


@dataclass(frozen=True, slots=True)
class Findable:
    """One thing by which a file is found. ``of`` is the kind of credential it tells about, and
    so how confidential it is; ``subject`` the credential's or the document's id."""

    practitioner: int
    kind: str
    text: str
    of: str = ""
    subject: int = 0


def findables(ids: Sequence[int]) -> Iterator[Findable]:
    """All by which the files of ``ids`` are found, in five reads."""
    people = _people(ids)
    for person in people.values():
        yield from _of_person(person)
    for other in OtherName.objects.filter(practitioner__in=ids).order_by("id"):
        given = other.first_name or people[other.practitioner_id].first_name
        name = Name(other.last_name, given, other.middle_name)
        yield Findable(other.practitioner_id, OTHER_NAME, filing_name(name))
    numbered = Credential.objects.filter(practitioner__in=ids).exclude(number="").order_by("id")
    for row in numbered.values_list("practitioner_id", "number", "kind", "id"):
        owner, number, kind, pk = row
        yield Findable(owner, NUMBER, number, kind, pk)
    yield from _documents(ids)


def holders_of(documents: Sequence[int]) -> set[int]:
    """Practitioners in whose files the documents lie."""
    attached = Attachment.objects.filter(document__in=documents).order_by()
    shown = Verification.objects.filter(document__in=documents).order_by()
    photos = Practitioner.objects.filter(photo__in=documents).order_by()
    ids = attached.values_list("practitioner_id").union(
        shown.values_list("practitioner_id"), photos.values_list("id")
    )
    return {pk for (pk,) in ids}


def shown_by_documents(ids: Sequence[int]) -> set[int]:
    """Those of ``ids`` in whose files a document shows an answer."""
    rows = Verification.objects.filter(practitioner__in=ids, document__isnull=False)
    return set(rows.order_by().values_list("practitioner_id", flat=True))


def everyone() -> QuerySet:
    """The ids of all files."""
    return Practitioner.objects.order_by("id").values_list("id", flat=True)


def lock(ids: Sequence[int]) -> None:
    """Wait until nobody else changes what is derived from these files, in one order for all."""
    rows = Practitioner.objects.filter(pk__in=ids).order_by("id").select_for_update(no_key=True)
    list(rows.values_list("id"))


def _people(ids: Sequence[int]) -> dict[int, Practitioner]:
    return Practitioner.objects.select_related("photo").in_bulk(ids)


def _of_person(person: Practitioner) -> Iterator[Findable]:
    pk, family, given = person.pk, person.last_name, person.first_name
    legal = Name(family, given, person.middle_name, person.suffix)
    named = ", ".join(filter(None, [filing_name(legal), person.degrees]))
    yield Findable(pk, NAME, named[:LONGEST])
    if person.preferred_name:
        name = Name(family, person.preferred_name)
        yield Findable(pk, PREFERRED, filing_name(name))
    if person.npi:
        yield Findable(pk, NPI, person.npi)
    if person.caqh:
        yield Findable(pk, CAQH, person.caqh)
    if person.photo:
        yield Findable(pk, DOCUMENT, person.photo.name, subject=person.photo_id)


def _documents(ids: Sequence[int]) -> Iterator[Findable]:
    attached = Attachment.objects.filter(practitioner__in=ids).order_by("id")
    for owner, name, label, kind, pk in attached.values_list(
        "practitioner_id", "document__name", "label", "credential__kind", "document_id"
    ):
        text = " · ".join(filter(None, [name, label]))
        yield Findable(owner, DOCUMENT, text, kind or "", pk)
    shown = Verification.objects.filter(Q(document__isnull=False), practitioner__in=ids)
    for owner, name, kind, pk in shown.order_by("id").values_list(
        "practitioner_id", "document__name", "kind", "document_id"
    ):
        yield Findable(owner, DOCUMENT, name, kind, pk)
