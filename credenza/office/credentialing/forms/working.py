"""What is typed in while an application is worked on."""

from django import forms

from credenza.core.applications.category import ONE, TWO

LONGEST = 4000


def words(label: str, *, rows: int = 3, required: bool = True, help_text: str = ""):
    """A field for a few sentences."""
    return forms.CharField(
        label=label,
        max_length=LONGEST,
        required=required,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class StepForm(forms.Form):
    """Why a step is taken."""

    reason = words("Why", required=False)


class ResolveForm(forms.Form):
    """What came of a flag."""

    resolution = words("What came of it", rows=2)
    weighed = forms.BooleanField(
        label="It does not stand against an expedited decision", required=False
    )


class OverrideForm(forms.Form):
    """An open item in spite of which the application goes on, and why."""

    item = forms.CharField(max_length=120)
    reason = words("Why it may go on")


class CompleteForm(forms.Form):
    """Calling it complete: its category, and why, where that differs from what is proposed."""

    category = forms.ChoiceField(
        label="Category",
        choices=[(ONE, "1: nothing to discuss"), (TWO, "2: to be discussed")],
        widget=forms.RadioSelect,
    )
    reason = words("Why", required=False, help_text="Only where you choose 2 yourself.")


class CategoryForm(forms.Form):
    """Another category, and why."""

    category = forms.ChoiceField(choices=[(ONE, "1"), (TWO, "2")])
    reason = words("Why")


class PlanForm(forms.Form):
    """Who has it, and at which meeting it shall be decided."""

    to = forms.CharField(max_length=20, required=False)
    target_on = forms.DateField(
        label="Meeting aimed at",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
