"""The ways into intake that a person may go: ``{% load intake %}{% intake_links %}``."""

from django import template

from credenza.core.permissions import may_somewhere
from credenza.office.team.queries import actor_of

register = template.Library()

LINKS = (
    ("concern-telephone", "concern:letters", "Take one down", "telephone"),
    ("concern-mails", "concern:letters", "Mails", "envelope"),
    ("concern-service", "concern:service", "Service", "clipboard-check"),
    ("concern-doors", "concern:doors", "Front doors", "qr-code"),
)


@register.inclusion_tag("concerns/intake/links.html", takes_context=True)
def intake_links(context) -> dict:
    """A button for each of LINKS whose page opens to the reader."""
    actor = actor_of(context["request"])
    return {"links": [one for one in LINKS if may_somewhere(actor, one[1])]}
