"""What is typed around minutes."""

from django import forms

from credenza.office.meetings.actions.minutes import LONGEST


class SectionForm(forms.Form):
    """The words of one section, and those that stood there when it was read."""

    words = forms.CharField(max_length=LONGEST, required=False, strip=False)
    was = forms.CharField(max_length=2 * LONGEST, required=False, strip=False)


class SealForm(forms.Form):
    """When and how minutes were approved outside of a meeting kept here."""

    approved_on = forms.DateField(
        label="Approved on", widget=forms.DateInput(attrs={"type": "date"})
    )
    how = forms.CharField(
        label="By whom, and how",
        max_length=200,
        help_text="“By the committee on 5 January, without dissent”.",
    )


class ReturnForm(forms.Form):
    """What is to be corrected."""

    reason = forms.CharField(
        label="What is to be corrected",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class AddendumForm(forms.Form):
    """A correction of sealed minutes."""

    body = forms.CharField(
        label="What is put right", max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4})
    )
    why = forms.CharField(label="Why", max_length=300)
