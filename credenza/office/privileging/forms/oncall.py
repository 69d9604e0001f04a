"""What is typed about who is on call."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone

from credenza.core.privileges.oncall import instant
from credenza.packs.loader import privilege_forms

LONGEST_HOURS = 24 * 14


class ServiceForm(forms.Form):
    """A specialty of the on-call list."""

    title = forms.CharField(label="Service", max_length=80, help_text="Such as “General surgery”")
    form = forms.ChoiceField(
        label="Privileges of",
        required=False,
        help_text="Whoever is on call must hold the core of this form",
    )
    always = forms.BooleanField(
        label="Somebody must be on call at every hour", required=False, initial=True
    )

    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        titles = [(key, form.title) for key, form in privilege_forms().items()]
        titles.sort(key=lambda one: one[1])
        self.fields["form"].choices = [("", "No form is compared"), *titles]


class WallTime(forms.DateTimeField):
    """A day and a time as the clock on some wall shows it: which wall is for others to say."""

    widget = forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def to_python(self, value) -> datetime | None:
        with timezone.override(UTC):
            found = super().to_python(value)
        return found and found.replace(tzinfo=None)


class ShiftForm(forms.Form):
    """Somebody on call, in the times on the wall at the facility."""

    service = forms.ModelChoiceField(queryset=None, label="Service")
    who = forms.CharField(label="Practitioner", max_length=120, help_text="The name, or the NPI")
    starts = WallTime(label="From")
    ends = WallTime(label="Until")
    place = forms.IntegerField(
        label="Place", min_value=1, max_value=9, initial=1, help_text="1 is called first"
    )
    phone = forms.CharField(label="Phone", max_length=40, required=False)
    note = forms.CharField(label="Note", max_length=120, required=False)

    def __init__(self, *args, services, zone: str, **more):
        super().__init__(*args, **more)
        self.fields["service"].queryset = services
        self.zone = ZoneInfo(zone)

    def clean_starts(self) -> datetime:
        return self._instant("starts")

    def clean_ends(self) -> datetime:
        return self._instant("ends")

    def clean(self) -> dict:
        data = super().clean()
        starts, ends = data.get("starts"), data.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", "This is not after the start: write the later time.")
        elif starts and ends and (ends - starts).total_seconds() > LONGEST_HOURS * 3600:
            self.add_error("ends", "That is longer than 14 days: write one shift after another.")
        return data

    def _instant(self, name: str) -> datetime:
        try:
            return instant(self.cleaned_data[name], self.zone)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error


class ShiftListForm(forms.Form):
    """A list of shifts."""

    file = forms.FileField(label="The list", help_text="XLSX or CSV")
