"""What a station says: on the whole, and on single privileges."""

from collections.abc import Iterable

from django import forms

from credenza.core.applications.route import CONDITIONS, DENY, OUTCOMES, Votes
from credenza.core.privileges.conditions import WORDS, Condition
from credenza.core.privileges.recommending import AS_REQUESTED, SAYINGS, Recommendation
from credenza.office.credentialing.actions.stations import Said
from credenza.office.credentialing.forms.working import words

LINE_CHOICES = [
    ("", "As on the whole"),
    *((key, SAYINGS[key]) for key in (AS_REQUESTED, CONDITIONS, DENY)),
]
COUNTS = ("yes", "no", "abstained", "recused")
MOST = 999


class StationForm(forms.Form):
    """A recommendation. ``lines`` are the items asked for, as (key, title)."""

    outcome = forms.ChoiceField(
        label="Recommendation", choices=list(OUTCOMES.items()), widget=forms.RadioSelect
    )
    reason = words(
        "Reasons or conditions",
        required=False,
        help_text="Needed for conditions and for a denial; the practitioner may read them.",
    )
    question = words("Question to be answered", required=False, help_text="For a deferral.")
    to_applicant = forms.BooleanField(
        label="The applicant has to answer it: write the letter", required=False
    )

    def __init__(self, *args, lines: Iterable[tuple[str, str]] = (), **kwargs):
        super().__init__(*args, **kwargs)
        self.lines = list(lines)
        for number, (_, title) in enumerate(self.lines):
            self.fields[f"says-{number}"] = forms.ChoiceField(
                label=title, choices=LINE_CHOICES, required=False
            )
            self.fields[f"words-{number}"] = forms.CharField(
                label=f"Why, or on which condition: {title}", required=False, max_length=1000
            )

    def pairs(self):
        """The fields of each line, for the page."""
        return [
            (self[f"says-{number}"], self[f"words-{number}"]) for number in range(len(self.lines))
        ]

    def said(self) -> Said:
        """What was typed, as the act takes it."""
        data = self.cleaned_data
        return Said(
            outcome=data["outcome"],
            reason=data["reason"],
            question=data["question"],
            lines=dict(self._said_lines()),
            votes=Votes(*(data.get(name) or 0 for name in COUNTS)),
            recused_names=data.get("recused_names", ""),
            meeting_on=data.get("meeting_on"),
            to_applicant=data["to_applicant"],
        )

    def _said_lines(self):
        for number, (item, _) in enumerate(self.lines):
            says, why = self.cleaned_data[f"says-{number}"], self.cleaned_data[f"words-{number}"]
            if says:
                conditions = (Condition(WORDS, why),) if says == CONDITIONS and why else ()
                yield item, Recommendation(says, why, conditions)


class BodyForm(StationForm):
    """A body's recommendation: when it met, and how it voted."""

    meeting_on = forms.DateField(
        label="Met on", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    yes = forms.IntegerField(label="For", min_value=0, max_value=MOST)
    no = forms.IntegerField(label="Against", min_value=0, max_value=MOST, initial=0)
    abstained = forms.IntegerField(min_value=0, max_value=MOST, initial=0)
    recused = forms.IntegerField(min_value=0, max_value=MOST, initial=0)
    recused_names = forms.CharField(label="Who left the room", max_length=300, required=False)
    field_order = ("meeting_on", *COUNTS, "recused_names")
