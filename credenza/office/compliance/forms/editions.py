"""The shape of a new edition that comes in, and of its adoption."""

from django import forms

from credenza.packs.loader import standards

MOST = 1_000_000  # bytes


class EditionForm(forms.Form):
    """The pack that is replaced, and the file with its new edition."""

    pack = forms.ChoiceField(label="Replaces")
    file = forms.FileField(
        label="New edition", help_text="A pack as text (TOML), in the form of those that ship."
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pack"].choices = [
            (pack.key, f"{pack.title}, edition {pack.edition}") for pack in standards().values()
        ]

    def clean_file(self) -> str:
        upload = self.cleaned_data["file"]
        if upload.size > MOST:
            raise forms.ValidationError("A pack is a small text: this file is over 1 MB.")
        try:
            text = upload.read().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise forms.ValidationError("This is no text in UTF-8: save it as such.") from error
        if "\0" in text:
            raise forms.ValidationError("This text has a NUL in it: save it anew from an editor.")
        return text


class AdoptEditionForm(forms.Form):
    """Where an edition is adopted, from when, and why."""

    facility = forms.ModelChoiceField(None, empty_label=None)
    from_on = forms.DateField(
        label="From", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    reason = forms.CharField(label="Why", max_length=400, required=False)

    def __init__(self, *args, facilities, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["facility"].queryset = facilities
