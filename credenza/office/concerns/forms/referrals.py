"""What is typed to lay a case before a committee, and to choose what counts where."""

from django import forms

from credenza.core.concerns.kinds import KINDS
from credenza.packs.trends import feeds


class ReferralForm(forms.Form):
    """Before which committee, and with which question."""

    committee = forms.ChoiceField(label="Committee")
    question = forms.CharField(
        label="What it is asked",
        max_length=4000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Sealed with the case. The docket tells the kind and the number alone.",
    )
    members = forms.BooleanField(
        label="Let its members read the case, save those who have no part in it",
        required=False,
        initial=True,
    )

    def __init__(self, committees, *args, **more):
        super().__init__(*args, **more)
        self.committees = {str(one.pk): one for one in committees}
        self.fields["committee"].choices = [(pk, str(one)) for pk, one in self.committees.items()]

    def clean_committee(self):
        return self.committees[self.cleaned_data["committee"]]


class FeedForm(forms.Form):
    """Which kinds count for each purpose, of those that the pack lets count."""

    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        for key, feed in feeds().items():
            self.fields[key] = forms.MultipleChoiceField(
                label=feed.title,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                choices=[(kind, KINDS[kind]) for kind in feed.kinds],
                help_text=f"{feed.citation}.",
            )
