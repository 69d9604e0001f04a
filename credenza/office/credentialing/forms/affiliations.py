"""What is typed about an affiliation request."""

from django import forms

from credenza.core.identifiers import check_npi
from credenza.office.practitioners.forms.day import SealedText


class AffiliationForm(forms.Form):
    """Whom a request is about, and who asks."""

    facility = forms.ModelChoiceField(None, label="Asked of", empty_label=None)
    last_name = forms.CharField(label="Last name", max_length=100)
    first_name = forms.CharField(label="First name", max_length=100, required=False)
    npi = forms.CharField(label="NPI", max_length=10, required=False)
    born = forms.CharField(
        label="Birth date, or the part they gave",
        max_length=30,
        required=False,
        widget=SealedText,
        help_text="Such as 1975-03-14, 03/14/1975, 1975, or xx/xx/1975.",
    )
    requester = forms.CharField(label="Who asks", max_length=200, help_text="Hospital or company.")
    contact = forms.CharField(label="Person", max_length=120, required=False)
    email = forms.EmailField(label="E-mail", required=False)
    their_number = forms.CharField(label="Their number", max_length=60, required=False)
    released = forms.BooleanField(
        label="A release signed by the practitioner came with it or is on file", required=False
    )

    def __init__(self, *args, facilities, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["facility"].queryset = facilities

    def clean_npi(self) -> str:
        npi = self.cleaned_data["npi"].strip()
        if npi and not check_npi(npi):
            raise forms.ValidationError(check_npi(npi).reason)
        return npi

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()

    @property
    def values(self) -> dict[str, object]:
        """The columns of the request, without the facility."""
        return {key: value for key, value in self.cleaned_data.items() if key != "facility"}


class AffiliationListForm(forms.Form):
    """A spreadsheet of requests."""

    facility = forms.ModelChoiceField(None, label="Asked of", empty_label=None)
    file = forms.FileField(label="List", help_text="XLSX or CSV.")

    def __init__(self, *args, facilities, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["facility"].queryset = facilities
