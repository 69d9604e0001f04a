"""What is typed about links of devices and about the on-call list."""

from django import forms

from credenza.office.privileging.devices import DEFAULT_HOURS
from credenza.office.team.queries import facilities


class DeviceChoicesForm(forms.Form):
    """Whether devices may ask, and how old a copy may be."""

    on = forms.BooleanField(label="Devices with a link may ask without signing in", required=False)
    hours = forms.IntegerField(
        label="A copy without the network is too old after",
        help_text="Hours, from 1 to 720. Then the page says to call the office.",
        min_value=1,
        max_value=720,
        initial=DEFAULT_HOURS,
    )


class DeviceLinkForm(forms.Form):
    """A new link."""

    facility = forms.ModelChoiceField(queryset=None, label="Facility")
    label = forms.CharField(
        label="For", max_length=80, help_text="Such as “Intranet” or “Phones of the operating room”"
    )

    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        self.fields["facility"].queryset = facilities()
