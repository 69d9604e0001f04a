"""Who somebody is, and where they are appointed."""

from datetime import date

from django import forms
from django.utils import timezone

from credenza.core.identifiers import check_npi, ssn_is_valid
from credenza.office.practitioners.forms.day import Day, SealedDay, SealedText
from credenza.office.practitioners.forms.words import CATEGORIES, NAME_KINDS, STANDINGS, choices
from credenza.office.practitioners.models import Appointment, Practitioner
from credenza.office.practitioners.queries.days import today
from credenza.office.team.queries import departments
from credenza.packs.loader import professions

NOT_SHOWN = "Leave empty to keep it. It is not shown back: type it again after a correction."


class PractitionerForm(forms.ModelForm):
    """Identity and contact. The birth date and SSN are typed in anew, never shown back."""

    profession = forms.ChoiceField()
    born_on = forms.DateField(
        label="Birth date", required=False, help_text=NOT_SHOWN, widget=SealedDay
    )
    ssn = forms.CharField(
        label="Social Security number",
        required=False,
        max_length=11,
        help_text=NOT_SHOWN,
        widget=SealedText,
    )
    languages = forms.CharField(required=False, help_text="Separate with commas.")
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Practitioner
        fields = [
            "last_name",
            "first_name",
            "middle_name",
            "suffix",
            "preferred_name",
            "degrees",
            "profession",
            "sex",
            "npi",
            "caqh",
            "email",
            "mobile",
            "phone",
            "street",
            "city",
            "state",
            "postal_code",
            "languages",
        ]
        labels = {"npi": "NPI", "caqh": "CAQH ID", "email": "E-mail", "postal_code": "ZIP code"}
        widgets = {"npi": forms.TextInput(attrs={"inputmode": "numeric"})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["profession"].choices = choices(
            (key, one.title) for key, one in professions().items()
        )
        self.fields["sex"].widget = forms.Select(
            choices=choices([("F", "Female"), ("M", "Male"), ("X", "Other")])
        )
        if not self.instance.pk:
            self.fields["born_on"].help_text = self.fields["ssn"].help_text = ""
        else:
            self.initial["languages"] = ", ".join(self.instance.languages)

    def clean_npi(self) -> str:
        npi = (self.cleaned_data["npi"] or "").strip()
        if npi and not (verdict := check_npi(npi)):
            raise forms.ValidationError(verdict.reason)
        return npi

    def clean_ssn(self) -> str:
        ssn = "".join(filter(str.isdigit, self.cleaned_data["ssn"]))
        if ssn and not ssn_is_valid(ssn):
            raise forms.ValidationError("Nine digits as on the card; this number is never issued.")
        return ssn

    def clean_state(self) -> str:
        return self.cleaned_data["state"].upper()

    def clean_languages(self) -> list[str]:
        return [word.strip() for word in self.cleaned_data["languages"].split(",") if word.strip()]

    def clean_born_on(self) -> date | None:
        born_on = self.cleaned_data["born_on"]
        if born_on and not date(1900, 1, 1) < born_on < today(timezone.now()):
            raise forms.ValidationError("A birth date lies in the past, after 1900.")
        return born_on

    def validate_unique(self) -> None:
        """Left to the action, which says whose file has the number."""

    @property
    def values(self) -> dict:
        """What an action takes: empty birth date and SSN mean that they stay as they are."""
        kept = {"version"} | {key for key in ("born_on", "ssn") if not self.cleaned_data[key]}
        return {key: value for key, value in self.cleaned_data.items() if key not in kept}


class AppointmentForm(forms.ModelForm):
    """An appointment at one facility."""

    category = forms.ChoiceField(choices=choices((one, one) for one in CATEGORIES))
    standing = forms.ChoiceField(
        choices=STANDINGS, help_text="“Ended” ends the privileges held at this facility too."
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(required=False, max_length=200, label="Why")

    class Meta:
        model = Appointment
        fields = [
            "facility",
            "department",
            "category",
            "standing",
            "decided_on",
            "starts_on",
            "ends_on",
            "reappointment_due_on",
        ]
        labels = {"decided_on": "Decided by the board on", "ends_on": "Last day"}
        widgets = dict.fromkeys(
            ("decided_on", "starts_on", "ends_on", "reappointment_due_on"), Day()
        )

    def __init__(self, *args, facilities, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["facility"].queryset = facilities
        self.fields["department"].queryset = departments().filter(facility__in=facilities)
        self.fields["department"].label_from_instance = lambda one: (
            f"{one.facility.short_name}: {one.name}"
        )
        if self.instance.pk:
            self.fields["facility"].disabled = True

    def clean(self):
        data = super().clean()
        starts_on, ends_on = data.get("starts_on"), data.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", "The last day is before the first.")
        facility, department = data.get("facility"), data.get("department")
        if department and facility and department.facility_id != facility.pk:
            self.add_error("department", "This department belongs to another facility.")
        return data

    @property
    def values(self) -> dict:
        return {
            key: value
            for key, value in self.cleaned_data.items()
            if key not in ("version", "reason")
        }


class OtherNameForm(forms.Form):
    """A former or other name under which somebody is found."""

    # A row left as it is shown is an empty one, and the browser sends the kind it shows.
    kind = forms.ChoiceField(choices=NAME_KINDS, initial=NAME_KINDS[0][0])
    last_name = forms.CharField(max_length=100)
    first_name = forms.CharField(max_length=100, required=False)
    middle_name = forms.CharField(max_length=100, required=False)


class SpecialtyForm(forms.Form):
    """A specialty in the office's words, with its NUCC code where it has one."""

    title = forms.CharField(max_length=120)
    code = forms.RegexField(
        r"^[0-9A-Za-z]{9}X$",
        label="NUCC code",
        required=False,
        error_messages={"invalid": "A NUCC code has nine letters or digits and an X."},
    )


OtherNames = forms.formset_factory(OtherNameForm, extra=2, can_delete=True)
Specialties = forms.formset_factory(SpecialtyForm, extra=2, can_delete=True, can_order=False)


def rows_of(formset) -> list[dict]:
    """The filled rows of a formset that are not to go."""
    return [
        {key: value for key, value in form.cleaned_data.items() if key != "DELETE"}
        for form in formset
        if form.cleaned_data and not form.cleaned_data.get("DELETE")
    ]


class PhotoForm(forms.Form):
    """The photo of a file."""

    photo = forms.FileField(help_text="JPEG, PNG or WEBP.")
