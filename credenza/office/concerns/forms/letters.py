"""What is typed into a letter of a case."""

from collections.abc import Mapping

from credenza.core.letters import LetterKind
from credenza.office.correspondence.forms import OWN, LetterForm
from credenza.office.correspondence.queries.addressees import Addressee


class CaseLetterForm(LetterForm):
    """A kind's own fields and the addressee; it leaves from the case's facility.

    Until something is typed, it is read as it begins.
    """

    def __init__(self, *args, kind: LetterKind, **kwargs):
        super().__init__(
            *args, kind=kind, facilities=(), whole_office=False, correcting=False, **kwargs
        )
        del self.fields["facility"]
        begun = {name: self.get_initial_for_field(one, name) for name, one in self.fields.items()}
        self.cleaned_data = {name: str(value or "") for name, value in begun.items()}


def begin(kind: LetterKind, known: Mapping[str, str], to: Addressee) -> dict[str, str]:
    """What the form begins with: to whom, and what the case knows of the kind's fields."""
    own = {f"{OWN}{one.key}": known.get(one.key, "") for one in kind.fields}
    return own | {
        "name": to.name,
        "lines": "\n".join(to.lines),
        "email": to.email,
        "greeting": to.greeting,
    }
