"""What is typed in after an adverse recommendation."""

from django import forms

from credenza.office.credentialing.forms.working import words


def day(label: str) -> forms.DateField:
    """A day, typed or picked."""
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class NotifyForm(forms.Form):
    """To whom a request for a hearing goes."""

    request_to = forms.CharField(label="A request goes to", max_length=200)


class AskForm(forms.Form):
    """When a hearing was asked for."""

    on = day("Asked for on")


class WaiveForm(forms.Form):
    """When and how it was waived."""

    on = day("Waived on")
    said_so = forms.BooleanField(
        label="The practitioner said so; otherwise the time to ask has passed", required=False
    )
    reason = words("In words")


class SetForm(forms.Form):
    """Where, when and before whom the hearing is."""

    hearing_on = day("Hearing on")
    hour = forms.CharField(label="Hour", max_length=40)
    place = forms.CharField(label="Place", max_length=200)
    panel = words("Before whom", rows=2, help_text="None in direct economic competition.")
    witnesses = words("Witnesses expected, one a line", required=False)


class ReportForm(forms.Form):
    """What the panel reported, or the final action."""

    on = day("On")
    reason = words("In words")


class FinalForm(ReportForm):
    """What the governing body decided on single privileges."""

    upheld = forms.TypedChoiceField(
        label="The governing body",
        choices=[("yes", "denies them"), ("no", "grants them, from that day")],
        coerce=lambda text: text == "yes",
    )
    field_order = ("upheld", "on", "reason")


class DismissForm(forms.Form):
    """Why a denial is not adverse: a criterion that is not met, a contract, what is not offered."""

    reason = words("Why it is not for competence or conduct")


class HearForm(forms.Form):
    """That it was held; nothing else is asked."""


class ResumeForm(forms.Form):
    """Why the application goes on."""

    reason = words("Why it goes on")


class ReportedForm(ReportForm):
    """Which of the reports was made, when, with its number."""

    number = forms.IntegerField(min_value=0, max_value=99, widget=forms.HiddenInput)
