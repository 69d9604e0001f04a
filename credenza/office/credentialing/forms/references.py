"""What is typed about references by the office, and what a reference types on the page itself."""

from django import forms

from credenza.core.applications.references import SPEAKERS
from credenza.office.practitioners.forms.day import Day
from credenza.office.practitioners.forms.words import choices
from credenza.packs.loader import professions, reference_policy


class ReferenceNameForm(forms.Form):
    """Somebody to be asked, and what is known of them."""

    speaker = forms.ChoiceField(label="Asked as", choices=SPEAKERS.items())
    name = forms.CharField(label="Name", max_length=120)
    title = forms.CharField(label="Title", max_length=160, required=False)
    organisation = forms.CharField(
        label="Hospital, practice or program", max_length=200, required=False
    )
    profession = forms.ChoiceField(label="Profession", required=False)
    relation = forms.ChoiceField(label="How they know each other", required=False)
    known_since = forms.DateField(label="Know each other since", widget=Day, required=False)
    last_worked_on = forms.DateField(
        label="Last worked together",
        widget=Day,
        required=False,
        help_text="Leave empty while they still do.",
    )
    email = forms.EmailField(label="E-mail", required=False)
    phone = forms.CharField(label="Phone", max_length=30, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        known = [(one.key, one.title) for one in professions().values()]
        relations = [(one.key, one.title) for one in reference_policy().relations.values()]
        self.fields["profession"].choices = choices(known, "Not known")
        self.fields["relation"].choices = choices(relations, "Not known")

    @property
    def values(self) -> dict[str, object]:
        """Columns of the row, without the speaker, which is told apart."""
        return {key: value for key, value in self.cleaned_data.items() if key != "speaker"}


class DeclineForm(forms.Form):
    """Why somebody would rather not answer."""

    reason = forms.CharField(
        label="Why not", max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class ForwardForm(forms.Form):
    """Somebody better placed."""

    name = forms.CharField(label="Their name", max_length=120)
    title = forms.CharField(label="Title and place", max_length=160, required=False)
    email = forms.EmailField(label="Their e-mail")
    reason = forms.CharField(
        label="Why they know the work better",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    @property
    def values(self) -> dict[str, object]:
        """Columns of the new row."""
        return {key: self.cleaned_data[key] for key in ("name", "title", "email")}


class TakenForm(forms.Form):
    """How an answer came in that did not come by the link."""

    via = forms.ChoiceField(
        label="How it came", choices=[("phone", "By telephone"), ("paper", "On paper")]
    )
    document = forms.FileField(
        label="The paper", required=False, help_text="PDF, JPEG, PNG, TIFF, WEBP or DOCX."
    )

    def clean(self):
        data = super().clean()
        if data.get("via") == "paper" and not data.get("document"):
            self.add_error("document", "Upload the paper: it is the evidence.")
        return data
