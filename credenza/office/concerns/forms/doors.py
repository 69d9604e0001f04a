"""What is typed about a facility's front door."""

from django import forms

from credenza.office.team.queries import sign_ins


class DoorForm(forms.Form):
    """Whether it is open, who answers, and who is told of danger."""

    is_open = forms.BooleanField(
        label="Anybody may tell a concern by the public link", required=False
    )
    phone = forms.CharField(
        label="Telephone for those who cannot wait", max_length=40, required=False
    )
    contact = forms.CharField(
        label="Who answers letters",
        max_length=120,
        required=False,
        help_text="Name and office, as letters name them.",
    )
    urgent_to = forms.ModelChoiceField(
        None, label="Who is told of urgent danger", required=False, empty_label="Nobody yet"
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["urgent_to"].queryset = sign_ins()
