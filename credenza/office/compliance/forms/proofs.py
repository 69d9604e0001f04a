"""What is typed to show how a standard stands."""

from django import forms

from credenza.core.standards.proofs import KINDS


class ProofForm(forms.Form):
    """How a standard that files cannot prove was shown to stand."""

    meets = forms.TypedChoiceField(
        label="It is",
        choices=[("yes", "met"), ("no", "not met")],
        coerce=lambda word: word == "yes",
    )
    kind = forms.ChoiceField(label="Shown by", choices=list(KINDS.items()))
    words = forms.CharField(
        label="What was seen, and where it is",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    valid_until = forms.DateField(
        label="Holds until",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="Empty: until somebody takes it back.",
    )
    document = forms.FileField(label="Document", required=False)
