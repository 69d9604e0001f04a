"""What is typed around packets: papers, notes, reasons."""

from django import forms

from credenza.office.meetings.actions.papers import LONGEST_NOTE


class EnclosureForm(forms.Form):
    """A paper put to an item."""

    document = forms.FileField(label="File", help_text="PDF, Word (DOCX) or a picture.")
    title = forms.CharField(
        label="Title",
        max_length=200,
        required=False,
        help_text="As it stands in the packet; the file's name if you leave it empty.",
    )


class RecallForm(forms.Form):
    """Why packets are taken back."""

    reason = forms.CharField(label="Why", max_length=1000, widget=forms.Textarea(attrs={"rows": 2}))


class NoteForm(forms.Form):
    """A reader's own note at an item."""

    body = forms.CharField(
        label="Your note",
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8, "class": "control"}),
    )
