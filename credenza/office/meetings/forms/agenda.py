"""What is typed about an item of an agenda."""

from django import forms

from credenza.core.committees.agenda import CONSENT, EXECUTIVE, PARTS, part_of
from credenza.office.meetings.actions.agenda import TITLE, Typed
from credenza.office.meetings.models import AgendaItem

LONGEST = 240
"""Minutes that one item may take."""


class AddForm(forms.Form):
    """An item added by hand."""

    title = forms.CharField(max_length=TITLE)
    minutes = forms.IntegerField(min_value=0, max_value=LONGEST, initial=5)
    presenter = forms.CharField(label="Presented by", max_length=120, required=False)
    summary = forms.CharField(
        label="What it is about",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    executive = forms.BooleanField(label="In executive session", required=False)

    def typed(self) -> Typed:
        """What was typed, as the act takes it."""
        return Typed(**self.cleaned_data)


class ItemForm(forms.Form):
    """How an item stands on the agenda. What a matter says is its room's to say."""

    title = forms.CharField(max_length=TITLE)
    summary = forms.CharField(
        label="What it is about",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    minutes = forms.IntegerField(min_value=0, max_value=LONGEST)
    presenter = forms.CharField(label="Presented by", max_length=120, required=False)
    part = forms.ChoiceField(
        label="Part of the agenda",
        choices=[(key, title or "Open session, by itself") for key, title in PARTS.items()],
        widget=forms.RadioSelect,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, item: AgendaItem, data=None):
        initial = {name: getattr(item, name) for name in ("title", "summary", "minutes")}
        initial |= {"presenter": item.presenter, "version": item.version, "part": part_of(item)}
        super().__init__(data, initial=initial)
        if item.matter:
            del self.fields["title"], self.fields["summary"]
        else:
            part = self.fields["part"]
            part.choices = [one for one in part.choices if one[0] != CONSENT]

    def values(self) -> dict[str, object]:
        """What was typed, as the act takes it."""
        values = dict(self.cleaned_data)
        values.pop("version")
        part = values.pop("part")
        return values | {"on_consent": part == CONSENT, "executive": part == EXECUTIVE}


class WhyForm(forms.Form):
    """Why something is done."""

    reason = forms.CharField(max_length=500, required=False)
