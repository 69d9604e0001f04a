"""Whom a changed form affects: who holds what is retired, or no longer meets what is asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from credenza.core.privileges import CriterionResult, Outcome, check, statement
from credenza.core.privileges.differing import CRITERIA, RETIRED, Change, changes
from credenza.office.practitioners.queries.facts import files
from credenza.office.privileging.models import FormVersion, Grant
from credenza.office.privileging.queries.forms import form_of, in_force
from credenza.office.privileging.queries.grants import running
from credenza.office.privileging.queries.volumes import observed


@dataclass(frozen=True, slots=True)
class Affected:
    """One practitioner who holds an item that changes, and why it matters."""

    grant: Grant
    change: Change
    reasons: tuple[str, ...]


def before(version: FormVersion, as_of: date) -> FormVersion | None:
    """The version that this one would follow: the one in force, else the one before it."""
    same = FormVersion.objects.filter(facility=version.facility_id, form=version.form)
    now = in_force(version.facility_id, as_of).filter(form=version.form).exclude(pk=version.pk)
    earlier = same.filter(number__lt=version.number, effective_on__isnull=False)
    return now.filter(number__lt=version.number).first() or earlier.order_by("-number").first()


def difference(version: FormVersion, older: FormVersion) -> list[Change]:
    """What changes from ``older`` to ``version``."""
    return changes(form_of(older), form_of(version))


def affected(version: FormVersion, changed: Sequence[Change], as_of: date) -> list[Affected]:
    """Who holds an item that is retired, or whose criteria change and are not met any more."""
    rows = _holders(version, changed, as_of)
    items, state = {one.key: one for one in form_of(version).items}, version.facility.state
    people = sorted({one.practitioner_id for one in rows})
    known, seen = {file.id: file for file in files(people)}, observed(people)
    by_item = {one.item: one for one in changed if one.kind in (RETIRED, CRITERIA)}
    found = []
    for grant in rows:
        change = by_item[grant.item]
        person = grant.practitioner_id
        results = (
            ()
            if change.kind == RETIRED
            else check(items[grant.item], known[person], seen[person], as_of, state=state)
        )
        reasons = _reasons(change, results)
        if reasons:
            found.append(Affected(grant, change, reasons))
    return found


def _holders(version: FormVersion, changed: Sequence[Change], as_of: date) -> list[Grant]:
    items = [one.item for one in changed if one.kind in (RETIRED, CRITERIA)]
    rows = running(Grant.objects.filter(facility=version.facility_id, item__in=items), as_of)
    return list(
        rows.select_related("practitioner", "facility").order_by(
            "practitioner__last_name", "practitioner__first_name", "practitioner_id", "item"
        )
    )


def _reasons(change: Change, results: Sequence[CriterionResult]) -> tuple[str, ...]:
    """Why somebody who holds the item is affected: by what is asked newly, and not met."""
    if change.kind == RETIRED:
        return ("Holds what is retired.",)
    return tuple(
        one.reason
        for one in results
        if one.outcome is not Outcome.MET and statement(one.criterion) in change.new
    )
