"""Keeping a facility's privilege forms: adopted, drafted, changed, approved, retired."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Max

from credenza.core.permissions import Actor
from credenza.core.privileges import rests_on_membership_alone
from credenza.core.privileges.forms import PrivilegeForm
from credenza.core.privileges.steps import DRAFT, FORM, IN_FORCE
from credenza.core.privileges.written import Data, read, written
from credenza.core.verdict import Refused, refused, require
from credenza.office.ledger.actions import act
from credenza.office.practitioners.actions.editing import Conflict
from credenza.office.privileging.actions.moving import held, step_to
from credenza.office.privileging.models import Approval, FormVersion
from credenza.packs.loader import credential_kinds

ONE_DAY = timedelta(days=1)


@act("privilege-form:adopt")
def adopt(
    *,
    facility,
    forms: Sequence[PrivilegeForm],
    effective_on: date,
    body: str,
    by: Actor,
    at: datetime,
) -> list[FormVersion]:
    """Take shipped forms over as the facility's first versions, in force from the day on which
    ``body`` approved them. Raises Refused for a form that it has already.
    """
    known = FormVersion.objects.filter(facility=facility, form__in=[one.key for one in forms])
    if first := known.first():
        raise Refused(refused(f"{facility} has “{first.title}” already: draft a new version."))
    versions = [
        FormVersion(
            facility=facility,
            form=one.key,
            number=1,
            title=one.title,
            state=IN_FORCE,
            content=written(one),
            made_at=at,
            made_by=by.name,
            effective_on=effective_on,
        )
        for one in forms
    ]
    FormVersion.objects.bulk_create(versions)
    why = "Taken over as shipped."
    Approval.objects.bulk_create(
        _approval(one, "board", body, effective_on, why, by, at) for one in versions
    )
    return versions


@act("privilege-form:draft")
def draft(*, form_version: FormVersion, by: Actor, at: datetime) -> FormVersion:
    """Begin the next version, as a copy of this one. Raises Refused where one is under way."""
    same = FormVersion.objects.filter(facility=form_version.facility_id, form=form_version.form)
    under_way = [one for one in same if one.state not in FORM.final | {IN_FORCE}]
    if under_way:
        raise Refused(refused(f"{under_way[0]} is under way: change that one."))
    last = same.aggregate(last=Max("number"))["last"]
    return FormVersion.objects.create(
        facility_id=form_version.facility_id,
        form=form_version.form,
        number=last + 1,
        title=form_version.title,
        state=DRAFT,
        content=form_version.content,
        made_at=at,
        made_by=by.name,
    )


@act("privilege-form:change")
def change_item(
    *, form_version: FormVersion, version: int, item: Data, by: Actor, at: datetime
) -> FormVersion:
    """Put ``item`` (see ``core.privileges.written``) in the place of the one with its key, or
    add it. Raises Refused for what is no draft and for criteria of membership alone, Conflict
    where somebody changed the draft meanwhile.
    """

    def replace(content: Data) -> Data:
        if content["core"]["key"] == item["key"]:
            return content | {"core": item}
        keys = [one["key"] for one in content["special"]]
        if item["key"] not in keys:
            return content | {"special": [*content["special"], item]}
        special = [item if one["key"] == item["key"] else one for one in content["special"]]
        return content | {"special": special}

    return _changed(form_version, version, replace)


@act("privilege-form:drop-item")
def drop_item(
    *, form_version: FormVersion, version: int, key: str, by: Actor, at: datetime
) -> FormVersion:
    """Retire an item from the next version. Raises Refused for the core."""

    def without(content: Data) -> Data:
        special = [one for one in content["special"] if one["key"] != key]
        if len(special) == len(content["special"]):
            raise Refused(refused("Only a special item can be retired; the core is reworded."))
        return content | {"special": special}

    return _changed(form_version, version, without)


@act("privilege-form:step")
def step(
    *,
    form_version: FormVersion,
    verb: str,
    on: date,
    body: str,
    by: Actor,
    at: datetime,
    reason: str = "",
    effective_on: date | None = None,
) -> FormVersion:
    """Bring a version on its way: ``verb`` of FORM, done by ``body`` on the day ``on``.

    The board's approval says from which day it counts; the version before ends the day before.
    ``retire`` ends the version with that day. Raises Refused where the table does not allow it,
    or a day does not fit.
    """
    one = held(form_version)
    one.state = step_to(FORM, one.state, verb, reason)
    if verb == "board":
        _begin(one, on, effective_on)
    if verb == "retire":
        one.ends_on = on
    Approval.objects.bulk_create([_approval(one, verb, body, on, reason, by, at)])
    return _saved(one)


def _begin(one: FormVersion, on: date, effective_on: date | None) -> None:
    if effective_on is None or effective_on < on:
        raise Refused(refused("Say from which day it counts: the day of the approval or later."))
    before = FormVersion.objects.select_for_update().filter(
        facility=one.facility_id, form=one.form, state=IN_FORCE, ends_on=None
    )
    for older in before:
        if older.effective_on >= effective_on:
            raise Refused(refused(f"{older} counts only from {older.effective_on}: name a later."))
        older.ends_on = effective_on - ONE_DAY
        _saved(older)
    one.effective_on = effective_on


def _changed(
    form_version: FormVersion, version: int, change: Callable[[Data], Data]
) -> FormVersion:
    one = held(form_version)
    if one.state != DRAFT:
        raise Refused(refused("Only a draft can be changed: take it back to the draft first."))
    if one.version != version:
        raise Conflict(one)
    content = change(one.content)
    form = read(content, credential_kinds())
    for item in form.items:
        if item.criteria:
            require(rests_on_membership_alone(item))
    one.content = content
    return _saved(one)


def _saved(one: FormVersion) -> FormVersion:
    one.version += 1
    try:
        with transaction.atomic():
            one.save()
    except IntegrityError as error:
        raise Refused(refused("Another version counts from that day: name another one.")) from error
    return one


def _approval(
    one: FormVersion, verb: str, body: str, on: date, reason: str, by: Actor, at: datetime
) -> Approval:
    return Approval(
        form_version=one,
        step=verb,
        state=one.state,
        body=body.strip(),
        on=on,
        reason=reason.strip(),
        by=by.name,
        at=at,
    )
