"""Small forms: a document handed in, a reason given, a list narrowed."""

from django import forms

from credenza.office.practitioners.forms.words import choices
from credenza.office.team.asked import LONGEST


class DocumentForm(forms.Form):
    """A document for the file, and what it shows."""

    document = forms.FileField(label="File", help_text="PDF, JPEG, PNG, TIFF, WEBP or DOCX.")
    credential = forms.ChoiceField(label="It shows", required=False)
    label = forms.CharField(max_length=120, required=False, help_text="In your own words.")

    def __init__(self, *args, credentials=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["credential"].choices = choices(credentials, "The practitioner in general")


class ReasonForm(forms.Form):
    """Why: a sentence that becomes part of the record."""

    reason = forms.CharField(label="Why", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class WithdrawForm(ReasonForm):
    """A credential that no longer counts."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class FilterForm(forms.Form):
    """The filters of the list; anything that does not read is ignored."""

    q = forms.CharField(label="Name or NPI", required=False, max_length=100)
    facility = forms.IntegerField(required=False, max_value=10**LONGEST)
    department = forms.IntegerField(required=False, max_value=10**LONGEST)
    profession = forms.CharField(required=False, max_length=20)
    category = forms.CharField(required=False, max_length=40)
    standing = forms.CharField(required=False, max_length=12)
    requirement = forms.CharField(required=False, max_length=60)
    state = forms.CharField(required=False, max_length=12)
