"""The shape of what people type about people and places; every field is named."""

from django import forms
from django.core.validators import RegexValidator

from credenza.core.applications.term import CYCLES, FULL
from credenza.core.law import Pack
from credenza.core.permissions import GUESTS, MEMBER, ROLES, Grant
from credenza.core.screening.agreeing import NEVER, POLICIES
from credenza.office.team.models import Bylaw, Committee, Department, Facility
from credenza.packs.loader import facility_kinds, requirements, standards

ZONES = (
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Anchorage",
    "Pacific/Honolulu",
    "America/Puerto_Rico",
    "Pacific/Guam",
)
ZONE_CHOICES = [(zone, zone.replace("_", " ")) for zone in ZONES]
STATE = RegexValidator(r"^[A-Z]{2}$", "Write the two capital letters of the state, such as OH.")


class NameForm(forms.Form):
    """The name under which a person acts."""

    name = forms.CharField(max_length=120)


class RoleForm(forms.Form):
    """A role and where it counts."""

    role = forms.ChoiceField(
        choices=[
            ("", "Choose a role"),
            *((role, role.capitalize()) for role in ROLES if role not in GUESTS),
        ]
    )
    whole_office = forms.BooleanField(label="In the whole office", required=False)
    facility = forms.ModelChoiceField(
        Facility.objects.none(), required=False, empty_label="Choose a facility"
    )
    department = forms.ModelChoiceField(
        Department.objects.none(), required=False, empty_label="All departments"
    )
    committee = forms.ModelChoiceField(
        Committee.objects.none(),
        required=False,
        empty_label="All committees",
        help_text="For members: the one committee whose word they record.",
    )

    def __init__(self, *args, facilities, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["facility"].queryset = facilities
        self.fields["department"].queryset = Department.objects.filter(
            facility__in=facilities
        ).select_related("facility")
        self.fields["department"].label_from_instance = _with_facility
        if "committee" in self.fields:
            rows = Committee.objects.filter(facility__in=facilities).select_related("facility")
            self.fields["committee"].queryset = rows.order_by("facility__name", "name", "id")
            self.fields["committee"].label_from_instance = _with_facility

    def clean(self) -> dict:
        chosen = super().clean()
        department, facility = chosen.get("department"), chosen.get("facility")
        if bool(facility) == chosen["whole_office"]:
            self.add_error("facility", "Choose one facility, or the whole office.")
        if department and department.facility_id != getattr(facility, "pk", None):
            self.add_error("department", f"Choose {department.facility} as the facility with it.")
        self._refuse_odd_seat(chosen.get("committee"), facility, chosen.get("role"))
        return chosen

    def _refuse_odd_seat(self, committee, facility, role: str | None) -> None:
        if committee and role != MEMBER:
            self.add_error("committee", "Only members sit in a committee.")
        elif committee and committee.facility_id != getattr(facility, "pk", None):
            self.add_error("committee", f"Choose {committee.facility} as the facility with it.")

    def grant(self) -> Grant:
        """The role as the rules see it."""
        chosen = self.cleaned_data
        places = (getattr(chosen[name], "pk", None) for name in ("facility", "department"))
        return Grant(chosen["role"], *places)


class InviteForm(RoleForm):
    """A new colleague and their first role."""

    name = forms.CharField(max_length=120)
    email = forms.EmailField(label="E-mail")
    committee = None
    field_order = ["name", "email", "role", "whole_office", "facility", "department"]


class ReasonForm(forms.Form):
    """Why something is done, for the ledger."""

    reason = forms.CharField(max_length=400)


class Versioned(forms.ModelForm):
    """A model form whose changes carry the version that was seen."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            del self.fields["version"]


class FacilityForm(Versioned):
    """A facility and the bodies whose rules it has taken on."""

    kind = forms.ChoiceField()
    state = forms.CharField(max_length=2, validators=[STATE])
    zone = forms.ChoiceField(label="Time zone", choices=ZONE_CHOICES)
    bodies = forms.MultipleChoiceField(
        label="Rules taken on",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Law binds by kind and state; these bind because the facility chose them.",
    )

    class Meta:
        model = Facility
        fields = [
            "name",
            "short_name",
            "kind",
            "city",
            "state",
            "zone",
            "bodies",
            "opened_on",
            "version",
        ]
        widgets = {"opened_on": forms.DateInput(attrs={"type": "date"})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = list(facility_kinds().items())
        self.fields["bodies"].choices = [
            (pack.key, pack.title) for pack in standards().values() if _is_chosen(pack)
        ]


class DepartmentForm(Versioned):
    """A department, or a section under one."""

    class Meta:
        model = Department
        fields = ["name", "parent", "version"]
        labels = {"parent": "Section of"}

    def __init__(self, *args, facility: Facility, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance.facility = facility
        others = facility.departments.exclude(pk=self.instance.pk).filter(parent=None)
        self.fields["parent"].queryset = others
        self.fields["parent"].empty_label = "No other department"

    def clean_name(self) -> str:
        name, department = self.cleaned_data["name"], self.instance
        namesakes = Department.objects.filter(facility=department.facility, name__iexact=name)
        if namesakes.exclude(pk=department.pk).exists():
            raise forms.ValidationError(f"{department.facility} has a department of this name.")
        return name


class BylawForm(forms.ModelForm):
    """A limit that the facility's bylaws set."""

    requirement = forms.ChoiceField()

    class Meta:
        model = Bylaw
        fields = ["requirement", "limit", "citation", "effective_on"]
        widgets = {"effective_on": forms.DateInput(attrs={"type": "date"})}
        help_texts = {
            "limit": "In the unit of the requirement; stricter than the rules in force.",
            "citation": "Where the bylaws say so, such as “Bylaws 4.2(b), 2026”.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["requirement"].choices = [
            (one.key, f"{one.title} ({one.unit})") for one in requirements().values() if one.unit
        ]


class EndForm(forms.Form):
    """The last day on which a bylaw binds."""

    ended_on = forms.DateField(
        label="Last day in force", widget=forms.DateInput(attrs={"type": "date"})
    )


class SettingsForm(forms.Form):
    """The office's own choices; each field is a setting's key."""

    second_factor = forms.ChoiceField(
        label="Second factor at sign-in",
        choices=[("offered", "Offered to everybody"), ("required", "Required of everybody")],
    )
    notice_days = forms.CharField(
        label="Notices go out",
        help_text="Days before a credential lapses, separated by commas.",
    )
    chair_notice_days = forms.CharField(
        label="The chair is told",
        help_text="Days before a credential lapses, separated by commas.",
    )
    zone = forms.ChoiceField(label="Time zone of the office", choices=ZONE_CHOICES)
    reappointment_cycle = forms.ChoiceField(
        label="New terms last", choices=list(CYCLES.items()), required=False
    )
    screening_agreement = forms.ChoiceField(
        label="Rulings on who is listed", choices=list(POLICIES.items()), required=False
    )
    sender = forms.EmailField(
        label="Sender of letters", required=False, help_text="Empty: the server's own address."
    )

    def clean_reappointment_cycle(self) -> str:
        return self.cleaned_data["reappointment_cycle"] or FULL

    def clean_screening_agreement(self) -> str:
        return self.cleaned_data["screening_agreement"] or NEVER

    def clean_notice_days(self) -> list[int]:
        return self._days("notice_days")

    def clean_chair_notice_days(self) -> list[int]:
        return self._days("chair_notice_days")

    def _days(self, field: str) -> list[int]:
        words = self.cleaned_data[field].replace(" ", "").split(",")
        if not all(word.isascii() and word.isdigit() and 0 < int(word) <= 365 for word in words):
            raise forms.ValidationError("Write days between 1 and 365, such as 90, 60, 30.")
        return sorted({int(word) for word in words}, reverse=True)


def _with_facility(place: Department | Committee) -> str:
    return f"{place} ({place.facility})"


def _is_chosen(pack: Pack) -> bool:
    """Does some rule of the pack bind only where it was taken on, not as law?"""
    return any(rule.severity != "law" for rule in pack.rules)
