"""Privileges and focused evaluations of a whole facility, as surveyors ask for them."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Q, QuerySet

from credenza.core.names import name_key
from credenza.core.privileges.holding import TEMPORARY
from credenza.office.privileging.models import Evaluation, FormVersion, Grant
from credenza.office.privileging.queries.forms import Named, names_of
from credenza.office.privileging.queries.grants import Held, held, running

Items = dict[tuple[int, str], Named]
"""Items by version of the form and key."""


def grants_named(facility: int, words: str, as_of: date) -> list[Held]:
    """Grants that run on the day of privileges, or cores with procedures, whose title has all the
    words; those by name. Nothing without words.
    """
    wanted = _wanted(facility, words)
    rows = running(_of_items(Grant.objects.filter(facility=facility), wanted), as_of)
    found = held(rows.select_related("practitioner"), as_of)
    asked = _keys(words)
    granted = [one for one in found if _says(one.named, asked, one.grant.without)]
    return sorted(granted, key=lambda one: str(one.grant.practitioner))


def temporary_between(facility: int, since: date, until: date) -> list[Held]:
    """Temporary grants that began on one of the days, the last first."""
    rows = Grant.objects.filter(facility=facility, kind=TEMPORARY, starts_on__range=(since, until))
    found = held(rows.select_related("practitioner"), until)
    return sorted(found, key=lambda one: (one.grant.starts_on, one.grant.pk), reverse=True)


def seen_doing(facility: int, words: str, since: date, until: date) -> Iterable[Evaluation]:
    """Focused evaluations of such privileges with cases seen on one of the days; each with its
    ``title`` and how many were ``seen``.
    """
    wanted = _wanted(facility, words)
    items = Q(pk__in=[])
    for version, item in wanted:
        items |= Q(grant__form_version=version, grant__item=item)
    rows = Evaluation.objects.filter(items, facility=facility)
    during = Q(recorded__on__range=(since, until))
    rows = rows.annotate(seen=Count("recorded", filter=during)).filter(seen__gt=0)
    return _titled(rows)


def evaluations_between(facility: int, since: date, until: date) -> Iterable[Evaluation]:
    """Focused evaluations that began on one of the days, the last first, each with its title."""
    return _titled(Evaluation.objects.filter(facility=facility, starts_on__range=(since, until)))


def _titled(rows: QuerySet[Evaluation]) -> list[Evaluation]:
    rows = list(rows.select_related("practitioner", "grant").order_by("-starts_on", "-id"))
    names = names_of(one.grant.form_version_id for one in rows)
    for one in rows:
        named = names.get((one.grant.form_version_id, one.grant.item))
        one.title = named.title if named else one.grant.item
    return rows


def _wanted(facility: int, words: str) -> Items:
    asked = _keys(words)
    if not asked:
        return {}
    versions = FormVersion.objects.filter(facility=facility).order_by("id")
    names = names_of(versions.values_list("id", flat=True))
    return {key: named for key, named in names.items() if _says(named, asked, ())}


def _of_items(rows: QuerySet[Grant], wanted: Items) -> QuerySet[Grant]:
    return rows.filter(
        form_version__in={version for version, _ in wanted}, item__in={item for _, item in wanted}
    )


def _says(named: Named, asked: list[str], without: Iterable[str]) -> bool:
    """Whether the title, or that of a procedure not left out, has all the words."""
    left_out = frozenset(without)
    included = (title for key, title in named.procedures.items() if key not in left_out)
    return any(_has(title, asked) for title in (named.title, *included))


def _has(title: str, asked: list[str]) -> bool:
    key = name_key(title)
    return all(word in key for word in asked)


def _keys(words: str) -> list[str]:
    return [key for word in words.split() if (key := name_key(word))]
