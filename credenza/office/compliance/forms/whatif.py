"""The shape of a change of the rules that is tried before it is adopted."""

from django import forms

from credenza.core.law import Pack
from credenza.packs.loader import requirements, standards

LIMIT, BODY = "limit", "body"


class TrialForm(forms.Form):
    """A limit of the facility's own, or a body's rules taken on or left; from a day."""

    facility = forms.ModelChoiceField(None, empty_label=None)
    requirement = forms.ChoiceField()
    limit = forms.IntegerField(
        min_value=0,
        max_value=10_000,
        help_text="In the unit of the requirement; stricter than the rules in force.",
    )
    effective_on = forms.DateField(
        label="From", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args, facilities, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["facility"].queryset = facilities
        self.fields["requirement"].choices = [
            (one.key, f"{one.title} ({one.unit})") for one in requirements().values() if one.unit
        ]


class BodyForm(forms.Form):
    """A body whose rules a facility would take on, or leave."""

    facility = forms.ModelChoiceField(None, empty_label=None)
    body = forms.ChoiceField(label="Rules of")

    def __init__(self, *args, facilities, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["facility"].queryset = facilities
        self.fields["body"].choices = [
            (pack.key, pack.title) for pack in standards().values() if _is_chosen(pack)
        ]


class AdoptForm(forms.Form):
    """Where the bylaws say so, and why it is adopted."""

    citation = forms.CharField(
        max_length=200,
        label="Written in",
        help_text="Such as “Bylaws 4.2(b), 2026”.",
    )
    reason = forms.CharField(max_length=400, label="Why", required=False)


def _is_chosen(pack: Pack) -> bool:
    return any(rule.severity != "law" for rule in pack.rules)
