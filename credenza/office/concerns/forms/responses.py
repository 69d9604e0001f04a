"""A response to conduct as it is typed."""

from django import forms

from credenza.office.practitioners.forms.day import Day
from credenza.packs.response import thresholds, tiers

WORDS = 8000


def words(label: str, *, rows: int = 3, **more) -> forms.CharField:
    """A text of some lines."""
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=WORDS, widget=area, **more)


class TierForm(forms.Form):
    """Which tier, why, and what the practitioner is told."""

    practitioner = forms.IntegerField(widget=forms.HiddenInput)
    tier = forms.ChoiceField(label="Answer it with", widget=forms.RadioSelect)
    why = words("Why", help_text="For the record. The practitioner does not read it.")
    told = words(
        "What the practitioner is told",
        rows=6,
        help_text="All that they see of the case. Leave out who reported it.",
    )

    def __init__(self, data=None, *, practitioner: int | None = None, proposed: str = ""):
        super().__init__(data, initial={"practitioner": practitioner, "tier": proposed})
        self.fields["tier"].choices = [(one.key, one.title) for one in tiers().values()]


class PassForm(forms.Form):
    """Why it goes on without an answer."""

    declined = forms.BooleanField(
        label="They said that they will not answer; otherwise their time is over", required=False
    )
    why = words("In words")


class WhyForm(forms.Form):
    """Why, in words."""

    why = words("In words")


class PaperAnswerForm(forms.Form):
    """What came in writing or was said to the office."""

    words = words("What the practitioner answered", rows=5)


class StepForm(forms.Form):
    """That a step was done."""

    key = forms.CharField(max_length=20, widget=forms.HiddenInput)
    on = forms.DateField(label="On", widget=Day)
    words = words("What came of it", rows=2, required=False)


class AnswerForm(forms.Form):
    """The practitioner's answer."""

    words = words("Your answer", rows=10)


class ThresholdForm(forms.Form):
    """The office's own number, from a day on."""

    key = forms.ChoiceField(label="Which number")
    limit = forms.IntegerField(label="The number", min_value=1, max_value=120)
    from_on = forms.DateField(label="From", widget=Day)
    why = forms.CharField(label="Why", max_length=200)

    def __init__(self, data=None, *, today=None):
        super().__init__(data, initial={"from_on": today})
        self.fields["key"].choices = [(one.key, one.title) for one in thresholds().values()]
