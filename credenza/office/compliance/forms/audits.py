"""What is typed about audits: what to draw, how files are scored, what is done about findings."""

from collections.abc import Iterable

from django import forms

from credenza.core.standards.scoring import ANSWERS, Element
from credenza.office.compliance.forms.surveys import DrawForm
from credenza.packs.loader import audit_sheets

LONGEST = 400


class AuditForm(DrawForm):
    """An audit to be drawn."""

    facility = forms.ModelChoiceField(None, empty_label="Choose a facility")
    title = forms.CharField(max_length=120, help_text="Such as “Credentials files 2026”")
    sheet = forms.ChoiceField(label="Score sheet")
    delegate = forms.CharField(
        label="Delegate",
        required=False,
        max_length=160,
        help_text="The organisation whose files they are, where it credentials for you",
    )
    field_order = ["facility", "title", "sheet", "delegate", "since", "until", "method", "seed"]

    def __init__(self, *args, facilities, **more):
        super().__init__(*args, **more)
        self.fields["facility"].queryset = facilities
        sheets = audit_sheets().values()
        self.fields["sheet"].choices = [(one.key, f"{one.title}: {one.words}") for one in sheets]


class SheetForm(forms.Form):
    """The answers of one file; an element left open is not answered yet."""

    def __init__(self, *args, elements: Iterable[Element], **more):
        super().__init__(*args, **more)
        self.elements = list(elements)
        for one in self.elements:
            self.fields[one.key] = forms.ChoiceField(
                choices=list(ANSWERS.items()), required=False, label=one.title
            )
            self.fields[f"{one.key}-words"] = forms.CharField(
                required=False, max_length=LONGEST, label=f"Note on {one.title.lower()}"
            )

    @property
    def answers(self) -> dict[str, tuple[str, str]]:
        """By element, the answer and the words beside it."""
        said = self.cleaned_data
        return {
            one.key: (said[one.key], said[f"{one.key}-words"])
            for one in self.elements
            if said[one.key]
        }


class CloseForm(forms.Form):
    """What an audit concludes."""

    conclusion = forms.CharField(max_length=4000, widget=forms.Textarea({"rows": 3}))


class PlanForm(forms.Form):
    """How a finding is corrected."""

    words = forms.CharField(
        label="What is done about it", max_length=2000, widget=forms.Textarea({"rows": 3})
    )
    owner = forms.ModelChoiceField(None, label="By whom", empty_label="Choose")
    due_on = forms.DateField(label="Until", widget=forms.DateInput({"type": "date"}))

    def __init__(self, *args, owners, **more):
        super().__init__(*args, **more)
        self.fields["owner"].queryset = owners
        self.fields["owner"].label_from_instance = lambda user: user.name
