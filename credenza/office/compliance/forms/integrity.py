"""The shape of what people say of signs, of the yearly audit, and of lessons."""

from django import forms

from credenza.office.compliance.queries.integrity import JUSTIFIED, UNJUSTIFIED

DAY = {"widget": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}


class RulingForm(forms.Form):
    """Whether what was found is justified, and why."""

    ruling = forms.ChoiceField(
        label="It is",
        widget=forms.RadioSelect,
        choices=[(JUSTIFIED, "Justified"), (UNJUSTIFIED, "Not justified")],
    )
    reason = forms.CharField(
        label="Because",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What an auditor reads: who was asked, and what they showed.",
    )


class AuditForm(forms.Form):
    """The yearly look: which files, what it showed, and what follows."""

    facility = forms.ModelChoiceField(None, empty_label=None)
    since = forms.DateField(label="Decided from", **DAY)
    until = forms.DateField(label="to", **DAY)
    held_on = forms.DateField(label="Held on", **DAY)
    seed = forms.CharField(
        max_length=60, help_text="Any word or number: the same draws the same files again."
    )
    conclusion = forms.CharField(max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))
    follow_up = forms.CharField(
        label="What follows",
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, facilities, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["facility"].queryset = facilities

    def clean(self) -> dict:
        chosen = super().clean()
        since, until = chosen.get("since"), chosen.get("until")
        if since and until and until < since:
            self.add_error("until", "The last day lies before the first.")
        return chosen


class LessonForm(forms.Form):
    """Who was taught, what, and when."""

    users = forms.ModelMultipleChoiceField(
        None, label="Colleagues", widget=forms.CheckboxSelectMultiple
    )
    subject = forms.CharField(max_length=160, initial="Honest documentation")
    taught_on = forms.DateField(label="Taught on", **DAY)

    def __init__(self, *args, users, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["users"].queryset = users
        self.fields["users"].label_from_instance = lambda user: user.name
