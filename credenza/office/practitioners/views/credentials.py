"""Credentials of one file: added, corrected, renewed, withdrawn, verified."""

from django.contrib import messages
from django.db.transaction import atomic
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from credenza.core.facts import Standing
from credenza.core.kinds import CredentialKind
from credenza.core.permissions import RIGHTS
from credenza.core.verdict import Refused
from credenza.office.documents.queries import is_viewable
from credenza.office.practitioners.actions import credentials
from credenza.office.practitioners.actions.editing import Conflict
from credenza.office.practitioners.forms.acts import WithdrawForm
from credenza.office.practitioners.forms.credential import (
    CredentialForm,
    RenewalForm,
    initial_of,
    kinds_to_add,
)
from credenza.office.practitioners.forms.verification import VerificationForm
from credenza.office.practitioners.forms.words import inside
from credenza.office.practitioners.models import Credential, Practitioner
from credenza.office.practitioners.queries.confidential import readable_kinds
from credenza.office.practitioners.queries.days import today
from credenza.office.practitioners.views.conflicts import show_conflict
from credenza.office.practitioners.views.handing import examined, stored
from credenza.office.practitioners.views.reach import credential_of, file_of
from credenza.office.practitioners.views.way import way_back
from credenza.office.team import asked
from credenza.office.team.queries import actor_of, facilities, visible_facilities
from credenza.office.team.rights import needs
from credenza.packs.loader import credential_kinds


def _kind(key: str) -> CredentialKind:
    kind = credential_kinds().get(key)
    if kind is None:
        raise Http404
    return kind


def _reach(request: HttpRequest):
    return visible_facilities(actor_of(request), RIGHTS["credential:edit"].roles)


@needs("credential:edit")
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Put a credential into the file; without ``?kind=``, choose its kind first."""
    person = file_of(request, pk, "credential:edit")
    if "kind" not in request.GET:
        context = {"person": person, "groups": kinds_to_add()}
        return render(request, "practitioners/choose_kind.html", context)
    kind = _kind(request.GET["kind"])
    form = CredentialForm(request.POST or None, kind=kind, facilities=_reach(request))
    if request.method == "POST" and form.is_valid():
        handed = examined(request, "document", form)
        if not form.errors:
            with atomic():
                credentials.add(
                    practitioner=person,
                    kind=kind.key,
                    values=form.values,
                    document=stored(request, handed),
                    by=actor_of(request),
                    at=timezone.now(),
                    reason=form.cleaned_data["reason"],
                )
            messages.success(request, f"{kind.title} is in the file, not yet verified.")
            return redirect(_back(request, person))
    context = {"person": person, "kind": kind, "form": form, "may_attach": True}
    return render(request, "practitioners/credential.html", context)


@needs("credential:edit")
def edit(request: HttpRequest, pk: int, credential_id: int) -> HttpResponse:
    """Correct a credential."""
    person = file_of(request, pk, "credential:edit")
    credential = credential_of(request, person, credential_id)
    kind = _kind(credential.kind)
    form = CredentialForm(
        request.POST or None,
        kind=kind,
        facilities=_reach(request) | facilities().filter(pk=credential.facility_id),
        initial=initial_of(credential),
    )
    if request.method == "POST" and form.is_valid():
        try:
            credentials.edit(
                credential=credential,
                version=form.cleaned_data["version"] or 0,
                values=form.values,
                by=actor_of(request),
                at=timezone.now(),
                reason=form.cleaned_data["reason"],
            )
        except Conflict as conflict:
            return show_conflict(request, conflict, form.values, person)
        messages.success(request, f"{kind.title} is corrected.")
        return redirect(_back(request, person))
    context = {"person": person, "kind": kind, "form": form, "credential": credential}
    return render(request, "practitioners/credential.html", context)


@needs("credential:edit")
def withdraw(request: HttpRequest, pk: int, credential_id: int) -> HttpResponse:
    """Take a credential out of the file's judgement."""
    person = file_of(request, pk, "credential:edit")
    credential = credential_of(request, person, credential_id)
    form = WithdrawForm(request.POST or None, initial={"version": credential.version})
    if request.method == "POST" and form.is_valid():
        at = timezone.now()
        try:
            credentials.withdraw(
                credential=credential,
                version=form.cleaned_data["version"],
                on=today(at),
                by=actor_of(request),
                at=at,
                reason=form.cleaned_data["reason"],
            )
        except Conflict as conflict:
            return show_conflict(
                request, conflict, {"withdrawn_why": form.cleaned_data["reason"]}, person
            )
        messages.success(request, "It no longer counts; its history stays in the file.")
        return redirect(_back(request, person))
    context = {
        "person": person,
        "credential": credential,
        "form": form,
        "kind": _kind(credential.kind),
    }
    return render(request, "practitioners/withdraw.html", context)


