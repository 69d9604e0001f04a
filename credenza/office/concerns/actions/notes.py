"""Notes in a case: for all its readers, or for their author alone."""

from datetime import datetime

from credenza.core.permissions import Actor
from credenza.office.concerns.actions.holding import held, required
from credenza.office.concerns.models import Note
from credenza.office.concerns.queries.sealed import sealed
from credenza.office.ledger.actions import act


@act("case:note")
def write_note(*, case, words: str, own: bool = False, by: Actor, at: datetime) -> Note:
    """Write a note; ``own``: nobody but its author reads it. It is not changed afterwards."""
    case = held(case, "concern:note", by)
    one = Note(case=case, author_id=by.id, own=own, written_at=at)
    one.words_sealed = sealed(required(words, "Write the note."), "note", one.uid, "words")
    one.save()
    return one
