"""What is typed of how much was done."""

from django import forms

from credenza.packs.trends import measures


class ExposureForm(forms.Form):
    """One amount: of the whole facility, of a department, or of a unit."""

    month = forms.RegexField(
        r"^\d{4}-(0[1-9]|1[0-2])$",
        label="Month",
        widget=forms.TextInput({"type": "month", "placeholder": "2026-10"}),
        error_messages={"invalid": "Write the month as 2026-10."},
    )
    measure = forms.ChoiceField(label="What was done")
    amount = forms.DecimalField(
        label="How much", min_value=0, max_value=9_999_999, max_digits=9, decimal_places=2
    )
    department = forms.CharField(label="Department", required=False, max_length=120)
    unit = forms.CharField(
        label="Unit", required=False, max_length=120, help_text="Or leave both empty: all of it"
    )
    source = forms.CharField(
        label="From", required=False, max_length=120, help_text="Such as “ADT census”"
    )

    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        self.fields["measure"].choices = [(key, one.title) for key, one in measures().items()]

    def clean(self) -> dict:
        data = super().clean()
        if data.get("department") and data.get("unit"):
            self.add_error("unit", "Write one amount for the department and another for the unit.")
        return data


class ExposureListForm(forms.Form):
    """A list of amounts."""

    file = forms.FileField(label="The list", help_text="XLSX or CSV")
