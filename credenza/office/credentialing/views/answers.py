"""The office reads what was answered: whether it is signed, what it says, and its papers."""

import json

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from credenza.core.applications.steps import WITH_APPLICANT
from credenza.core.verdict import Refused
from credenza.office.credentialing.actions.invitations import invite
from credenza.office.credentialing.queries.answers import rows_of
from credenza.office.credentialing.queries.differences import differences
from credenza.office.credentialing.queries.forms import label_of, sections_of
from credenza.office.credentialing.queries.kinds import kind_of
from credenza.office.credentialing.queries.printing import told
from credenza.office.credentialing.queries.signing import content_of, standing, standing_of
from credenza.office.credentialing.views.reach import application_of
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs


@needs("application:work")
def answers(request: HttpRequest, pk: int) -> HttpResponse:
    """Every answer but what is optional by law, its papers, and whether the file says it too."""
    application = application_of(request, pk, "application:work")
    signature = standing(application)
    with_applicant = application.state in WITH_APPLICANT
    context = {
        "application": application,
        "kind": kind_of(application),
        "signature": signature,
        "verdict": standing_of(signature) if signature else None,
        "parts": told(json.loads(content_of(application))),
        "papers": list(_papers(application)),
        "with_applicant": with_applicant,
        "to_take": 0 if with_applicant else len(differences(application)),
        "invitation": application.invitations.order_by("-sent_at").first(),
    }
    return render(request, "credentialing/answers.html", context)


def _papers(application):
    """Each paper that was handed in, with the entry it shows."""
    known = {one.key: one for one in sections_of(application)}
    for row in rows_of(application):
        section = known.get(row.section)
        for upload in row.uploads.all() if section else ():
            about = label_of(section, row.values) if section.repeats else section.title
            yield {"row": row, "upload": upload, "about": about}


@require_POST
@needs("application:open")
def invite_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Mail the applicant a fresh link; the earlier one ends."""
    application = application_of(request, pk, "application:open")
    try:
        made = invite(application=application, by=actor_of(request), at=timezone.now())
    except Refused as refusal:
        messages.error(request, refusal.verdict.reason)
    else:
        messages.success(request, f"A fresh link is on its way to {made.email}.")
    return redirect("application-answers", pk)
