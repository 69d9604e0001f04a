"""Applications in words for their applicants: ``{% load portal %}``."""

from django import template

from credenza.core.applications.steps import REVIEW, VERIFYING
from credenza.office.credentialing.models import Application
from credenza.office.credentialing.queries import references
from credenza.office.credentialing.queries.kinds import kind_of
from credenza.office.credentialing.queries.overview import state_word
from credenza.packs.loader import credential_kinds

register = template.Library()


@register.filter
def kind_title(application: Application) -> str:
    """What is applied for."""
    return kind_of(application).title


@register.filter
def state_told(application: Application) -> str:
    """The state as applicants are told it."""
    return state_word(application)


@register.filter
def verified_kind(verification) -> str:
    """What a source was asked about."""
    return credential_kinds()[verification.kind].title


@register.filter
def verified_source(verification) -> str:
    """The source by its name."""
    known = credential_kinds()[verification.kind].sources
    return next((one.name for one in known if one.key == verification.source), verification.source)


@register.simple_tag
def awaited(application: Application) -> str:
    """How many references are still awaited, and nothing of what they say; "" when none is."""
    if application.state not in (VERIFYING, REVIEW):
        return ""
    waiting = references.progress(application).waiting
    if not waiting:
        return ""
    return "1 reference is awaited." if waiting == 1 else f"{waiting} references are awaited."
