"""A ballot as it is opened, and a vote in it."""

from django import forms

from credenza.core.policies.balloting import NO, YES
from credenza.office.practitioners.forms.day import Day


class BallotForm(forms.Form):
    """When it closes and what it takes."""

    closes_on = forms.DateField(label="Last day to vote", widget=Day)
    share = forms.IntegerField(
        label="Percent of the votes cast that must be yes", min_value=1, max_value=100,
        help_text="50 is a majority: more than half",
    )  # fmt: skip
    turnout = forms.IntegerField(
        label="Percent of the members who must vote", min_value=0, max_value=100, initial=0
    )
    silence = forms.BooleanField(
        label="Who does not vote counts as a yes",
        required=False,
        help_text="Only where the bylaws say so",
    )


class VoteForm(forms.Form):
    """Yes or no."""

    says = forms.ChoiceField(label="Your vote", choices=[(YES, "Yes"), (NO, "No")])
