"""Inviting one person or a cohort."""

from collections.abc import Iterable, Mapping

from django import forms

from credenza.core.applications.kinds import Question
from credenza.office.credentialing.forms.hearing import day
from credenza.office.team.asked import LONGEST

MOST = 10**LONGEST
YES_NO = [("", "Choose"), ("yes", "Yes"), ("no", "No")]


class ChooseForm(forms.Form):
    """Who applies where, for what."""

    person = forms.IntegerField(min_value=1, max_value=MOST)
    facility = forms.IntegerField(min_value=1, max_value=MOST)
    kind = forms.CharField(max_length=40)


class DetailsForm(forms.Form):
    """What a kind itself asks of the office."""

    def __init__(self, *args, asks: Iterable[Question] = (), **kwargs):
        super().__init__(*args, **kwargs)
        self.asks = list(asks)
        for question in self.asks:
            self.fields[f"ask-{question.key}"] = _field(question)

    @staticmethod
    def of(details: Mapping[str, object]) -> dict[str, object]:
        """Answers kept before, as the form begins with them."""
        return {f"ask-{key}": value for key, value in details.items()}

    def details(self) -> dict[str, str]:
        """What was answered, as text."""
        found = {one.key: self.cleaned_data[f"ask-{one.key}"] for one in self.asks}
        return {
            key: value.isoformat() if hasattr(value, "isoformat") else str(value)
            for key, value in found.items()
            if value
        }


class OpeningForm(DetailsForm):
    """Where in the facility, and what the kind itself asks of the office."""

    department = forms.ChoiceField(required=False)
    staff_category = forms.CharField(label="Staff category", max_length=40, required=False)

    def __init__(self, *args, departments: Iterable = (), **kwargs):
        super().__init__(*args, **kwargs)
        choices = [("", "None"), *((one.pk, one.name) for one in departments)]
        self.fields["department"].choices = choices


class CohortForm(forms.Form):
    """Whose terms end when, at which facility."""

    facility = forms.IntegerField(min_value=1, max_value=MOST)
    since = day("Terms end from")
    until = day("to")
    title = forms.CharField(max_length=120, required=False)

    def clean(self):
        """The window goes forward, and is no longer than a year."""
        data = super().clean()
        since, until = data.get("since"), data.get("until")
        if since and until and not 0 <= (until - since).days <= 366:
            self.add_error("until", "A window of a year at most, its end after its start.")
        return data


def _field(question: Question) -> forms.Field:
    common = {"label": question.label, "required": question.required, "help_text": question.help}
    if question.type == "date":
        field = day(question.label)
        field.required, field.help_text = question.required, question.help
        return field
    if question.type == "boolean":
        return forms.ChoiceField(choices=YES_NO, **common)
    if question.type == "choice":
        return forms.ChoiceField(
            choices=[("", "Choose"), *((c, c) for c in question.choices)], **common
        )
    if question.type == "long_text":
        widget = forms.Textarea(attrs={"rows": 3})
        return forms.CharField(max_length=4000, widget=widget, **common)
    return forms.CharField(max_length=400, **common)
