"""``{% load why %}{% why person.pk at.facility.pk finding %}``: the link beside a red mark."""

from datetime import date
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from credenza.packs.loader import requirements

register = template.Library()


@register.simple_tag
def why(practitioner: int, facility: int, finding, as_of: date | None = None) -> SafeString:
    """A link that says why: for a finding of the core, or an open one kept by the office."""
    known = {"facility": facility, "requirement": finding.requirement}
    credential = getattr(finding, "credential_id", None) or getattr(finding, "credential", None)
    if credential:
        known["credential"] = credential
    if as_of:
        known["as_of"] = as_of.isoformat()
    asked = requirements().get(finding.requirement)
    return format_html(
        '<a class="small" href="{}?{}">Why?<span class="visually-hidden"> {}</span></a>',
        reverse("why", args=[practitioner]),
        urlencode(known),
        asked.title if asked else finding.requirement,
    )
