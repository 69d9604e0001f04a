"""The office's own shorter clocks at one facility, as they are typed."""

from django import forms

from credenza.core.concerns.clocks import UNITS
from credenza.packs.cases import case_kinds


class ClocksForm(forms.Form):
    """One number for each clock; empty is the pack's. None is longer than the pack's."""

    def __init__(self, own: dict[str, int], as_of, data=None):
        super().__init__(data)
        for kind in case_kinds().values():
            for clock in kind.clocks:
                most, key = clock.amount_on(as_of), f"{kind.key}.{clock.key}"
                self.fields[key] = forms.IntegerField(
                    label=f"{kind.title}: {clock.title.lower()}",
                    min_value=0,
                    max_value=most,
                    required=False,
                    initial=own.get(key),
                    help_text=f"At most {most} {UNITS[clock.unit]}s. {clock.citation}",
                )

    def chosen(self) -> dict[str, int]:
        """The shorter ones alone, by their keys."""
        given = self.cleaned_data.items()
        fields = self.fields
        return {
            key: days for key, days in given if days is not None and days < fields[key].max_value
        }
