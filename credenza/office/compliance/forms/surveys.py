"""What is typed about surveys and who is let in."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django import forms

from credenza.core.privileges.oncall import instant
from credenza.core.standards.calling import lines
from credenza.office.privileging.forms.oncall import WallTime
from credenza.packs.loader import audit_methods, standards

MOST = 60
"""Files that are called at a time: as many as a surveyor asks for."""


class SurveyForm(forms.Form):
    """A survey of a facility, in the time on its wall."""

    facility = forms.ModelChoiceField(None, empty_label="Choose a facility")
    title = forms.CharField(max_length=120, help_text="Such as “Triennial survey, November 2026”")
    body = forms.ChoiceField(label="Who surveys", required=False)
    rehearsal = forms.BooleanField(
        label="A rehearsal", required=False, help_text="Colleagues play surveyors; times are taken."
    )
    ends = WallTime(label="Ends")
    peer_review = forms.BooleanField(
        label="Show peer review credentials, such as peer references", required=False
    )
    peer_review_why = forms.CharField(label="By which policy", required=False, max_length=300)

    def __init__(self, *args, facilities, **more):
        super().__init__(*args, **more)
        self.fields["facility"].queryset = facilities
        bodies = [(key, pack.title) for key, pack in standards().items()]
        self.fields["body"].choices = [("", "Nobody in particular"), *bodies]

    def clean(self) -> dict:
        values = super().clean()
        if values.get("facility") and values.get("ends"):
            values["ends_at"] = _instant(self, "ends", values["facility"])
        return values

    @property
    def values(self) -> dict:
        """The columns of the survey."""
        return {name: value for name, value in self.cleaned_data.items() if name != "ends"}


class ExtendForm(forms.Form):
    """Another end of a survey."""

    ends = WallTime(label="Ends")
    reason = forms.CharField(label="Why", max_length=300)

    def __init__(self, *args, facility, **more):
        super().__init__(*args, **more)
        self.facility = facility

    def clean_ends(self) -> datetime | None:
        return _instant(self, "ends", self.facility)


class SurveyorForm(forms.Form):
    """Somebody to be let in."""

    name = forms.CharField(max_length=120)
    email = forms.EmailField(label="E-mail")


class CallForm(forms.Form):
    """Names as they were called out, one a line."""

    names = forms.CharField(
        label="Names called out, one a line",
        max_length=6000,
        widget=forms.Textarea({"rows": 4}),
        help_text="“Okafor”, “Okafor, Adaeze”, “Adaeze Okafor” or an NPI",
    )

    def clean_names(self) -> list[str]:
        found = lines(self.cleaned_data["names"])
        if not found:
            raise forms.ValidationError("Type at least one name.")
        if len(found) > MOST:
            raise forms.ValidationError(f"Type {MOST} names at the most; these are {len(found)}.")
        return found


class DrawForm(forms.Form):
    """A sample to be drawn by the seed that a surveyor says."""

    method = forms.ChoiceField(label="How to draw")
    seed = forms.CharField(
        max_length=60,
        help_text="Any words, best the surveyor's own. The same seed draws the same files.",
    )
    since = forms.DateField(label="Decided from", widget=forms.DateInput({"type": "date"}))
    until = forms.DateField(label="to", widget=forms.DateInput({"type": "date"}))

    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        self.fields["method"].choices = [(key, one.title) for key, one in audit_methods().items()]

    def clean(self) -> dict:
        values = super().clean()
        if values.get("since") and values.get("until") and values["until"] < values["since"]:
            self.add_error("until", "Choose a day on or after the first.")
        return values


def _instant(form: forms.Form, name: str, facility) -> datetime | None:
    """The instant of a time on the facility's wall; an error on the form where there is none."""
    try:
        return instant(form.cleaned_data[name], ZoneInfo(facility.zone))
    except ValueError as error:
        form.add_error(name, str(error))
        return None
