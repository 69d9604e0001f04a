"""Practitioners and their credentials in words, for templates: ``{% load people %}``."""

from django import template
from django.contrib.humanize.templatetags.humanize import intcomma
from django.urls import reverse
from django.utils.html import format_html

from credenza.core.kinds import Field
from credenza.core.names import Name, display_name, filing_name
from credenza.core.permissions import may
from credenza.core.verdict import Verdict
from credenza.office.documents.queries import is_viewable
from credenza.office.practitioners.forms import words
from credenza.office.practitioners.forms.words import METHODS, RESULTS, STATUSES
from credenza.office.practitioners.models import Credential, Practitioner, Verification
from credenza.office.practitioners.views import way
from credenza.office.practitioners.views.reach import about_of
from credenza.office.team.queries import actor_of
from credenza.packs.loader import credential_kinds, facility_kinds, professions, requirements

register = template.Library()

DATE_FORMS = {"day": "%-d %b %Y", "month": "%b %Y", "year": "%Y"}


def _name(person: Practitioner) -> Name:
    return Name(
        family=person.last_name,
        given=person.first_name,
        middle=person.middle_name,
        suffix=person.suffix,
        degrees=tuple(filter(None, map(str.strip, person.degrees.split(",")))),
    )


@register.simple_tag(takes_context=True)
def way_back(context, name: str, pk: int) -> str:
    """``{% way_back 'practitioner' person.pk as back %}``: where one came from, else that page."""
    return way.way_back(context["request"], reverse(name, args=[pk]))


@register.simple_tag(takes_context=True)
def may_in_file(context, verb: str, pk: int) -> Verdict:
    """``{% may_in_file "letter:see" person.pk as verdict %}``: may the reader do so there?"""
    request = context["request"]
    return may(actor_of(request), verb, about_of(request, pk))


@register.filter
def mail_link(address: str) -> str:
    """An address to write to, which breaks at its @ where the line is short."""
    name, _, domain = address.partition("@")
    return format_html('<a href="mailto:{}">{}<wbr>@{}</a>', address, name, domain)


@register.filter
def filed(person: Practitioner) -> str:
    """The name as files are ordered: "van der Berg III, Anna-Lise"."""
    return filing_name(_name(person))


@register.filter
def full(person: Practitioner) -> str:
    """The name as letters write it: "Anna-Lise van der Berg, MD"."""
    return display_name(_name(person))


@register.filter
def kind_title(key: str) -> str:
    """A credential kind's title."""
    kind = credential_kinds().get(key)
    return kind.title if kind else key


@register.filter
def kind_short(key: str) -> str:
    """A credential kind's short title."""
    kind = credential_kinds().get(key)
    return kind.short if kind else key


@register.filter
def profession_title(key: str) -> str:
    """A profession's title."""
    profession = professions().get(key)
    return profession.title if profession else key


@register.filter
def facility_kind_title(key: str) -> str:
    """A facility kind's title."""
    return facility_kinds().get(key, key)


@register.filter
def requirement_title(key: str) -> str:
    """A requirement's title."""
    requirement = requirements().get(key)
    return requirement.title if requirement else key


@register.filter
def source_name(verification: Verification) -> str:
    """The name of the source that was asked."""
    kind = credential_kinds().get(verification.kind)
    named = {source.key: source.name for source in kind.sources} if kind else {}
    return named.get(verification.source, verification.source)


@register.filter
def method_word(method: str) -> str:
    """How a source was asked, in words."""
    return dict(METHODS).get(method, method).lower()


@register.filter
def result_word(result: str) -> str:
    """What a source answered, in words."""
    return dict(RESULTS).get(result, result)


@register.filter
def status_word(status: str) -> str:
    """A licence's status, in words."""
    return dict(STATUSES).get(status, status)


@register.filter
def term(credential: Credential) -> str:
    """The dates of a credential as its kind means them, as precisely as they are known."""
    kind = credential_kinds().get(credential.kind)
    start, end = (_day(day, credential.precision) for day in _ends(credential))
    meaning = kind.dates if kind else "expiry"
    if credential.continuous:
        return "kept current without an end date"
    if meaning == "expiry":
        return f"until {end}" if end else "no end date on file"
    if meaning == "moment" or not end:
        return f"{start} – now" if meaning == "history" and start else start or "no date"
    return f"{start or '?'} – {end}"


def _ends(credential: Credential):
    return credential.starts_on, credential.ends_on


def _day(day, precision: str) -> str:
    return day.strftime(DATE_FORMS[precision]) if day else ""


@register.filter
def detail_lines(credential: Credential) -> list[tuple[str, str]]:
    """Label and value of what the kind asks for beyond number and dates."""
    kind = credential_kinds().get(credential.kind)
    asked = {field.key: field for field in kind.fields} if kind else {}
    return [
        _detail(key, value, asked.get(key)) for key, value in credential.details.items() if value
    ]


def _detail(key: str, value: str, field: Field | None) -> tuple[str, str]:
    if field is None:
        return key, value
    return field.label, f"${intcomma(value)}" if field.type == "money" else value


@register.filter
def inside(title: str) -> str:
    """A title inside a sentence: "state licence", but "DEA registration"."""
    return words.inside(title)


@register.filter
def viewable(document) -> bool:
    """Whether the pages of a document can be shown as pictures."""
    return is_viewable(document)


@register.filter
def pages(document) -> range:
    """The numbers of a document's pages that are shown beside a form."""
    return range(1, min(document.pages or 1, 12) + 1)


@register.filter
def consequence_title(consequence) -> str:
    """What the bylaws attach to the lapse, in words."""
    kind = credential_kinds().get(consequence.credential.kind)
    return kind.lapse.title if kind and kind.lapse else consequence.kind


@register.filter
def severity_word(severity: str) -> str:
    """With what force a rule binds, in words."""
    return severity.replace("_", " ").capitalize()


@register.filter
def confidence_word(confidence: str) -> str:
    """How a rule's text was seen, in words."""
    return {
        "V": "seen in the source",
        "V2": "seen in a secondary source",
        "G": "general knowledge, not seen in the source",
        "D": "sources disagree",
    }.get(confidence, confidence)
