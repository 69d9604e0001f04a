"""What is typed about lists: a file, where copies come from, whom to look for."""

from django import forms

from credenza.core.identifiers import npi_is_valid


class LoadForm(forms.Form):
    """A copy by hand."""

    file = forms.FileField(
        label="File", help_text="As its publisher gives it: not opened and saved again."
    )
    accepted = forms.CharField(
        label="If it lost many entries: why that is right",
        max_length=300,
        required=False,
        help_text="Whom you asked at the publisher and when. Otherwise leave it empty.",
    )


class ArrangeForm(forms.Form):
    """How copies come."""

    downloads = forms.BooleanField(label="Fetch it from its publisher every night", required=False)
    address = forms.CharField(
        label="Address of the file",
        max_length=500,
        required=False,
        help_text="Begins with https://. Empty: the publisher's own address.",
    )


class LeaveForm(forms.Form):
    """Why a list is followed no more."""

    reason = forms.CharField(label="Why", max_length=300)


class LookUpForm(forms.Form):
    """Whom to look for on the lists; one of the names and the NPI is needed."""

    last = forms.CharField(label="Last name", max_length=80, required=False)
    first = forms.CharField(label="First name", max_length=80, required=False)
    middle = forms.CharField(label="Middle name", max_length=80, required=False)
    born_on = forms.DateField(
        label="Birth date",
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "autocomplete": "off"}, format="%Y-%m-%d"),
    )
    npi = forms.CharField(label="NPI", max_length=10, required=False)

    def clean_npi(self) -> str:
        npi = self.cleaned_data["npi"].strip()
        if npi and not npi_is_valid(npi):
            raise forms.ValidationError("This is no NPI: one of its digits is wrong.")
        return npi

    def clean(self) -> dict:
        given = super().clean()
        if not (given.get("last") or given.get("npi") or self.errors):
            raise forms.ValidationError("Type a last name or an NPI.")
        return given


class CheckForm(forms.Form):
    """What OIG publishes beside the LEIE: both supplements of a month, or the corrections."""

    excluded = forms.FileField(
        label="Supplement of exclusions", required=False, help_text="Such as 2611EXCL.csv."
    )
    reinstated = forms.FileField(
        label="Supplement of reinstatements", required=False, help_text="Such as 2611REIN.csv."
    )
    corrections = forms.FileField(
        label="Profile corrections", required=False, help_text="“Updated LEIE Information”, PDF."
    )

    def clean(self) -> dict:
        given = super().clean()
        if bool(given.get("excluded")) != bool(given.get("reinstated")):
            raise forms.ValidationError("The supplements of a month belong together: choose both.")
        if not (given.get("excluded") or given.get("corrections") or self.errors):
            raise forms.ValidationError("Choose both supplements of a month, or the corrections.")
        return given
