"""``{% load why %}{% why person.pk at.facility.pk finding %}``: the link beside a red mark."""

from datetime import date

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from credenza.office.compliance.queries.why import why_address
from credenza.packs.loader import requirements

register = template.Library()


@register.simple_tag
def why(practitioner: int, facility: int, finding, as_of: date | None = None) -> SafeString:
    """A link that says why: for a finding of the core, or an open one kept by the office."""
    credential = getattr(finding, "credential_id", None) or getattr(finding, "credential", None)
    address = why_address(practitioner, facility, finding.requirement, credential, as_of)
    asked = requirements().get(finding.requirement)
    return format_html(
        '<a class="small" href="{}">Why?<span class="visually-hidden"> {}</span></a>',
        address,
        asked.title if asked else finding.requirement,
    )
