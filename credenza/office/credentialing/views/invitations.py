"""The link by which an applicant comes in, and what it says once it has run out."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from credenza.core.verdict import Refused
from credenza.office.credentialing.actions.invitations import HOLDER, come_in, send_again
from credenza.office.credentialing.models import Invitation
from credenza.office.credentialing.queries.invitations import account_of, is_live, opened_by
from credenza.office.credentialing.queries.kinds import kind_of
from credenza.office.team.queries import invitation_link
from credenza.office.team.rights import public
from credenza.office.team.signin import WAY_IN


@public
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Where the link leads: on to the application, or to a fresh link for one that has run out."""
    invitation = opened_by(token)
    if invitation is None:
        return render(request, "credentialing/portal/link_unknown.html", status=404)
    live = is_live(invitation, timezone.now())
    if request.method == "POST":
        return _on(request, invitation) if live else _again(request, invitation, token)
    context = {
        "application": invitation.application,
        "kind": kind_of(invitation.application),
        "live": live,
        "other": _is_somebody_else(request, invitation),
    }
    page = "link.html" if live else "link_ended.html"
    return render(request, f"credentialing/portal/{page}", context, status=200 if live else 410)


def _is_somebody_else(request: HttpRequest, invitation: Invitation) -> bool:
    user = request.user
    owner = invitation.application.practitioner_id
    return user.is_authenticated and user.practitioner_id != owner


def _on(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    """To the application; by way of the door, where the person is not signed in."""
    come_in(invitation=invitation, by=HOLDER, at=timezone.now())
    goal = reverse("portal-application", args=[invitation.application_id])
    if request.user.is_authenticated:
        return redirect(goal)
    user = account_of(invitation.application)
    request.session[WAY_IN] = goal
    if user is not None and not user.has_usable_password():
        return redirect(invitation_link(user))
    return redirect(f"{reverse('account_login')}?{urlencode({'next': goal})}")


def _again(request: HttpRequest, invitation: Invitation, token: str) -> HttpResponse:
    try:
        send_again(invitation=invitation, by=HOLDER, at=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
    else:
        messages.success(request, "A new link is on its way to your e-mail address.")
    return redirect("apply-link", token)
