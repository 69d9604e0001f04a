"""The people of the office: who they are, what they may do, and whether they may come in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from credenza.core.delegation import may_give, may_manage, may_manage_account
from credenza.core.permissions import RIGHTS, ROLES, Grant
from credenza.office.team import actions
from credenza.office.team.forms import InviteForm, ReasonForm, RoleForm
from credenza.office.team.models import RoleGrant, User
from credenza.office.team.queries import actor_of, visible_facilities
from credenza.office.team.queries import people as people_of
from credenza.office.team.rights import needs
from credenza.office.team.signin import second_factors
from credenza.office.team.views import done, done_from, form_status

manages = needs("people:manage")


@manages
def people(request: HttpRequest) -> HttpResponse:
    """Everybody, with their roles and whether they have come in yet."""
    return render(request, "team/people.html", {"people": people_of(actor_of(request))})


@manages
def invite(request: HttpRequest) -> HttpResponse:
    """Ask a colleague in."""
    form = InviteForm(request.POST or None, facilities=_facilities(request))
    if request.method == "POST" and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("email", "name")}
        if done_from(form, request, actions.invite, grant=form.grant(), **given):
            return redirect("people")
    return render(
        request, "team/invite.html", {"form": form, "roles": ROLES}, status=form_status(form)
    )


@manages
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One colleague: roles, and the door."""
    return _page(request, _person(request, pk))


@manages
@require_POST
def give_role(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a colleague another role."""
    user = _person(request, pk)
    form = RoleForm(request.POST, facilities=_facilities(request))
    if form.is_valid() and done_from(
        form,
        request,
        actions.give_role,
        user=user,
        grant=form.grant(),
        committee=form.cleaned_data["committee"],
    ):
        return redirect("person", pk)
    return _page(request, user, form)


@manages
@require_POST
def take_role(request: HttpRequest, pk: int, grant: int) -> HttpResponse:
    """Take a role back."""
    given = get_object_or_404(RoleGrant, pk=grant, user=_person(request, pk))
    done(request, actions.take_role, "The role was taken back.", given=given)
    return redirect("person", pk)


@manages
@require_POST
def invite_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the link anew."""
    user = _person(request, pk)
    done(request, actions.invite_again, f"A fresh link went to {user.email}.", user=user)
    return redirect("person", pk)


@manages
@require_POST
def disable(request: HttpRequest, pk: int) -> HttpResponse:
    """Close an account."""
    return _with_reason(request, pk, actions.disable, "The account is closed.")


@manages
@require_POST
def enable(request: HttpRequest, pk: int) -> HttpResponse:
    """Open an account again."""
    return _with_reason(request, pk, actions.enable, "The account is open again.")


@manages
@require_POST
def reset_second_factor(request: HttpRequest, pk: int) -> HttpResponse:
    """Remove a lost second factor."""
    said = "The second factor was removed; a new one is set up at the next sign-in."
    return _with_reason(request, pk, actions.reset_second_factor, said)


def _with_reason(request: HttpRequest, pk: int, action, said: str) -> HttpResponse:
    user = _person(request, pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, user, reason=form)
    done(request, action, said, user=user, reason=form.cleaned_data["reason"])
    return redirect("person", pk)


def _page(
    request: HttpRequest, user: User, form: RoleForm | None = None, reason: ReasonForm | None = None
) -> HttpResponse:
    by, person = actor_of(request), actor_of(user)
    context = {
        "person": user,
        "grants": [_row(by, grant) for grant in user.grants.all()],
        "may_change": may_manage(by, person),
        "may_close": may_manage_account(by, person),
        "has_factor": second_factors(user).exists(),
        "form": form or RoleForm(facilities=_facilities(request)),
        "reason": reason or ReasonForm(),
    }
    return render(request, "team/person.html", context, status=422 if form or reason else 200)


def _row(by, grant: RoleGrant) -> dict:
    held = Grant(grant.role, grant.facility_id, grant.department_id)
    return {"grant": grant, "what": ROLES.get(grant.role, ""), "may_take": may_give(by, held)}


def _person(request: HttpRequest, pk: int) -> User:
    return get_object_or_404(people_of(actor_of(request)), pk=pk)


def _facilities(request: HttpRequest):
    return visible_facilities(actor_of(request), RIGHTS["people:manage"].roles)
