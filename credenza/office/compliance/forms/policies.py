"""A policy and its versions, as they are typed."""

from collections.abc import Iterable

from django import forms

from credenza.core.policies.text import Block
from credenza.formats.policies.markdown import read_markdown
from credenza.formats.policies.model import LARGEST, Unreadable
from credenza.office.compliance.queries.policies import BALLOT
from credenza.office.practitioners.forms.day import Day
from credenza.office.team.queries import all_committees, colleagues
from credenza.packs.loader import policy_kinds, standards

NOBODY = ("", "Nobody")
STEMS = ("route_1", "route_2", "route_3", "route_4", "route_5")


class PolicyForm(forms.Form):
    """What a policy is; ``facility`` is asked only where there is a choice."""

    facility = forms.ChoiceField(label="Facility")
    kind = forms.ChoiceField(label="Kind")
    number = forms.CharField(label="Number", max_length=30, required=False)
    title = forms.CharField(label="Title", max_length=200)
    owner = forms.ChoiceField(label="Owner", required=False, help_text="Is told when it is due")
    review_months = forms.IntegerField(
        label="Reviewed every … months", min_value=1, max_value=120, required=False,
        help_text="Empty: as its kind says",
    )  # fmt: skip
    notice_days = forms.IntegerField(
        label="Days of notice before a version takes effect", min_value=0, max_value=365,
        required=False, help_text="Empty: as its kind says",
    )  # fmt: skip
    standards = forms.MultipleChoiceField(
        label="Standards that it proves",
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 10}),
    )

    def __init__(self, data=None, *, places: Iterable, policy=None):
        self.places = {str(one.pk): one for one in places}
        super().__init__(data, initial=_initial(policy))
        self.fields["facility"].choices = [(key, one.name) for key, one in self.places.items()]
        self.fields["kind"].choices = [(one.key, one.title) for one in policy_kinds().values()]
        self.people = {str(one.pk): one for one in colleagues()}
        self.fields["owner"].choices = [NOBODY, *((k, v.name) for k, v in self.people.items())]
        self.fields["standards"].choices = _standards()
        if policy is not None:
            del self.fields["facility"]
            self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput)
        self._add_route(policy)

    def _add_route(self, policy) -> None:
        places = [policy.facility_id] if policy else [one.pk for one in self.places.values()]
        bodies = [
            (str(one.pk), one.name if policy else f"{one.name}, {one.facility}")
            for one in all_committees().filter(facility__in=places).select_related("facility")
        ]
        choices = [("", "—"), *bodies, (str(BALLOT), "The members, in a ballot")]
        for place, name in enumerate(STEMS, 1):
            label = "Approved first by" if place == 1 else f"then ({place})"
            field = forms.ChoiceField(label=label, choices=choices, required=False)
            self.fields[name] = field

    def values(self) -> dict[str, object]:
        """What was typed, as the acts take it; numbers left empty are left out."""
        data = self.cleaned_data
        found = {name: data[name] for name in ("kind", "number", "title", "standards")}
        found["owner"] = self.people.get(data["owner"])
        found["route"] = [int(data[name]) for name in STEMS if data[name]]
        numbers = ("review_months", "notice_days")
        return found | {name: data[name] for name in numbers if data[name] is not None}


class VersionForm(forms.Form):
    """The text of a version: a Word document, or typed in Markdown."""

    document = forms.FileField(
        label="Word document (DOCX)", required=False, help_text="Kept as it is, beside its text"
    )
    text = forms.CharField(
        label="or the text, in Markdown",
        required=False,
        max_length=LARGEST,
        widget=forms.Textarea(attrs={"rows": 16, "class": "control code"}),
        help_text="# for headings, 1. and - for lists, | for tables",
    )
    change = forms.CharField(
        label="What is new in it",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Committees and readers see this",
    )
    wished_on = forms.DateField(
        label="Takes effect on", required=False, widget=Day, help_text="Empty: once approved"
    )

    def clean(self) -> dict:
        """One of the two, not both."""
        data = super().clean()
        if bool(data.get("document")) == bool(data.get("text", "").strip()):
            raise forms.ValidationError("Hand in a Word document, or type the text: one of them.")
        return data

    def typed(self) -> tuple[Block, ...] | None:
        """The blocks of what was typed; None where a file was handed in. Errors go on the form."""
        if not self.cleaned_data["text"].strip():
            return None
        try:
            return read_markdown(self.cleaned_data["text"]).blocks
        except Unreadable as error:
            self.add_error("text", str(error))
            return None


class SaidForm(forms.Form):
    """What a body said, as it is recorded by hand."""

    body = forms.CharField(label="Who", max_length=200)
    on = forms.DateField(label="On", widget=Day)
    words = forms.CharField(
        label="Words", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )


class ApproveForm(SaidForm):
    """An approval; the day counts where it is the last one."""

    effective_on = forms.DateField(
        label="Takes effect on", required=False, widget=Day, help_text="Empty: as soon as it may"
    )


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label="Why", max_length=2000, widget=forms.Textarea({"rows": 2}))


class DayForm(ReasonForm):
    """On which day, and what was seen."""

    on = forms.DateField(label="On", widget=Day)
    field_order = ("on", "reason")


def _standards() -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (pack.title, [(rule.id, f"{rule.id}: {rule.title}") for rule in pack.rules])
        for pack in standards().values()
    ]


def _initial(policy) -> dict[str, object]:
    if policy is None:
        return {}
    names = ("kind", "number", "title", "review_months", "notice_days", "standards", "version")
    route = dict(zip(STEMS, map(str, policy.route), strict=False))
    owner = str(policy.owner_id or "")
    return {name: getattr(policy, name) for name in names} | route | {"owner": owner}
