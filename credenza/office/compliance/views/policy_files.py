"""Files of policies: read in from a form, and handed out."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from csp.constants import NONE
from csp.decorators import csp
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from credenza.core.policies.text import Block, blocks_of
from credenza.formats.policies.docx import read_docx
from credenza.formats.policies.model import Paper, Unreadable
from credenza.formats.policies.pdf import as_pdf, redline_pdf
from credenza.formats.policies.tracked import tracked_docx
from credenza.formats.typesetting import Unset
from credenza.office.compliance.actions.policy_versions import Written
from credenza.office.compliance.forms.policies import VersionForm
from credenza.office.compliance.models import PolicyVersion
from credenza.office.compliance.queries.policies import SEE
from credenza.office.compliance.queries.policy_versions import lines_of, paper_of
from credenza.office.compliance.views.policy_reach import pair_of, version_of
from credenza.office.documents.queries import read
from credenza.office.ledger.actions import record
from credenza.office.meetings.views.copies import file_answer, pdf_answer
from credenza.office.practitioners.views.handing import examined, stored
from credenza.office.team.queries import actor_of
from credenza.office.team.rights import needs

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Handed:
    """A text that came with a form: its blocks, the examined file, what of it is lost."""

    blocks: tuple[Block, ...]
    file: object = None
    lost: tuple[str, ...] = ()

    def kept(self, request: HttpRequest) -> Written:
        """With its file stored; to be called in one transaction with what writes the version."""
        return Written(self.blocks, stored(request, self.file), self.lost)


def read_in(request: HttpRequest, form: VersionForm) -> Handed | None:
    """The text that came with a form; None with an error on the form where it cannot be read."""
    typed = form.typed()
    if typed is not None:
        return Handed(typed)
    handed = examined(request, "document", form)
    if handed is None:
        return None
    if handed.facts.media_type != DOCX:
        form.add_error("document", "A policy comes in as a Word document (DOCX), or is typed.")
        return None
    try:
        found = read_docx(handed.data)
    except Unreadable as error:
        form.add_error("document", str(error))
        return None
    return Handed(found.blocks, handed, found.lost)


@needs(SEE)
@csp({"default-src": [NONE], "sandbox": True})
def original(request: HttpRequest, pk: int) -> HttpResponse:
    """The Word document as it was handed in."""
    one = version_of(request, pk)
    if one.document is None:
        raise Http404
    _record(request, one, "original")
    return file_answer(read(one.document), one.document.media_type, one.document.name)


@needs(SEE)
@csp({"default-src": [NONE], "sandbox": True})
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """A version on paper."""
    one = version_of(request, pk)
    make = lambda: as_pdf(paper_of(one), blocks_of(one.blocks))  # noqa: E731
    return _on_paper(request, one, make, _name(one))


@needs(SEE)
@csp({"default-src": [NONE], "sandbox": True})
def compared_docx(request: HttpRequest, old: int, new: int) -> HttpResponse:
    """The redline as a Word document in which the changes are tracked."""
    before, after = pair_of(request, old, new)
    made = tracked_docx(_compared(before, after), lines_of(before, after), after.made_at)
    _record(request, after, f"docx beside {before.number}")
    return file_answer(made, DOCX, f"{_name(after)}, changes since {before.number}.docx")


@needs(SEE)
@csp({"default-src": [NONE], "sandbox": True})
def compared_pdf(request: HttpRequest, old: int, new: int) -> HttpResponse:
    """The redline on paper."""
    before, after = pair_of(request, old, new)
    make = lambda: redline_pdf(_compared(before, after), lines_of(before, after))  # noqa: E731
    name = f"{_name(after)}, changes since {before.number}"
    return _on_paper(request, after, make, name)


def _on_paper(
    request: HttpRequest, one: PolicyVersion, make: Callable[[], bytes], name: str
) -> HttpResponse:
    """The PDF; back to the page, which says why, where the fonts lack a character of the text."""
    try:
        made = make()
    except Unset as unset:
        messages.error(request, f"{unset} Read it on the page, or take the Word document.")
        return redirect("policy-version", one.pk)
    _record(request, one, "pdf")
    return pdf_answer(made, name)


def _compared(before: PolicyVersion, after: PolicyVersion) -> Paper:
    words = f"What changed from version {before.number} to version {after.number}"
    return replace(paper_of(after), standing=words)


def _name(one: PolicyVersion) -> str:
    return f"{one.title}, version {one.number}"


def _record(request: HttpRequest, one: PolicyVersion, kind: str) -> None:
    detail = {"policy": one.policy_id, "version": one.number, "as": kind}
    record("policy:fetch", by=actor_of(request), at=timezone.now(), detail=detail)
