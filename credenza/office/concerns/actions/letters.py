"""Letters to whoever told a case: written, sent, handed over, taken back.

They are typeset as every letter of the office and kept in the case: whom they go to and what they
say is sealed, and no document's name tells it.
"""

import json
from collections.abc import Mapping
from datetime import datetime

import pypdfium2

from credenza.core.concerns import letters as core
from credenza.core.permissions import Actor
from credenza.core.verdict import Refused, refused, require
from credenza.office.concerns.actions.holding import happened, held
from credenza.office.concerns.actions.messages import tell_news
from credenza.office.concerns.models import Case, CaseLetter
from credenza.office.concerns.queries.letters import SENT, WITHDRAWN, WRITTEN, choice, values_of
from credenza.office.concerns.queries.sealed import sealed
from credenza.office.correspondence.actions.letters import BY_HAND, DOCX, PDF
from credenza.office.correspondence.queries.addressees import Addressee
from credenza.office.correspondence.queries.typesetting import Typeset, typeset
from credenza.office.documents.actions import keep
from credenza.office.ledger.actions import act
from credenza.packs.case_letters import case_letters
from credenza.packs.cases import case_kinds

NOT_OF_THIS_KIND = "This kind of case has no such letter."
GONE = "It has left the office already, or was taken back."
NO_ADDRESS = "No e-mail address is known of whoever told it: hand the letter over or post it."


def write_letter(
    *, case: Case, kind: str, to: Addressee, values: Mapping[str, core.Value], by: Actor,
    at: datetime,
) -> CaseLetter:  # fmt: skip
    """Write a letter and keep it in the case as PDF and DOCX; nothing goes out yet.

    Raises Refused, naming what is missing, until the letter says all that its rule asks for.
    """
    found = choice(case, kind)
    if found is None:
        raise Refused(refused(NOT_OF_THIS_KIND))
    for verdict in core.missing(found.rule, values):
        require(verdict)
    made = typeset(
        kind=kind, practitioner=None, facility=case.facility, to=to, values=values, by=by, at=at
    )
    return _keep(case=case, made=made, to=to, values=dict(values), by=by, at=at)


@act("case-letter:write")
def _keep(
    *, case: Case, made: Typeset, to: Addressee, values: dict, by: Actor, at: datetime
) -> CaseLetter:
    case = held(case, "concern:letters", by)
    letter = CaseLetter(
        case=case,
        kind=made.kind.key,
        title=made.kind.title,
        dated_on=made.dated_on,
        pdf=_stored(case, made, "pdf", by=by, at=at),
        docx=_stored(case, made, "docx", by=by, at=at),
        made_at=at,
        made_by=by.name[:120],
    )
    written = json.dumps({"name": to.name, "lines": list(to.lines), "values": values})
    letter.written_sealed = sealed(written, "case letter", letter.uid, "written")
    letter.save()
    return letter


@act("case-letter:send")
def send(*, letter: CaseLetter, by: Actor, at: datetime) -> CaseLetter:
    """Let whoever told the case read it, and mail them that it waits.

    Raises Refused where it says too little, has left already, or no address is known.
    """
    letter = _to_go(letter, by)
    if not _told_of(letter, by, at):
        raise Refused(refused(NO_ADDRESS))
    return _gone(letter, "By e-mail, to be read by a link", by, at)


@act("case-letter:hand-over")
def hand_over(*, letter: CaseLetter, how: str, by: Actor, at: datetime) -> CaseLetter:
    """Record that it left on paper; ``how`` is a key of the office's ways. Raises as ``send``."""
    return _gone(_to_go(letter, by), BY_HAND[how], by, at)


@act("case-letter:withdraw")
def withdraw(*, letter: CaseLetter, by: Actor, at: datetime, reason: str) -> None:
    """Take back a letter that has not left. Raises Refused for one that has."""
    letter = _to_go(letter, by)
    CaseLetter.objects.filter(pk=letter.pk).update(state=WITHDRAWN)


def _to_go(letter: CaseLetter, by: Actor) -> CaseLetter:
    case = held(letter.case, "concern:letters", by)
    kept = CaseLetter.objects.select_for_update().get(pk=letter.pk)
    if kept.state != WRITTEN:
        raise Refused(refused(GONE))
    kept.case = case
    for verdict in core.missing(case_letters()[kept.kind], values_of(kept)):
        require(verdict)
    return kept


def _told_of(letter: CaseLetter, by: Actor, at: datetime) -> bool:
    occasion = f"letter {letter.uid}"
    return tell_news(case=letter.case, what="a letter", occasion=occasion, by=by, at=at)


def _gone(letter: CaseLetter, how: str, by: Actor, at: datetime) -> CaseLetter:
    letter.state, letter.sent_at, letter.sent_how = SENT, at, how[:40]
    letter.save(update_fields=["state", "sent_at", "sent_how"])
    event = case_letters()[letter.kind].event
    if event in case_kinds()[letter.case.kind].events:
        happened(letter.case, event, by, at)
    return letter


def _stored(case: Case, made: Typeset, ending: str, *, by: Actor, at: datetime):
    data = getattr(made, ending)
    return keep(
        data=data,
        name=f"{case.number} {made.kind.title}.{ending}",
        media_type=PDF if ending == "pdf" else DOCX,
        pages=len(pypdfium2.PdfDocument(data)) if ending == "pdf" else None,
        by=by,
        at=at,
    )
