"""What a source was asked, and what it answered."""

from django import forms

from credenza.core.facts import Result
from credenza.core.kinds import CredentialKind
from credenza.office.practitioners.forms.day import Day
from credenza.office.practitioners.forms.words import METHODS, RESULTS


class VerificationForm(forms.Form):
    """What a source was asked and what it answered."""

    facility = forms.ModelChoiceField(None, label="Asked for", required=True)
    jurisdiction = forms.CharField(label="State", max_length=2, min_length=2)
    source = forms.ChoiceField(label="Who was asked")
    other_source = forms.CharField(label="Another source", max_length=200, required=False)
    method = forms.ChoiceField(label="How", choices=METHODS)
    asked_on = forms.DateField(label="Asked on", widget=Day)
    verified_on = forms.DateField(label="Answered on", widget=Day, required=False)
    result = forms.ChoiceField(label="Answer", choices=RESULTS, widget=forms.RadioSelect)
    stated_number = forms.CharField(label="Number they state", max_length=60, required=False)
    stated_status = forms.CharField(label="Status they state", max_length=40, required=False)
    stated_ends_on = forms.DateField(label="Last day they state", widget=Day, required=False)
    evidence = forms.FileField(label="Page or letter they sent", required=False)
    note = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), required=False)
    also = forms.MultipleChoiceField(
        label="The same answer also proves",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, kind: CredentialKind, facilities, others=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["facility"].queryset = facilities
        # Somebody who is appointed nowhere yet is asked about for the whole office.
        if not (kind.is_check and kind.per_facility and facilities.exists()):
            del self.fields["facility"]
        if not (kind.is_check and kind.jurisdiction):
            del self.fields["jurisdiction"]
        sources = [(one.key, one.name) for one in kind.sources]
        self.fields["source"].choices = [*sources, ("other", "Another source")]
        self.fields["also"].choices = others
        if not others:
            del self.fields["also"]
        if kind.is_check or kind.dates != "expiry":
            for name in ("stated_number", "stated_status", "stated_ends_on"):
                del self.fields[name]

    def clean_jurisdiction(self) -> str:
        return self.cleaned_data["jurisdiction"].upper()

    def clean(self):
        data = super().clean()
        if data.get("source") == "other" and not data.get("other_source"):
            self.add_error("other_source", "Name the source that was asked.")
        if data.get("result") not in (None, Result.PENDING) and not data.get("verified_on"):
            self.add_error("verified_on", "Enter the day on which the source answered.")
        if data.get("result") == Result.DIFFERS and not data.get("note"):
            self.add_error("note", "Say what differs: the difference has to be resolved.")
        return data

    @property
    def answer(self) -> dict:
        data = {
            key: value
            for key, value in self.cleaned_data.items()
            if key not in ("other_source", "also", "evidence")
        }
        if data["source"] == "other":
            data["source"] = self.cleaned_data["other_source"]
        if data["result"] == Result.PENDING:
            data["verified_on"] = None
        return data
