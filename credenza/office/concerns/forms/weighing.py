"""What is typed when the history of complaints was weighed."""

from django import forms


class WeighingForm(forms.Form):
    """On which day, and what was looked at."""

    on = forms.DateField(label="Weighed on", widget=forms.DateInput({"type": "date"}))
    looked_at = forms.CharField(
        label="What was looked at, and what follows",
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Sealed. Complaints and adverse events alike; the committee's name, if it did.",
    )
