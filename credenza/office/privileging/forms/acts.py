"""Small forms: a suspension, an end, a step of a form, a case, a conclusion."""

from django import forms

from credenza.core.privileges.holding import SUSPENSIONS
from credenza.core.privileges.recommending import REQUEST_KINDS
from credenza.office.practitioners.forms.day import Day
from credenza.office.practitioners.forms.words import choices
from credenza.packs.evaluation import evaluation_methods

LONG = forms.Textarea(attrs={"rows": 3})


class WhyForm(forms.Form):
    """Why, in a sentence that becomes part of the record."""

    reason = forms.CharField(label="Why", max_length=1000, widget=LONG)


class ChangeForm(WhyForm):
    """What happens to grants from a day on."""

    on = forms.DateField(label="From this day on", widget=Day)
    field_order = ("on", "kind", "under_investigation", "reason")


class SuspendForm(ChangeForm):
    """A suspension and its kind."""

    kind = forms.ChoiceField(
        label="Kind of suspension",
        choices=list(SUSPENSIONS.items()),
        help_text=(
            "Precautionary and corrective suspensions of more than 30 days are reported to the "
            "NPDB."
        ),
    )


class RelinquishForm(ChangeForm):
    """Privileges given up, and the question that decides whether it is reported."""

    under_investigation = forms.TypedChoiceField(
        label="Given up while under investigation, or in return for not conducting one?",
        choices=[("no", "No"), ("yes", "Yes: it is reported to the NPDB within 30 days")],
        coerce=lambda word: word == "yes",
        widget=forms.RadioSelect,
    )


class NewRequestForm(forms.Form):
    """A request: of which kind, where, and on which forms."""

    kind = forms.ChoiceField(label="It is", choices=list(REQUEST_KINDS.items()))
    forms_asked = forms.MultipleChoiceField(label="Forms", widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, versions=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["forms_asked"].choices = [(str(one.pk), one.title) for one in versions]


class StepForm(forms.Form):
    """A step of a form's version: which body, on which day, why."""

    body = forms.CharField(label="Which body", max_length=120)
    on = forms.DateField(label="On", widget=Day)
    effective_on = forms.DateField(label="Counts from", widget=Day, required=False)
    reason = forms.CharField(label="Why", max_length=1000, required=False, widget=LONG)


class AdoptForm(forms.Form):
    """Shipped forms that a facility takes over."""

    facility = forms.ModelChoiceField(None)
    adopted = forms.MultipleChoiceField(label="Forms", widget=forms.CheckboxSelectMultiple)
    body = forms.CharField(label="Approved by", max_length=120, initial="Board")
    effective_on = forms.DateField(label="In force from", widget=Day)

    def __init__(self, *args, facilities, shipped, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["facility"].queryset = facilities
        self.fields["adopted"].choices = [(one.key, one.title) for one in shipped]


class AssignForm(forms.Form):
    """Who looks at how many cases, how, and until when."""

    evaluator = forms.ModelChoiceField(None, label="Evaluator", required=False)
    method = forms.ChoiceField()
    cases = forms.IntegerField(min_value=1, max_value=999)
    due_on = forms.DateField(label="Until", widget=Day)

    def __init__(self, *args, colleagues, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["evaluator"].queryset = colleagues
        self.fields["method"].choices = [
            (key, one.title) for key, one in evaluation_methods().items()
        ]


class CaseForm(forms.Form):
    """One case that was looked at. No patient is named."""

    on = forms.DateField(label="Day of the case", widget=Day)
    observer = forms.CharField(label="Seen by", max_length=120)
    number = forms.CharField(
        label="Case number", max_length=40, required=False, help_text="The facility's own number."
    )
    satisfactory = forms.TypedChoiceField(
        choices=[("yes", "Satisfactory"), ("no", "Not satisfactory")],
        coerce=lambda word: word == "yes",
        widget=forms.RadioSelect,
    )
    words = forms.CharField(label="In words", max_length=2000, required=False, widget=LONG)


class ConcludeForm(WhyForm):
    """How an evaluation ends, or that it goes on."""

    step = forms.ChoiceField(
        label="Conclusion",
        choices=choices(
            [
                ("continue", "Go on with ongoing evaluation"),
                ("extend", "Extend it"),
                ("refer", "Refer to peer review"),
            ]
        ),
    )
    cases = forms.IntegerField(label="Cases in all", min_value=1, max_value=999, required=False)
    due_on = forms.DateField(label="New last day", widget=Day, required=False)
    field_order = ("step", "cases", "due_on", "reason")

    def clean(self):
        data = super().clean()
        if data.get("step") == "extend":
            for name in ("cases", "due_on"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, "Needed to extend it.")
        return data
