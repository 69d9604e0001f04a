"""The three questions, as the pack words them."""

from django import forms

from credenza.packs.case_letters import service_policy

SCALE = {1: "No, not at all", 2: "Rather not", 3: "Partly", 4: "Mostly", 5: "Yes"}


class RatingForm(forms.Form):
    """Three answers on one scale, and words if somebody likes."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for key, title in service_policy().questions.items():
            self.fields[key] = forms.TypedChoiceField(
                label=title, choices=SCALE.items(), coerce=int, widget=forms.RadioSelect
            )
        self.fields["words"] = forms.CharField(
            label="Anything else?",
            required=False,
            max_length=4000,
            widget=forms.Textarea(attrs={"rows": 3}),
        )