@needs("credential:renew")
def renew(request: HttpRequest, pk: int, credential_id: int) -> HttpResponse:
    """Take in the renewal of an expirable with its document."""
    person = file_of(request, pk, "credential:renew")
    credential = credential_of(request, person, credential_id)
    kind = _kind(credential.kind)
    if not kind.expires:
        raise Http404
    form = RenewalForm(
        request.POST or None, request.FILES or None, initial={"version": credential.version}
    )
    if request.method == "POST" and form.is_valid():
        handed = examined(request, "document", form)
        if not form.errors:
            try:
                with atomic():
                    credentials.renew(
                        credential=credential,
                        version=form.cleaned_data["version"],
                        ends_on=form.cleaned_data["ends_on"],
                        number=form.cleaned_data["number"],
                        document=stored(request, handed),
                        by=actor_of(request),
                        at=timezone.now(),
                    )
            except Conflict as conflict:
                return show_conflict(request, conflict, _renewed(form), person)
            except Refused as refusal:
                form.add_error("ends_on", refusal.verdict.reason)
            else:
                messages.success(request, f"{kind.title} is renewed; it still has to be verified.")
                return redirect(_back(request, person))
    context = {
        "person": person,
        "credential": credential,
        "kind": kind,
        "form": form,
        **_documents(person, credential),
    }
    return render(request, "practitioners/renew.html", context)


def _renewed(form: RenewalForm) -> dict[str, object]:
    typed = {name: form.cleaned_data[name] for name in ("ends_on", "number")}
    return {name: value for name, value in typed.items() if value}


@needs("credential:verify")
def verify(request: HttpRequest, pk: int, credential_id: int) -> HttpResponse:
    """Record the source's answer, with the document beside the form."""
    person = file_of(request, pk, "credential:verify")
    credential = credential_of(request, person, credential_id)
    return _verify(request, person, _kind(credential.kind), credential)


@needs("credential:verify")
def check(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Record a query about the person that proves no single credential, such as NPDB's."""
    person = file_of(request, pk, "credential:verify")
    check_kind = _kind(kind)
    if not check_kind.is_check:
        raise Http404
    return _verify(request, person, check_kind, None)


def _verify(
    request: HttpRequest, person: Practitioner, kind: CredentialKind, credential: Credential | None
) -> HttpResponse:
    others = _others(request, person, kind, credential)
    places = _places(request, person)
    at = timezone.now()
    form = VerificationForm(
        request.POST or None,
        request.FILES or None,
        kind=kind,
        facilities=places,
        others=[(str(one.pk), _named(one)) for one in others],
        initial=_suggested(kind, credential, today(at)) | _place(request, places),
    )
    if request.method == "POST" and form.is_valid():
        handed = examined(request, "evidence", form)
        if not form.errors:
            chosen = set(form.cleaned_data.get("also", ()))
            proven = [credential] if credential else []
            proven += [one for one in others if str(one.pk) in chosen]
            try:
                with atomic():
                    credentials.verify(
                        practitioner=person,
                        kind=kind.key,
                        credentials=proven,
                        answer=form.answer,
                        document=stored(request, handed),
                        by=actor_of(request),
                        at=at,
                    )
            except Refused as refusal:
                form.add_error(None, refusal.verdict.reason)
            else:
                messages.success(request, f"The answer about {inside(kind.title)} is recorded.")
                return redirect(_back(request, person))
    context = {
        "person": person,
        "kind": kind,
        "credential": credential,
        "form": form,
        "earlier": _earlier(person, kind, credential),
        **_documents(person, credential),
    }
    return render(request, "practitioners/verify.html", context)


def _back(request: HttpRequest, person: Practitioner) -> str:
    """The list that one came from, else the file's credentials."""
    return way_back(request, reverse("practitioner-credentials", args=[person.pk]))


def _places(request: HttpRequest, person: Practitioner):
    """Facilities at which the person is appointed or applies, of those within reach."""
    within = visible_facilities(actor_of(request), RIGHTS["credential:verify"].roles)
    held = person.appointments.exclude(standing=Standing.ENDED)
    return within.filter(pk__in=held.values("facility"))


def _place(request: HttpRequest, places) -> dict:
    """The facility asked for in the address, else the first; and its state."""
    chosen = asked.number(request.GET.get("facility"))
    one = places.first() if chosen is None else places.filter(pk=chosen).first()
    return {"facility": one, "jurisdiction": one.state} if one else {}


def _suggested(kind: CredentialKind, credential: Credential | None, day) -> dict:
    suggested = {"asked_on": day, "verified_on": day}
    if kind.sources:
        suggested |= {"source": kind.sources[0].key, "method": kind.sources[0].method}
    if credential is not None:
        suggested |= {
            "stated_number": credential.number,
            "stated_status": credential.status,
            "stated_ends_on": credential.ends_on,
        }
    return suggested


def _others(request, person, kind: CredentialKind, credential: Credential | None):
    """Other credentials that one answer may prove: those that share an accepted source."""
    names = {source.key for source in kind.sources}
    sharing = [
        key
        for key in readable_kinds(actor_of(request), person.pk)
        if names & {source.key for source in credential_kinds()[key].sources}
    ]
    rows = person.credentials.filter(kind__in=sharing, withdrawn_on=None)
    return list(rows.exclude(pk=credential.pk) if credential else rows)


def _earlier(person: Practitioner, kind: CredentialKind, credential: Credential | None):
    rows = person.verifications.select_related("document")
    if credential is None:
        return rows.filter(kind=kind.key)
    return rows.filter(proofs__credential=credential)


def _documents(person: Practitioner, credential: Credential | None) -> dict:
    if credential is None:
        return {"documents": []}
    held = credential.attachments.select_related("document").order_by("-id")
    shown = [one.document for one in held]
    return {"documents": shown, "document": next((d for d in shown if is_viewable(d)), None)}


def _named(credential: Credential) -> str:
    kind = credential_kinds()[credential.kind]
    words = (kind.short, credential.jurisdiction, credential.number or credential.issuer)
    return " ".join(filter(None, words))
