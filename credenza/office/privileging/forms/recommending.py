"""What a station recommends, or what was decided, on each item asked for."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from credenza.core.privileges import Outcome
from credenza.core.privileges.conditions import (
    AGES,
    PROCTOR,
    SITE,
    SUPERVISION,
    WORDS,
    Condition,
    conditions,
)
from credenza.core.privileges.holding import GRANT_KINDS
from credenza.core.privileges.recommending import (
    AS_REQUESTED,
    SAYINGS,
    Recommendation,
    is_sound,
)
from credenza.office.practitioners.forms.day import Day
from credenza.office.practitioners.forms.words import choices
from credenza.office.privileging.queries.requests import LineSheet

STATIONS = {
    "chair": "Department chair",
    "credentials": "Credentials committee",
    "mec": "Medical executive committee",
}


class SayingForm(forms.Form):
    """What is said on one item, with conditions and reason."""

    says = forms.ChoiceField(label="Recommendation", choices=choices(SAYINGS.items()))
    proctor = forms.IntegerField(
        label="Proctor for the first … cases", min_value=1, max_value=99, required=False
    )
    supervision = forms.CharField(label="Supervised by", max_length=120, required=False)
    site = forms.CharField(label="Only at", max_length=120, required=False)
    ages = forms.CharField(label="Only for patients aged", max_length=60, required=False)
    words = forms.CharField(label="Other condition", max_length=300, required=False)
    reason = forms.CharField(max_length=1000, required=False)

    def __init__(self, line: LineSheet, data: Mapping[str, Any] | None = None, label: str = ""):
        super().__init__(data, prefix=line.item.key, initial=_suggested(line))
        self.sheet = line
        self.fields["says"].label = label or "Recommendation"

    def clean(self):
        data = super().clean()
        if data.get("says") and not self.errors:
            verdict = is_sound(self.recommendation)
            if not verdict:
                self.add_error("says", verdict.reason)
        return data

    @property
    def recommendation(self) -> Recommendation:
        data = self.cleaned_data
        given = [Condition(PROCTOR, cases=data["proctor"])] if data.get("proctor") else []
        for kind in (SUPERVISION, SITE, AGES, WORDS):
            if data.get(kind):
                given.append(Condition(kind, data[kind]))
        return Recommendation(data["says"], data.get("reason", ""), tuple(given))


class SayingsForm:
    """What is said on all of ``lines``."""

    def __init__(
        self, lines: Sequence[LineSheet], data: Mapping[str, Any] | None = None, label: str = ""
    ):
        self.forms = {line.item.key: SayingForm(line, data, label) for line in lines}

    def is_valid(self) -> bool:
        return all(one.is_valid() for one in self.forms.values())

    @property
    def lines(self) -> dict[str, Recommendation]:
        return {key: one.recommendation for key, one in self.forms.items()}


class StationForm(forms.Form):
    """Which station recommends."""

    station = forms.ChoiceField(choices=list(STATIONS.items()))


class TermForm(forms.Form):
    """The decision's own day, and the term of what is granted."""

    kind = forms.ChoiceField(label="Kind of grant", choices=list(GRANT_KINDS.items()))
    decided_on = forms.DateField(label="Decided on", widget=Day)
    starts_on = forms.DateField(label="First day", widget=Day)
    ends_on = forms.DateField(label="Last day", widget=Day)


def _suggested(line: LineSheet) -> dict[str, Any]:
    """What the station before said; without one, as requested where all criteria are met."""
    if line.said:
        last = line.said[-1]
        return {"says": last.says, "reason": last.reason} | _fields(last.conditions)
    return {"says": AS_REQUESTED} if line.outcome is Outcome.MET else {}


def _fields(stored: list[dict]) -> dict[str, Any]:
    return {one.kind: one.cases if one.kind == PROCTOR else one.words for one in conditions(stored)}
