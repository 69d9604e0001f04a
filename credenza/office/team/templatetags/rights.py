"""``{% may "credential:verify" about as verdict %}``: what a page may offer, and why not."""

from django import template

from credenza.core import permissions
from credenza.core.permissions import About
from credenza.core.verdict import Verdict
from credenza.office.team.queries import actor_of

register = template.Library()


@register.simple_tag(takes_context=True)
def may(context, verb: str, about: About | None = None) -> Verdict:
    """The verdict on ``verb`` for whoever looks at the page; its reason is a tooltip.

    Without ``about``, whether the right is held anywhere.
    """
    actor = actor_of(context["request"])
    if about is None:
        return permissions.may_somewhere(actor, verb)
    return permissions.may(actor, verb, about)
