"""What is typed while a meeting is in session."""

from django import forms

from credenza.core.committees.conflicts import DECLARED
from credenza.core.committees.motions import KINDS, METHODS
from credenza.core.committees.tally import CHOICES
from credenza.core.committees.voting import Heard
from credenza.office.meetings.actions.motions import Wording
from credenza.office.meetings.actions.sessions import WAYS

MOST = 200
"""More members than any committee has."""


class MoveForm(forms.Form):
    """What is moved. An amendment's text is the motion's new wording."""

    kind = forms.ChoiceField(choices=list(KINDS.items()))
    text = forms.CharField(required=False, max_length=2000)
    choice = forms.CharField(required=False, max_length=40)
    reason = forms.CharField(required=False, max_length=4000)
    conditions = forms.CharField(required=False, max_length=4000)

    def wording(self) -> Wording:
        """What was typed, as the act takes it."""
        return Wording(**{k: v for k, v in self.cleaned_data.items() if k != "kind"})


class ConflictForm(forms.Form):
    """A conflict of interest that a member declares."""

    kind = forms.ChoiceField(label="What kind of conflict", choices=list(DECLARED.items()))
    words = forms.CharField(label="In words", required=False, max_length=300)
    for_good = forms.BooleanField(required=False)


class OpenForm(forms.Form):
    """How a vote is taken; a vote between meetings until when."""

    method = forms.ChoiceField(label="How it is voted", choices=list(METHODS.items()))
    closes_at = forms.DateTimeField(label="Open until", required=False)


class CastForm(forms.Form):
    """A vote."""

    choice = forms.ChoiceField(label="The vote", choices=list(CHOICES.items()))


class HeardForm(forms.Form):
    """What was heard in a vote by voice."""

    no = forms.IntegerField(label="Against", min_value=0, max_value=MOST, required=False)
    abstained = forms.IntegerField(label="Abstaining", min_value=0, max_value=MOST, required=False)

    def heard(self) -> Heard:
        """What was typed; nothing counts as nobody."""
        return Heard(self.cleaned_data["no"] or 0, self.cleaned_data["abstained"] or 0)


class ArriveForm(forms.Form):
    """How somebody takes part."""

    how = forms.ChoiceField(choices=list(WAYS.items()))


class GuestForm(forms.Form):
    """Who comes in as a guest."""

    name = forms.CharField(label="Guest", max_length=120)


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label="Why", max_length=300)
