"""The office's own shorter clocks at one facility, as they are typed."""

from collections.abc import Iterator, Mapping
from datetime import date

from django import forms

from credenza.core.concerns.clocks import UNITS, Clock
from credenza.packs.cases import case_kinds


class ClocksForm(forms.Form):
    """One number for each clock; empty is the pack's. None is longer than the pack's, and what is
    due on the same day cannot be shorter.
    """

    def __init__(self, own: Mapping[str, int], as_of: date, data=None):
        super().__init__(data)
        for kind in case_kinds().values():
            for clock in kind.clocks:
                if most := clock.amount_on(as_of):
                    key = f"{kind.key}.{clock.key}"
                    self.fields[key] = _amount(clock, most, own.get(key))

    def by_kind(self) -> Iterator[tuple[str, list[forms.BoundField]]]:
        """The fields of each kind, with its title."""
        for kind in case_kinds().values():
            yield kind.title, [self[key] for key in self.fields if key.startswith(f"{kind.key}.")]

    def chosen(self) -> dict[str, int]:
        """The shorter ones alone, by their keys."""
        given = {key: days for key, days in self.cleaned_data.items() if days is not None}
        return {key: days for key, days in given.items() if days < self.fields[key].max_value}


def _amount(clock: Clock, most: int, own: int | None) -> forms.IntegerField:
    unit = UNITS[clock.unit] if most == 1 else f"{UNITS[clock.unit]}s"
    return forms.IntegerField(
        label=clock.title,
        min_value=0,
        max_value=most,
        required=False,
        initial=own,
        help_text=f"At most {most} {unit}. {clock.citation}",
    )
