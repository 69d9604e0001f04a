"""What is typed about a committee itself."""

from django import forms

from credenza.packs.loader import committee_kinds


class CommitteeForm(forms.Form):
    """A new committee, of a kind that the packs know."""

    facility = forms.ModelChoiceField(None, label="Facility")
    kind = forms.ChoiceField(
        label="Kind", help_text="Its charter is taken over; you can change it for this committee"
    )
    name = forms.CharField(label="Name", max_length=120)

    def __init__(self, *args, facilities, **more):
        super().__init__(*args, **more)
        self.fields["facility"].queryset = facilities
        if len(facilities) == 1:
            self.initial.setdefault("facility", facilities[0])
        titles = sorted((one.title, key) for key, one in committee_kinds().items())
        self.fields["kind"].choices = [(key, title) for title, key in titles]
